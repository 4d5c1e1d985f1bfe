internal import CByteScan

/// Finds the records in inflated text, whatever lies between them, and reads each.
///
/// In: a ``TextBlock``, filled again and again. Out: an ``EventBatch`` of the events of each block, the tally of the
/// input, and what was rejected, all until the next call. Text that may go on in the next block stays in this one.
///
/// Records are JSON objects, one after the other, with white space or nothing between them, or the elements of a
/// top-level array (contract §2, §11). Where one is broken, reading starts again as ``Recovery`` says.
@safe public final class EventReader {
    let limits: RecordLimits
    /// Whether rejected records get their line number, which costs a look at every byte.
    let countsLines: Bool
    var reader: RecordReader
    /// What became of the records since ``beginInput()``.
    public internal(set) var tally = RecordTally()
    /// What was rejected in the last call of ``read(_:isFinal:into:)``.
    public internal(set) var rejected: [RejectedRecord] = []

    // Where we are in the input.
    private var offset: Int64 = 0
    private var line: Int64 = 1
    private var lineCounted = 0
    private var isAtStart = true
    /// Something complete stands before on the same line.
    var isBehindRecord = false
    /// Elements of a top-level array are being read; whether one of them was rejected.
    var array: ArrayState?
    /// The rest of something too long is being passed over.
    var discarding: Recovery.Discard?
    /// Where the block at hand has line ends, and lines that begin with `{`.
    var lineEnds = SearchMemo()
    var lineStarts = SearchMemo()

    // The block at hand.
    var bytes: ByteView
    var end = 0

    /// Makes a reader for any number of inputs, one after the other.
    public init(plan: FieldPlan, limits: RecordLimits = RecordLimits(), countsLines: Bool = false) {
        self.limits = limits
        self.countsLines = countsLines
        let empty = TextBlock(capacity: 64)
        bytes = empty.bytes
        let json = JSONScanner(
            bytes: empty.bytes, stops: empty.stopMask, end: 0, maximumDepth: limits.depth, notes: .allocate())
        reader = RecordReader(walker: RecordWalker(json: json, tables: KeyTables(plan: plan)), plan: plan)
    }

    deinit {
        reader.walker.json.notes.deallocate()
        reader.deallocate()
    }

    /// Forgets the input before.
    public func beginInput() {
        tally = RecordTally()
        offset = 0
        line = 1
        isAtStart = true
        endPart()
    }

    /// Reads all records that the block holds whole.
    ///
    /// - Parameter isFinal: nothing follows: the input ends here, or is damaged here, which is a record boundary.
    ///   What is left is then rejected, and the block is empty afterwards.
    public func read(_ block: TextBlock, isFinal: Bool, into batch: EventBatch) {
        bytes = block.bytes
        end = block.end
        reader.walker.json = JSONScanner(
            bytes: block.bytes, stops: block.stopMask, end: block.end, maximumDepth: limits.depth,
            notes: reader.walker.json.notes)
        rejected.removeAll(keepingCapacity: true)
        lineCounted = block.start
        lineEnds.removeAll()
        lineStarts.removeAll()
        let start = block.start
        let stop = readAll(from: start, isFinal: isFinal, block, batch)
        if countsLines { _ = lineNumber(at: stop) }
        offset += Int64(stop - start)
        block.consume(upTo: stop)
        if isFinal {
            isAtStart = false
            endPart()
        }
    }

    private func endPart() {
        isBehindRecord = false
        array = nil
        discarding = nil
    }

