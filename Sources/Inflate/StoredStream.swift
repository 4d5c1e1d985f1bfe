/// An input's stored bytes, and the outer gzip layer over them.
///
/// In: a ``ByteSource``. Out: its first bytes to sniff at, then either the bytes as they are or what the gzip members
/// in them hold. Where the source fails, what came before is used up first, and then the failure is reported as damage.
struct StoredStream: ~Copyable {
    /// As many bytes as telling every known format takes.
    static let sniffSize = 16

    /// Nil between two inputs.
    private var source: (any ByteSource)?
    private var window = ByteWindow()
    private var layer: GzipLayer
    private var failure: ReadFailure?
    /// What was found behind the bytes of the last step.
    private var pending: GzipLayer.Signal?
    /// Plain bytes that did not pass through the window.
    private var passedBytes: Int64 = 0

    init(inflater: Inflater) {
        layer = GzipLayer(inflater)
    }

    /// Starts anew with another input, or lets go of the last one's source.
    mutating func reset(to source: (any ByteSource)?) {
        self.source = source
        window.reset()
        layer.reset()
        (failure, pending, passedBytes) = (nil, nil, 0)
    }

    /// Where the bytes being read come from.
    var origin: ByteWindow.Origin {
        ByteWindow.Origin(offset: layer.memberStart, member: layer.member)
    }

    /// Stored bytes used so far, not counting what is read ahead.
    var consumedBytes: Int64 { window.furthestPosition + passedBytes }

    /// The stored bytes at hand, to sniff at.
    var beginning: UnsafeRawBufferPointer { unsafe window.unread }

    /// Reads the bytes that tell the format; fewer only where the input is shorter.
    mutating func readBeginning() {
        while window.unreadCount < Self.sniffSize && !window.isClosed { readPart() }
    }

    /// Completes the first chunk, so that the gzip layer sees the same chunks however the source cuts its reads.
    mutating func startInflating() {
        while !window.isAligned && !window.isClosed { readPart() }
    }

    /// Says that the members hold gzip again.
    mutating func expectGzipInside() {
        layer.search.expectsBinary = true
    }

    /// Gives stored bytes as they are, behind the beginning straight from the source.
    mutating func readPlain(into output: UnsafeMutableRawBufferPointer) -> GzipLayer.Step {
        var count = min(window.unreadCount, output.count)
        if count > 0 {
            unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: window.unread[..<count]))
            window.advance(by: count)
        } else if !window.isClosed {
            count = unsafe readSource(into: output)
            passedBytes += Int64(count)
        }
        return GzipLayer.Step(count: count, signal: count > 0 ? .outputFull : endSignal(offset: consumedBytes))
    }

    /// Whether the stored bytes used have to be counted as zlib alone would count them, from here on.
    mutating func countExactly(_ isExact: Bool) {
        layer.inflater.isExact = isExact
        #if ISAL
            guard isExact, layer.phase == .body, layer.inflater.handOver(&window) else { return }
            // zlib would have looked for what follows the last byte.
            var byte: UInt8 = 0
            let step = unsafe withUnsafeMutableBytes(of: &byte) {
                unsafe inflate(into: UnsafeMutableRawBufferPointer(rebasing: $0[..<0]))
            }
            if case .outputFull = step.signal { return }
            pending = step.signal
        #endif
    }

    /// Gives what the gzip members hold: as much as fits, up to a member's end or to damage, and never asks for input.
    mutating func inflate(into output: UnsafeMutableRawBufferPointer) -> GzipLayer.Step {
        if let signal = pending {
            pending = nil
            return GzipLayer.Step(count: 0, signal: signal)
        }
        var count = 0
        while true {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: output[count...])
            let step = unsafe layer.step(&window, into: rest)
            count += step.count
            switch step.signal {
            case .needInput: readChunk()
            case .damage(let damage) where damage.code == .gzipTruncated && failure != nil:
                return GzipLayer.Step(count: count, signal: endSignal(offset: damage.offset))
            case .end: return GzipLayer.Step(count: count, signal: endSignal(offset: layer.memberStart))
            case .outputFull, .memberEnd, .damage: return GzipLayer.Step(count: count, signal: step.signal)
            }
        }
    }

    /// The failure, once, or the end.
    private mutating func endSignal(offset: Int64) -> GzipLayer.Signal {
        guard let failure else { return .end }
        self.failure = nil
        layer.phase = .end
        return .damage(InputDamage(code: .readError, offset: offset, detail: failure.message))
    }

    private mutating func readChunk() {
        repeat { readPart() } while !window.isAligned && !window.isClosed
    }

    private mutating func readPart() {
        let room = unsafe window.room()
        window.append(unsafe readSource(into: room))
    }

    /// Reads once; 0 closes the window.
    private mutating func readSource(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var count = 0
        do {
            count = unsafe try source?.read(into: buffer) ?? 0
        } catch {
            failure = error
        }
        precondition(0...buffer.count ~= count, "a source read more than it was given room for")
        if count == 0 { window.close() }
        return count
    }
}
