internal import CByteScan

/// The texts between values that records have in common, and what to do with the values between them.
///
/// A ``PieceLearner`` takes a record apart that ``RecordWalker`` found sound; what it found goes in here. The next record
/// that is put together of the same pieces is crossed by comparing it with them, and only strings and numbers in the gaps
/// are looked at. A gap stands for everything on which the rest of the walk depends: which containers are open, what their
/// tables say, and the event's type; so records with other numbers of headers or recipients than those that were
/// learnt go the same way.
///
/// Memory and work are bounded: the table stops growing when it is full, and is emptied where most records come
/// to be strange to it; and where pieces rarely fit, they are rarely tried.
@safe struct PieceTable {
    /// One gap and the piece in front of it.
    struct Step {
        /// The text of the piece.
        var text: Range<Int>
        var notes: [Note] = []
        /// What tells the gap behind it from others; empty where the record is over.
        var gap: [UInt8] = []
        var action = PieceAction.none
        var isNumber = false
    }

    /// What is to be done at a place of a piece.
    struct Note {
        var action: PieceAction
        var range: Range<Int>
    }

    private static let none = UInt16(SESSTAT_NONE)
    static let maximumLength = 512
    private static let textRoom = 64 << 10
    private static let pieceRoom = 1024
    private static let noteRoom = 2048
    /// Most pieces that are tried at a gap.
    private static let choices = 24
    /// How many records are tried at first, while most are new.
    private static let trust: Int32 = 16
    /// What a lesson counts for from which nothing was learnt, so that there are not many.
    private static let futility = 32
    /// More than any record has whose recipients are few.
    private static let markRoom = 512

    private let kernel: sesstat_kernel
    private let texts: UnsafeMutablePointer<UInt8>
    private let pieces: UnsafeMutablePointer<sesstat_piece>
    private let notes: UnsafeMutablePointer<sesstat_note>
    private let marks: UnsafeMutablePointer<sesstat_mark>
    private var textCount = 0
    private var pieceCount = 0
    private var noteCount = 0
    /// The first piece behind each gap, by what tells gaps apart; that of the beginning of a record is empty.
    private var firsts: [[UInt8]: UInt16] = [:]
    private var first = none

    /// Positive where the pieces fitted most of the last records.
    private var confidence: Int32 = PieceTable.trust
    /// Whether the record at hand was compared with the pieces.
    private var isTried = false
    /// Records that were crossed by their pieces, for tests, too.
    private(set) var fits = 0
    private var misses = 0
    private var lessons = 0

    /// Makes an empty table.
    ///
    /// The owner calls ``deallocate()``.
    init() { unsafe self.init(kernel: sesstat_kernel_current().pointee) }

