internal import CByteScan

/// Finds the records in inflated text, whatever lies between them, and reads each.
///
/// In: a ``TextBlock``, filled again and again. Out: an ``EventBatch`` of the events of each block, the tally of the
/// input, and what was rejected, all until the next call. Text that may go on in the next block stays in this one.
///
/// Records are JSON objects, one after the other, with white space or nothing between them, or the elements of a
/// top-level array (contract §2, §11). Where one is broken, reading starts again as ``Recovery`` says.
@safe public struct EventReader: ~Copyable {
    let limits: RecordLimits
    /// Whether rejected records get their line number, which costs a look at every byte.
    let countsLines: Bool
    /// Whether ``forms`` is filled.
    let notesForms: Bool
    var reader: RecordReader
    /// What became of the records since ``beginInput()``.
    public internal(set) var tally = RecordTally()
    /// In which forms they came, where the plan asks for it.
    public internal(set) var forms = FormTally()
    /// What was rejected in the last call of ``read(_:isFinal:into:)``.
    public internal(set) var rejected: [RejectedRecord] = []

    // Where we are in the input.
    private var offset: Int64 = 0
    private var line: Int64 = 1
    private var lineCounted = 0
    private var isAtStart = true
    /// Something complete stands before on the same line.
    var isBehindRecord = false
    /// Where in the input the last object ended; looked at for ``forms`` alone.
    var objectEnd: Int64 = -1
    /// Elements of a top-level array are being read; whether one of them was rejected.
    var array: ArrayState?
    /// Set while records within another record are read.
    var nesting: Nesting?
    /// Texts of nested records, one a depth of nesting, made when first needed.
    var nestedBlocks: [TextBlock] = []
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
        notesForms = plan.notesForms
        let empty = TextBlock(capacity: 64)
        bytes = empty.bytes
        let json = JSONScanner(empty, maximumDepth: limits.depth, notes: .allocate())
        reader = RecordReader(
            walker: RecordWalker(json: json, tables: KeyTables(plan: plan)), plan: plan,
            recoversFirehoseErrors: limits.recoversFirehoseErrors)
    }

    deinit {
        reader.walker.json.notes.deallocate()
        reader.deallocate()
    }

    /// Forgets the input before.
    public mutating func beginInput() {
        tally = RecordTally()
        if notesForms { forms = FormTally() }
        offset = 0
        line = 1
        isAtStart = true
        endPart()
    }

    /// Reads all records that the block holds whole.
    ///
    /// With `isFinal` nothing follows: the input ends here, or is damaged here, which is a record boundary. What is left
    /// is then rejected, and the block is empty afterwards.
    public mutating func read(_ block: TextBlock, isFinal: Bool, into batch: inout EventBatch) {
        bytes = block.bytes
        end = block.end
        reader.walker.json = JSONScanner(block, maximumDepth: limits.depth, notes: reader.walker.json.notes)
        rejected.removeAll(keepingCapacity: true)
        lineCounted = block.start
        lineEnds.removeAll()
        lineStarts.removeAll()
        let start = block.start
        let stop = readAll(from: start, isFinal: isFinal, block, &batch)
        if countsLines { _ = lineNumber(at: stop) }
        offset += Int64(stop - start)
        block.consume(upTo: stop)
        if isFinal {
            isAtStart = false
            endPart()
        }
    }

    private mutating func endPart() {
        isBehindRecord = false
        objectEnd = -1
        array = nil
        discarding = nil
    }

    private mutating func readAll(from start: Int, isFinal: Bool, _ block: TextBlock, _ batch: inout EventBatch) -> Int
    {
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
                case UInt8(ascii: "{"): readRecord(at, isFinal: isFinal, base, block, &batch)
                case UInt8(ascii: "["): beginArray(at, isFinal: isFinal, base, block, &batch)
                default: readOther(at, isFinal: isFinal, base, block)
                }
            guard let next else { return at }
            at = next
        }
    }

    /// Passes white space; a line end forgets what stood on the line.
    @inline(__always) private mutating func skipBetweenRecords(_ position: Int) -> Int {
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

    /// Reads the record at `{`.
    ///
    /// Gives the position behind it, or nil where more text is needed.
    mutating func readRecord(
        _ position: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock, _ batch: inout EventBatch
    ) -> Int? {
        let next = reader.walker.walk(position, depth: array == nil ? 1 : 2)
        guard next >= 0, !isOverlong(position, next) else {
            return recover(from: position, next, isFinal: isFinal, base, block)
        }
        let range = position..<next
        if notesForms { noteFraming(range, base) }
        expectValue(position, base)
        array?.isExpectingValue = false
        isBehindRecord = true
        if range.count > limits.recordBytes, !reader.isEnvelope() {
            reject(.tooLong, "longer than a record may be", range, base)
        } else if block.wideMask.isAnySet(in: range), !isUTF8(range) {
            if limits.replacesInvalidUTF8 {
                readRepaired(range, base, &batch)
            } else {
                reject(.invalidUTF8, "not UTF-8", range, base)
            }
        } else {
            take(reader.judge(range, into: &batch), range, base, &batch)
        }
        return next
    }

    mutating func take(_ outcome: RecordOutcome, _ range: Range<Int>, _ base: Int64, _ batch: inout EventBatch) {
        switch outcome {
        case .event:
            tally.events += 1
            noteEnvelopes()
            let time = batch.eventTime(batch.count - 1)
            tally.firstEvent = min(tally.firstEvent ?? time, time)
            tally.lastEvent = max(tally.lastEvent ?? time, time)
            if let account = reader.account { tally.note(account: account) }
            let warnings = reader.warnings
            if !warnings.isEmpty {
                for warning in RecordWarning.allCases where warnings.contains(warning) {
                    tally.warnings[Int(warning.rawValue)] += 1
                }
            }
        case .envelope(let envelope):
            open(envelope, range, base, &batch)
        case .ignored(let reason):
            ignore(reason)
        case .rejected(let reason, let detail):
            reject(reason, detail.text, range, base)
        }
    }

    mutating func ignore(_ reason: IgnoreReason) {
        tally.ignored[Int(reason.rawValue)] += 1
        // An error object that is not opened is what stands around a record all the same.
        noteEnvelopes(reason == .firehoseErrorRecord ? EnvelopeKind.firehoseError.bit : 0)
    }

    // MARK: Rejection

    func isUTF8(_ range: Range<Int>) -> Bool { isUTF8(reader.walker.json, range) }

    func isUTF8(_ json: JSONScanner, _ range: Range<Int>) -> Bool {
        let buffer = unsafe json.bytes.buffer(range)
        guard let start = buffer.baseAddress else { return true }
        return unsafe sesstat_kernel_current().pointee.is_utf8(
            start.assumingMemoryBound(to: UInt8.self), buffer.count)
    }

    mutating func reject(
        _ reason: RejectReason, _ detail: StaticString, _ range: Range<Int>, _ base: Int64, isCut: Bool = false
    ) {
        tally.rejected[Int(reason.rawValue)] += 1
        noteEnvelopes()
        // What an envelope holds stands where the envelope stands, but its text is its own.
        let place = nesting?.outermost ?? range
        let copy = nesting == nil || !countsLines ? nil : unsafe Array(reader.walker.json.bytes.buffer(range))
        let line = countsLines ? lineNumber(at: place.lowerBound) : 0
        rejected.append(
            RejectedRecord(
                reason: reason, detail: detail, range: place, offset: base + Int64(place.lowerBound), line: line,
                isCut: isCut, copy: copy))
    }

    /// The line of a position; positions must not go back.
    private mutating func lineNumber(at position: Int) -> Int64 {
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
