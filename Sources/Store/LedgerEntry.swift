/// What a store knows of one content that was read.
public struct LedgerEntry: Equatable, Sendable {
    /// Its number; 0 before it is stored.
    public var id: Int64 = 0
    /// The digest of its stored bytes, under the store's secret.
    public var digest: [UInt8]
    /// The path under which it was read.
    public var path: [UInt8]
    /// Whether anything was wrong with it as a whole.
    public var isDamaged = false
    /// What became of its records: each in one place (the conservation law, contract §3).
    public var records: Int64 = 0
    public var counted: Int64 = 0
    public var duplicate: Int64 = 0
    public var filtered: Int64 = 0
    /// Of those filtered, events of days that had been let go of.
    public var tooLate: Int64 = 0
    public var ignored: Int64 = 0
    public var rejected: Int64 = 0
    /// Bytes, stored and inflated.
    public var storedBytes: Int64 = 0
    public var bytes: Int64 = 0
    /// The earliest and the latest event, in milliseconds since 1970-01-01T00:00:00Z.
    public var firstEvent: Int64?
    public var lastEvent: Int64?
    /// The account that sent, where it is only one.
    public var account: Int64?
    public var hasSeveralAccounts = false
    /// How often each code came up.
    public var codes: [LedgerCode] = []

    /// An entry of nothing yet.
    public init(digest: [UInt8], path: [UInt8]) {
        self.digest = digest
        self.path = path
    }

    /// Whether every record ended in one place, and the codes add up.
    public var conservationHolds: Bool {
        records == counted + duplicate + filtered + ignored + rejected
            && ignored == codes.sum(of: .ignored) && rejected == codes.sum(of: .rejected)
    }
}

/// How often something came up in an input.
public struct LedgerCode: Equatable, Sendable {
    /// What the code is of.
    public enum Kind: String, Sendable {
        case ignored, rejected, warning, damage
    }

    public var kind: Kind
    public var code: String
    /// How often; of damage, the offset at which it was found first.
    public var count: Int64

    /// Puts a code together.
    public init(_ kind: Kind, _ code: String, _ count: Int64) {
        self.kind = kind
        self.code = code
        self.count = count
    }
}

extension [LedgerCode] {
    /// The sum over the codes of a kind.
    public func sum(of kind: LedgerCode.Kind) -> Int64 { reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) } }
}

/// What a file looked like when its content was last known.
public struct NameHint: Equatable, Sendable {
    /// Bytes.
    public var size: Int64
    /// When the content, and when anything of the file was changed, in nanoseconds since 1970.
    public var modified: Int64
    public var changed: Int64
    /// The content, by its number in the ledger; 0 where it is not known yet.
    public var input: Int64

    /// Puts a hint together.
    public init(size: Int64, modified: Int64, changed: Int64, input: Int64 = 0) {
        self.size = size
        self.modified = modified
        self.changed = changed
        self.input = input
    }
}

/// A run of the program that changed the store.
public struct StoreRun: Equatable, Sendable {
    public var id: Int64
    /// When it began and when it last committed, in milliseconds since 1970.
    public var started: Int64
    public var ended: Int64
    /// Whether it came to its end.
    public var isFinished: Bool
}
