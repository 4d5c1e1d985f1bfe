/// A text that is no period, with the nearest ones that are.
public struct PeriodError: Error, Equatable, CustomStringConvertible {
    /// What was typed.
    public let text: String
    /// The valid periods next below and next above, the shorter first; empty where the text is no length of time at all.
    public let nearest: [Period]

    /// A sentence for the user.
    public var description: String {
        let names = nearest.map { $0.description }.joined(separator: " and ")
        return switch nearest.count {
        case 0:
            "period \(text.quotedForMessage) is not a whole number of s, m, h, d, w or mo, such as 30s, 5m, 6h or 1mo"
        case 1: "period \(text.quotedForMessage) is not available; the nearest is \(names)"
        default: "period \(text.quotedForMessage) is not available; the nearest are \(names)"
        }
    }
}