    /// Makes an empty table that is followed by the kernel named; tests compare kernels.
    init(kernel: sesstat_kernel) {
        unsafe self.kernel = unsafe kernel
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: Self.textRoom, alignment: 64)
        unsafe texts = bytes.bindMemory(to: UInt8.self, capacity: Self.textRoom)
        let lines = UnsafeMutableRawPointer.allocate(byteCount: Self.pieceRoom * 64, alignment: 64)
        unsafe pieces = lines.bindMemory(to: sesstat_piece.self, capacity: Self.pieceRoom)
        unsafe notes = .allocate(capacity: Self.noteRoom)
        unsafe marks = .allocate(capacity: Self.markRoom)
    }

    func deallocate() {
        unsafe texts.deallocate()
        unsafe pieces.deallocate()
        unsafe notes.deallocate()
        unsafe marks.deallocate()
    }

    private mutating func removeAll() {
        (textCount, pieceCount, noteCount) = (0, 0, 0)
        firsts.removeAll(keepingCapacity: true)
        first = Self.none
    }

    // MARK: Following

    /// Whether a record is worth the attempt.
    @inline(__always) mutating func isWorthTrying() -> Bool {
        // Where few fit, now and then one is tried, for what comes may be familiar again.
        isTried = pieceCount > 0 && (confidence >= 0 || misses & 15 == 0)
        return isTried
    }

    /// Crosses the record at `position`; gives the position behind it and the number of its marks, or nil.
    @inline(__always) mutating func follow(_ json: inout JSONScanner, _ position: Int) -> (end: Int, marks: Int)? {
        guard let places = json.places else { return nil }
        var table = unsafe sesstat_pieces(texts: texts, pieces: pieces, notes: notes, first: first)
        var count = 0
        let end = unsafe kernel.follow(
            &table, json.bytes.base, places.base, position, &json.cursor, marks, Self.markRoom, &count)
        guard end >= 0 else { return nil }
        fits &+= 1
        confidence = min(max(confidence, 0) &+ 1, 32)
        return (end, count)
    }

    /// A mark of the last record.
    @inline(__always) func mark(_ index: Int) -> (action: PieceAction, start: UInt32, end: UInt32) {
        let mark = unsafe marks[index]
        return (PieceAction(bits: UInt16(truncatingIfNeeded: mark.action)), mark.start, mark.end)
    }

    /// Notes that a record was crossed without the table; says whether something should be learnt of it.
    mutating func miss() -> Bool {
        misses &+= 1
        if isTried { confidence = max(confidence &- 1, -1) }
        // Learning costs as much as walking several times. It is worth it at first, and as long as it helps.
        return lessons < 128 &+ fits / 64 &+ misses / 256
    }

    /// Notes that a record was none to learn from.
    mutating func refuse() { lessons += Self.futility }

    // MARK: Learning

    /// Adds the steps of a record whose bytes are given, as far as there is room.
    mutating func learn(_ steps: [Step], _ bytes: ByteView) {
        lessons += 1
        guard hasRoom(for: steps) else {
            // Full: what it holds has served long enough, or it stays as it is.
            if fits >= 1 << 16, misses > fits {
                (fits, misses, lessons, confidence) = (0, 0, 0, Self.trust)
                removeAll()
            }
            return
        }
        let countBefore = pieceCount
        var last = Self.none
        var gap: [UInt8] = []
        for step in steps {
            let list = gap.isEmpty ? first : firsts[gap] ?? Self.none
            if let known = find(step, bytes, in: list) {
                last = known
            } else {
                guard append(UInt16(pieceCount), behind: list) else { break }
                if list == Self.none {
                    // The first piece behind the gap: so far one piece leads there.
                    if gap.isEmpty { first = UInt16(pieceCount) } else { firsts[gap] = UInt16(pieceCount) }
                    if last != Self.none { unsafe pieces[Int(last)].next = UInt16(pieceCount) }
                }
                last = UInt16(pieceCount)
                add(step, bytes)
            }
            gap = step.gap
        }
        if pieceCount == countBefore { lessons += Self.futility - 1 }
    }

    private func hasRoom(for steps: [Step]) -> Bool {
        textCount + steps.reduce(0) { $0 + PieceTable.restRoom($1.text.count) } + 64 <= Self.textRoom
            && pieceCount + steps.count <= Self.pieceRoom
            && noteCount + steps.reduce(0) { $0 + $1.notes.count } <= Self.noteRoom
    }

    /// What a text takes whose first bytes stand in its piece.
    private static func restRoom(_ count: Int) -> Int { (max(count - 32, 0) + 31) / 32 * 32 }

    /// The piece of a step, where a list has it.
    private func find(_ step: Step, _ bytes: ByteView, in list: UInt16) -> UInt16? {
        var index = list
        while index != Self.none {
            let piece = unsafe pieces[Int(index)]
            if Int(piece.length) == step.text.count,
                (0..<step.text.count).allSatisfy({ byte(of: piece, $0) == bytes[step.text.lowerBound + $0] })
            {
                return index
            }
            index = piece.other
        }
        return nil
    }

    private func byte(of piece: sesstat_piece, _ offset: Int) -> UInt8 {
        if offset >= 32 { return unsafe texts[Int(piece.rest) + offset - 32] }
        return unsafe withUnsafeBytes(of: piece.text) { unsafe $0[offset] }
    }

    /// Puts a new piece at the end of a list; false where that has too many.
    private func append(_ piece: UInt16, behind list: UInt16) -> Bool {
        var last = list
        var count = 0
        while last != Self.none {
            count += 1
            if count == Self.choices { return false }
            let other = unsafe pieces[Int(last)].other
            if other == Self.none {
                unsafe pieces[Int(last)].other = piece
                return true
            }
            last = other
        }
        return true
    }

    /// Adds the piece of a step.
    private mutating func add(_ step: Step, _ bytes: ByteView) {
        let count = step.text.count
        var piece = sesstat_piece()
        piece.mask = count < 32 ? 1 << UInt32(count) - 1 : .max
        piece.rest = UInt32(textCount)
        piece.length = UInt16(count)
        for offset in 0..<count {
            let byte = bytes[step.text.lowerBound + offset]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { piece.stops += 1 }
            if offset < 32 {
                unsafe withUnsafeMutableBytes(of: &piece.text) { unsafe $0[offset] = byte }
            } else {
                unsafe texts[textCount + offset - 32] = byte
            }
        }
        piece.other = Self.none
        piece.first_note = UInt16(noteCount)
        piece.note_count = UInt16(step.notes.count)
        for note in step.notes {
            unsafe notes[noteCount] = sesstat_note(
                action: note.action.bits, offset: UInt16(note.range.lowerBound - step.text.lowerBound),
                length: UInt16(note.range.count))
            noteCount += 1
        }
        piece.next = step.gap.isEmpty ? Self.none : firsts[step.gap] ?? Self.none
        piece.action = step.action.bits
        piece.behind = UInt16(step.gap.isEmpty ? SESSTAT_END : step.isNumber ? SESSTAT_NUMBER : SESSTAT_STRING)
        unsafe pieces[pieceCount] = piece
        textCount += PieceTable.restRoom(count)
        pieceCount += 1
    }
}
