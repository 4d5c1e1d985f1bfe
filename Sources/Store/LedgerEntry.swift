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
    /// Its records, each of which ended in one place (the conservation law, contract §3).
    public var records: Int64 = 0
    /// Events that are counted.
    public var counted: Int64 = 0
    /// Events that were seen before.
    public var duplicate: Int64 = 0
    /// Events that the store's options exclude, or that came too late.
    public var filtered: Int64 = 0
    /// Of those filtered, events of days that had been let go of.
    public var tooLate: Int64 = 0
    /// Records that are no events by design.
    public var ignored: Int64 = 0
    /// Broken records.
    public var rejected: Int64 = 0
    /// Bytes as they are stored.
    public var storedBytes: Int64 = 0
    /// Bytes after inflating.
    public var bytes: Int64 = 0
    /// The earliest event, in milliseconds since 1970-01-01T00:00:00Z.
    public var firstEvent: Int64?
    /// The latest event, likewise.
    public var lastEvent: Int64?
    /// The account that sent, where it is only one.
    public var account: Int64?
    /// Whether several accounts sent.
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

    /// What the code is of.
    public var kind: Kind
    /// Its stable name.
    public var code: String
    /// How often it came up.
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
    /// When the content was changed, in nanoseconds since 1970.
    public var modified: Int64
    /// When anything of the file was changed, likewise.
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
    /// Its number; later runs have larger ones.
    public var id: Int64
    /// When it began, in milliseconds since 1970.
    public var started: Int64
    /// When it last committed, likewise.
    public var ended: Int64
    /// Whether it came to its end.
    public var isFinished: Bool
}
