import Foundation

/// What a summary says of the run's records: the parts that must add up (contract §3), and what was wrong.
struct SummaryTotals: Decodable {
    /// What is wrong with one input as a whole.
    struct Damage: Decodable {
        let input: String
        let code: String
        let offset: Int
    }

    /// A name that a walk left out.
    struct Skipped: Decodable {
        let input: String
        let reason: String
    }

    let records: Int
    let counted: Int
    let duplicate: Int
    let filtered: Int
    let ignored: [String: Int]
    let rejected: [String: Int]
    let warnings: [String: Int]
    let damaged: [Damage]
    let skipped: [Skipped]

    /// Reads a summary.
    init(summary: Data) throws {
        self = try JSONDecoder().decode(SummaryTotals.self, from: summary)
    }

    /// What the records came to.
    var sum: Int {
        counted + duplicate + filtered + ignored.values.reduce(0, +) + rejected.values.reduce(0, +)
    }

    /// One line a number that is not zero, then one a damage and one a skipped name.
    var text: String {
        let totals = [("records", records), ("counted", counted), ("duplicate", duplicate), ("filtered", filtered)]
        let reasons = [("ignored", ignored), ("rejected", rejected), ("warnings", warnings)].flatMap { name, counts in
            counts.sorted { $0.key < $1.key }.map { ("\(name) \($0.key)", $0.value) }
        }
        let lines =
            (totals + reasons).filter { $0.1 != 0 }.map { "\($0.0) \($0.1)" }
            + damaged.map { "damaged \($0.input) \($0.code) \($0.offset)" }
            + skipped.map { "skipped \($0.input) \($0.reason)" }
        return lines.map { $0 + "\n" }.joined()
    }
}
