public import Inflate

/// What became of one input.
public struct InputReport: Equatable, Sendable {
    /// The most damage that is kept of one input: a hostile file could have millions of broken members.
    public static let damageLimit = 100

    /// Position in the ordered list of inputs.
    public var index: Int
    /// The input as it is named to people.
    public var path: FilePath
    /// Its records.
    public var totals = RecordTotals()
    /// What is wrong with it as a whole, in order of offset; at most ``damageLimit``.
    public private(set) var damage: [InputDamage] = []
    /// Damage beyond ``damageLimit``, which is only counted.
    public private(set) var unlistedDamage: Int64 = 0

    /// The report of an input of which nothing has been read yet.
    public init(index: Int, path: FilePath) {
        self.index = index
        self.path = path
    }

    /// Whether anything is wrong with the input as a whole.
    public var isDamaged: Bool { !damage.isEmpty }

    /// Adds damage.
    public mutating func add(_ found: InputDamage) {
        if damage.count < InputReport.damageLimit { damage.append(found) } else { unlistedDamage += 1 }
    }

    /// Adds what another worker has to say about the same input.
    public mutating func merge(_ other: InputReport) {
        totals.merge(other.totals)
        for found in other.damage { add(found) }
        unlistedDamage += other.unlistedDamage
    }
}
