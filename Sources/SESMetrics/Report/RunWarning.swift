/// Something odd about a run as a whole; the results stand (contract §3).
public enum RunWarning: UInt8, CaseIterable, Sendable {
    case severalAccounts, seriesFolded, beyondHorizon

    /// The stable code in summaries.
    public var code: String {
        switch self {
        case .severalAccounts: "several_accounts"
        case .seriesFolded: "series_folded"
        case .beyondHorizon: "beyond_horizon"
        }
    }
}
