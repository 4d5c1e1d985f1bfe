internal import Metrics

/// Puts the rows of many workers in order of inputs and offsets, and takes out copies: of equal events the first stays.
///
/// Rows of the input whose turn it is go to the output at once; those of later inputs are set aside. From the first
/// notification on, which may be a copy of an event that is yet to be read, rows are held back to the end (contract §6).
/// Used by one thread at a time.
final class RowOrder {
    private let target: OutputTarget
    private let removesCopies: Bool
    private var output: [UInt8]
    private var next = 0
    private var ended: Set<Int> = []
    private var aside: SpooledRows
    private var pieces: [Int: [SpooledRows.Piece]] = [:]
    private var held: SpooledRows
    private var heldPieces: [SpooledRows.Piece] = []
    private var isHolding = false
    private var fingerprints = FingerprintTable()
    private var waiting: Set<Fingerprint> = []
    private var published: [Fingerprint] = []
    private(set) var copies: [Int: Int64] = [:]

    private static let outputBlock = 64 << 10

    /// Writes to `target`, first of all `header`.
    init(target: OutputTarget, header: [UInt8], removesCopies: Bool, folder: FilePath) {
        self.target = target
        self.removesCopies = removesCopies
        output = header
        aside = SpooledRows(folder: folder, files: target.files)
        held = SpooledRows(folder: folder, files: target.files)
    }

    /// Takes rows of an input, which come in order, and the events in it that were published.
    func deliver(_ piece: [UInt8], of input: Int, published: [Fingerprint]) throws {
        self.published += published
        if input == next { try pass(piece) } else { pieces[input, default: []].append(try aside.append(piece)) }
    }

    /// Takes note that nothing more comes of an input.
    func end(_ input: Int) throws {
        ended.insert(input)
        while ended.remove(next) != nil {
            next += 1
            for piece in pieces.removeValue(forKey: next) ?? [] { try pass(try aside.read(piece)) }
        }
        if pieces.isEmpty { aside.removeAll() }
    }

    /// Writes what was held back, without notifications of published events.
    func finish() throws {
        if isHolding {
            isHolding = false
            let copied = waiting.intersection(published)
            for piece in heldPieces {
                let bytes = try held.read(piece)
                try RowEntry.forEach(in: bytes) { entry, _, rows in
                    if entry.isNotification, copied.contains(entry.key) {
                        copies[Int(entry.input), default: 0] += 1
                    } else {
                        try write(bytes[rows])
                    }
                }
            }
            held.removeAll()
        }
        try flush()
    }

    /// Lets rows pass whose turn it is.
    private func pass(_ piece: [UInt8]) throws {
        var kept: [UInt8] = []
        try RowEntry.forEach(in: piece) { entry, head, rows in
            if removesCopies, !fingerprints.insert(entry.fingerprint) {
                copies[Int(entry.input), default: 0] += 1
                return
            }
            if removesCopies, entry.isNotification {
                isHolding = true
                waiting.insert(entry.key)
            }
            if isHolding { kept += piece[head..<rows.upperBound] } else { try write(piece[rows]) }
        }
        if !kept.isEmpty { heldPieces.append(try held.append(kept)) }
    }

    private func write(_ rows: ArraySlice<UInt8>) throws {
        output += rows
        if output.count >= RowOrder.outputBlock { try flush() }
    }

    private func flush() throws {
        let rows = output
        try target.write(rows.span)
        output.removeAll(keepingCapacity: true)
    }
}
