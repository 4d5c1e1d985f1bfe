/// What a run forgives when it chooses its exit status (contract §8).
struct Tolerance: Equatable, Sendable {
    /// How many rejected records are forgiven.
    enum Rejected: Equatable, Sendable {
        /// As many records.
        case records(Int64)
        /// This share of all records, 0 to 100.
        case percent(Double)
    }

    /// How many rejected records are forgiven.
    var rejected = Rejected.records(0)
    /// Whether damaged inputs are forgiven.
    var forgivesDamage = false

    /// The exit status of a run that finished and wrote its output.
    func status(for report: RunReport) -> ExitStatus {
        let isForgiven =
            switch rejected {
            case .records(let most): report.totals.rejected.total <= most
            case .percent(let most):
                Double(report.totals.rejected.total) * 100 <= Double(report.totals.records) * most
            }
        return isForgiven && (forgivesDamage || report.damagedInputs.isEmpty) ? .success : .imperfect
    }
}
