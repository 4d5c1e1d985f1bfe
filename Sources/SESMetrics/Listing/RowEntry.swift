internal import Metrics

/// What is known of an event beside its rows: the head of an entry in a piece of rows, whose text follows it.
struct RowEntry: BitwiseCopyable {
    /// What tells the event from all others.
    var fingerprint: Fingerprint
    /// By this a notification is matched with a published event.
    var key: Fingerprint
    /// Position of the input.
    var input: UInt32
    /// Bytes of its rows.
    var count: UInt32
    /// Whether it is a notification, which is a copy where the event was published too.
    var isNotification: Bool

    static let size = MemoryLayout<RowEntry>.size

    /// Appends the entry and its rows to a piece.
    func append(rows: [UInt8], to piece: inout [UInt8]) {
        unsafe withUnsafeBytes(of: self) { unsafe piece.append(contentsOf: $0) }
        piece.append(contentsOf: rows)
    }

    /// Goes over the entries of a piece, each with where its head begins and where its rows are.
    static func forEach(in piece: [UInt8], _ body: (RowEntry, _ head: Int, _ rows: Range<Int>) throws -> Void) rethrows
    {
        var at = 0
        while at < piece.count {
            let entry = unsafe piece.withUnsafeBytes {
                unsafe $0.loadUnaligned(fromByteOffset: at, as: RowEntry.self)
            }
            let rows = at + size..<at + size + Int(entry.count)
            try body(entry, at, rows)
            at = rows.upperBound
        }
    }
}
