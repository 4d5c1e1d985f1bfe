import Foundation

/// The parts of a summary that must add up (contract §3).
struct ConservationLaw: Decodable {
    let records: Int
    let counted: Int
    let duplicate: Int
    let filtered: Int
    let ignored: [String: Int]
    let rejected: [String: Int]

    /// What the records came to.
    var sum: Int {
        counted + duplicate + filtered + ignored.values.reduce(0, +) + rejected.values.reduce(0, +)
    }

    /// Reads a summary.
    init(summary: Data) throws {
        self = try JSONDecoder().decode(ConservationLaw.self, from: summary)
    }
}
