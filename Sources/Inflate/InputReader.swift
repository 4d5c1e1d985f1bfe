/// Reads one input, whatever it is stored as, and gives its plain bytes.
///
/// In: a ``ByteSource``. Out: bytes in the caller's buffer, and damage between them as values; nothing is thrown.
/// What the input is, plain, gzip, gzip in gzip or a format that is not read, is told by its first bytes.
/// The same stored bytes give the same bytes and damage, however the source cuts its reads and whatever the buffer's
/// size, and whichever ``Inflater`` is used. Memory is bounded: about 1.6 MB of buffers, 1.8 MB with ISA-L, made at the
/// start and never again, for any number of inputs.
///
/// ```swift
/// var reader = InputReader()
/// reader.open(file)
/// reading: while true {
///     switch unsafe reader.next(into: block) {
///     case .bytes(let count): scan(block[..<count])
///     case .damage(let damage): cutRecord(); report(damage)
///     case .end: break reading
///     }
/// }
/// ```
public struct InputReader: ~Copyable {
    private enum Stage {
        case start, content, plain, head, gzip, gzipTwice, end
    }

    private var stage = Stage.end
    private var stored: StoredStream
    private var nested = NestedStream()
    private let limits: InflateLimits
    private var meter: InflationMeter
    /// What was found behind the bytes of the last step.
    private var pending: InputStep?

    /// What the input is stored as, nil before the first step.
    ///
    /// ``Compression/gzip`` can become ``Compression/gzipTwice`` behind damage that had hidden the inner layer.
    public private(set) var compression: Compression?
    /// The gzip member, from 1, that the last bytes came from; 0 for plain text.
    ///
    /// In gzip in gzip it is a member of the outer layer. A step never mixes two members.
    public private(set) var member = 0

    /// Makes a reader without an input, which is over from the start.
    public init(limits: InflateLimits = InflateLimits(), inflater: Inflater = .preferred) {
        stored = StoredStream(inflater: inflater)
        self.limits = limits
        meter = InflationMeter(limits: limits)
    }

    /// Makes a reader and opens an input.
    public init(
        source: any ByteSource, limits: InflateLimits = InflateLimits(), inflater: Inflater = .preferred
    ) {
        self.init(limits: limits, inflater: inflater)
        open(source)
    }

    /// Opens an input at its first byte, with the buffers of the last one; nothing is read before the first step.
    public mutating func open(_ source: any ByteSource) {
        reset(to: source)
        stage = .start
    }

    /// Lets go of the input's source; the reader is over until another is opened.
    public mutating func close() {
        reset(to: nil)
        stage = .end
    }

    private mutating func reset(to source: (any ByteSource)?) {
        stored.reset(to: source)
        nested.reset()
        meter = InflationMeter(limits: limits)
        (pending, compression, member) = (nil, nil, 0)
    }

    /// Stored bytes used so far, without what is read ahead; never goes down.
    public var compressedBytes: Int64 { stored.consumedBytes }

    /// Gives the next bytes, damage, or the end.
    ///
    /// - Parameter buffer: where the bytes go, at least one; its content behind them is undefined.
    /// - Returns: bytes as many as fit, fewer only before a member's end, damage or the end, or as plain text is read.
    public mutating func next(into buffer: UnsafeMutableRawBufferPointer) -> InputStep {
        precondition(buffer.count > 0, "no room for the input's bytes")
        if let step = pending {
            pending = nil
            return step
        }
        var count = 0
        while count < buffer.count {
            let step = unsafe advance(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            count += step.count
            let found: InputStep
            switch step.signal {
            case .damage(let damage): found = .damage(damage)
            case .end: found = .end
            case .memberEnd where count > 0: return .bytes(count)
            case .outputFull where stage == .plain: return .bytes(count)
            case .memberEnd, .outputFull, .needInput: continue
            }
            guard count > 0 else { return found }
            pending = found
            break
        }
        return .bytes(count)
    }

    /// Takes one step of whatever stage the input is in.
    private mutating func advance(into output: UnsafeMutableRawBufferPointer) -> GzipLayer.Step {
        let step: GzipLayer.Step
        stored.countExactly(unsafe meter.needsExactCount(for: output, stored: stored.consumedBytes))
        switch stage {
        case .start: return GzipLayer.Step(count: 0, signal: identify())
        case .content: return GzipLayer.Step(count: 0, signal: identifyContent())
        case .end: return GzipLayer.Step(count: 0, signal: .end)
        case .plain: return unsafe stored.readPlain(into: output)
        case .head:
            step = unsafe nested.readPlain(into: meter.clip(output))
        case .gzip:
            step = unsafe stored.inflate(into: meter.clip(output))
        case .gzipTwice:
            step = unsafe nested.inflate(&stored, into: meter.clip(output))
        }
        return check(step)
    }

    /// Holds a step against the limits.
    private mutating func check(_ step: GzipLayer.Step) -> GzipLayer.Step {
        let origin = stage == .gzip ? stored.origin : nested.origin
        switch step.signal {
        // Behind the beginning, the content goes straight to the caller.
        case .needInput: stage = .gzip
        // Damage may have hidden that the content is gzip again: look at what follows it.
        case .damage where stage != .gzipTwice: stage = .content
        case .damage, .outputFull, .memberEnd, .end: break
        }
        let (allowed, excess) = meter.add(step.count, stored: stored.consumedBytes)
        if allowed > 0 { member = origin.member }
        guard let excess else { return step }
        stage = .end
        let damage = InputDamage(code: .inflationLimit, offset: origin.offset, detail: excess)
        return GzipLayer.Step(count: allowed, signal: .damage(damage))
    }

    /// Tells what the stored bytes are.
    private mutating func identify() -> GzipLayer.Signal {
        stored.readBeginning()
        if unsafe StoredFormat.isGzip(stored.beginning, withMethod: false) {
            compression = .gzip
            stage = .content
            stored.startInflating()
        } else if let format = unsafe StoredFormat.sniff(stored.beginning) {
            return refuse(format, offset: 0)
        } else {
            compression = Compression.none
            stage = .plain
        }
        return .needInput
    }

    /// Tells what the gzip members hold.
    private mutating func identifyContent() -> GzipLayer.Signal {
        nested.readBeginning(of: &stored)
        let beginning = unsafe nested.beginning
        if unsafe StoredFormat.isGzip(beginning, withMethod: true) {
            compression = .gzipTwice
            stage = .gzipTwice
            stored.expectGzipInside()
        } else if member == 0, let format = unsafe StoredFormat.sniff(beginning) {
            return refuse(format, offset: nested.origin.offset)
        } else if beginning.count > 0 {
            stage = .head
        } else {
            // Damage before the first byte, or no byte at all.
            return nested.endSignal()
        }
        return .needInput
    }

    /// Ends an input of a format that is not read.
    private mutating func refuse(_ format: StoredFormat, offset: Int64) -> GzipLayer.Signal {
        let advice = format.advice(insideGzip: compression == .gzip)
        compression = .unsupported(format.name)
        stage = .end
        return .damage(InputDamage(code: .unsupportedFormat, offset: offset, detail: advice))
    }
}