    private func readAll(from start: Int, isFinal: Bool, _ block: TextBlock, _ batch: EventBatch) -> Int {
        var at = start
        if isAtStart {
            guard end - at >= 3 || isFinal else { return at }
            isAtStart = false
            if end - at >= 3, bytes[at] == 0xEF, bytes[at + 1] == 0xBB, bytes[at + 2] == 0xBF { at += 3 }
        }
        let base = offset - Int64(start)
        while true {
            if discarding != nil {
                at = discard(from: at)
                if discarding != nil { return isFinal ? end : at }
            }
            at = skipBetweenRecords(at)
            if at >= end {
                if isFinal, let array, !array.isBroken {
                    reject(.jsonSyntax, "the array is cut", end..<end, base)
                }
                return end
            }
            let next =
                switch bytes[at] {
                case UInt8(ascii: "{"): readRecord(at, isFinal: isFinal, base, block, batch)
                case UInt8(ascii: "["): beginArray(at, isFinal: isFinal, base, block, batch)
                default: readOther(at, isFinal: isFinal, base, block)
                }
            guard let next else { return at }
            at = next
        }
    }

    /// Passes white space; a line end forgets what stood on the line.
    @inline(__always) private func skipBetweenRecords(_ position: Int) -> Int {
        var at = position
        while at < end {
            switch bytes[at] {
            case 0x0A: isBehindRecord = false
            case 0x20, 0x0D, 0x09: break
            default: return at
            }
            at &+= 1
        }
        return at
    }

    /// Reads the record at `{`. Gives the position behind it, or nil where more text is needed.
    func readRecord(
        _ position: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock, _ batch: EventBatch
    ) -> Int? {
        let next = reader.walker.walk(position, depth: array == nil ? 1 : 2)
        guard next >= 0, !isOverlong(position, next) else {
            return recover(from: position, next, isFinal: isFinal, base, block)
        }
        let range = position..<next
        expectValue(position, base)
        array?.isExpectingValue = false
        isBehindRecord = true
        if range.count > limits.recordBytes {
            reject(.tooLong, "longer than a record may be", range, base)
        } else if block.wideMask.isAnySet(in: range), !isUTF8(range) {
            reject(.invalidUTF8, "not UTF-8", range, base)
        } else {
            take(reader.judge(range, into: batch), range, base, batch)
        }
        return next
    }

    private func take(_ outcome: RecordOutcome, _ range: Range<Int>, _ base: Int64, _ batch: EventBatch) {
        switch outcome {
        case .event:
            tally.events += 1
            let time = batch.eventTime(batch.count - 1)
            tally.firstEvent = min(tally.firstEvent ?? time, time)
            tally.lastEvent = max(tally.lastEvent ?? time, time)
            let warnings = reader.warnings
            if !warnings.isEmpty {
                for warning in RecordWarning.allCases where warnings.contains(warning) {
                    tally.warnings[Int(warning.rawValue)] += 1
                }
            }
        case .ignored(let reason):
            tally.ignored[Int(reason.rawValue)] += 1
        case .rejected(let reason, let detail):
            reject(reason, detail.text, range, base)
        }
    }

    // MARK: Rejection

    func isUTF8(_ range: Range<Int>) -> Bool {
        let buffer = unsafe bytes.buffer(range)
        guard let start = buffer.baseAddress else { return true }
        return unsafe sesstat_utf8_is_valid(start.assumingMemoryBound(to: UInt8.self), buffer.count)
    }

    func reject(
        _ reason: RejectReason, _ detail: StaticString, _ range: Range<Int>, _ base: Int64, isCut: Bool = false
    ) {
        tally.rejected[Int(reason.rawValue)] += 1
        let line = countsLines ? lineNumber(at: range.lowerBound) : 0
        rejected.append(
            RejectedRecord(
                reason: reason, detail: detail, range: range, offset: base + Int64(range.lowerBound), line: line,
                isCut: isCut))
    }

    /// The line of a position; positions must not go back.
    private func lineNumber(at position: Int) -> Int64 {
        if position > lineCounted {
            let buffer = unsafe bytes.buffer(lineCounted..<position)
            if let start = buffer.baseAddress {
                line += Int64(unsafe sesstat_count_byte(start.assumingMemoryBound(to: UInt8.self), buffer.count, 0x0A))
            }
            lineCounted = position
        }
        return line
    }
}
