internal import Metrics

/// What a report is broken down by: always by account, and within each account by the dimensions of one set.
struct Grouping {
    /// By this the accounts are told apart.
    private static let account = Dimension("field/sendingAccountId")!
    /// What stands for a value that an event lacks (contract §5).
    private static let missing = "none"

    /// The dimensions; none where only the accounts are told apart.
    let dimensions: [Dimension]

    /// Reads `--dimensions`, which may be there once.
    init(_ texts: [String]) throws(RunFailure) {
        let sets = try DimensionSets.parse(texts)
        guard sets.count <= 1 else {
            throw RunFailure(
                .usage, "--dimensions is there \(sets.count) times, but the report has one breakdown",
                advice: "name several dimensions as in --dimensions campaign,field/recipientProvider, or run it twice")
        }
        dimensions = sets.first ?? []
    }

    /// Asks for the accounts, and for the groups within them.
    func apply(to request: inout RunRequest) {
        request.dimensionSets = [[Grouping.account]] + (dimensions.isEmpty ? [] : [[Grouping.account] + dimensions])
        request.includesAccountLevel = false
        request.dimensionDefault = Grouping.missing
    }

    /// Number of dimension sets that ``apply(to:)`` asks for: the accounts, and where there are dimensions their groups.
    var setCount: Int { dimensions.isEmpty ? 1 : 2 }

    /// Names of the dimensions, as typed.
    var names: [String] { dimensions.map(\.name) }

    /// Which account, and which group within it, a series or a tuple is of; no values for the account as a whole.
    func group(dimensionSet: Int, values: [[UInt8]]) -> Group {
        let isMissing = values[0].elementsEqual(Grouping.missing.utf8)
        return Group(
            account: isMissing ? AccountName.missing : AccountName.text(values[0]),
            values: dimensionSet == 0 ? [] : Array(values.dropFirst()))
    }
}

/// An account as a whole, or a group of its events that have the same dimension values.
struct Group: Hashable {
    /// As ``AccountName`` shows it.
    var account: String
    /// One a dimension, as UTF-8; empty for the account as a whole.
    var values: [[UInt8]]

    /// The values as text.
    var texts: [String] { values.map { String(decoding: $0, as: UTF8.self) } }

    /// Whether its values come first bytewise.
    func precedes(_ other: Group) -> Bool {
        for (one, two) in zip(values, other.values) where one != two { return one.lexicographicallyPrecedes(two) }
        return false
    }
}
