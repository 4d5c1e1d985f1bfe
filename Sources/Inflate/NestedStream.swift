/// The content of an input's gzip members: sniffed at, and inflated once more where it is gzip again (R§3.3).
///
/// In: a ``StoredStream``. Out: the content's beginning as it is, or what the inner gzip members hold. Damage of either
/// layer is placed by the offset of the stored member in which it lies. Damage of the outer layer cuts the inner one:
/// it ends there, without a damage of its own, and resumes at its next member.
struct NestedStream: ~Copyable {
    private var window = ByteWindow()
    /// With zlib alone: bytes belong to the stored member that zlib needed for them, which no other inflater tells.
    private var layer = GzipLayer(.zlib)
    /// The outer layer's damage that closed the window.
    private var cut: InputDamage?
    private var markedMember = 0

    /// Starts anew, for another input.
    mutating func reset() {
        window.reset()
        layer.reset()
        cut = nil
        markedMember = 0
    }

    /// The stored member that the bytes being read come from.
    var origin: ByteWindow.Origin { window.origin }

    /// The content at hand, to sniff at.
    var beginning: UnsafeRawBufferPointer { unsafe window.unread }

    /// Inflates the bytes that tell the format; fewer only where the content is shorter or damage follows.
    mutating func readBeginning(of stored: inout StoredStream) {
        while window.unreadCount < StoredStream.sniffSize && !window.isClosed { readPart(of: &stored) }
        _ = window.crossMark()
    }

    /// Gives the content at hand as it is; `.needInput` where it is used up and the rest is to be had from the stream.
    mutating func readPlain(into output: UnsafeMutableRawBufferPointer) -> GzipLayer.Step {
        let readable = unsafe window.readable
        let count = min(readable.count, output.count)
        if count == 0 {
            if window.crossMark() { return GzipLayer.Step(count: 0, signal: .memberEnd) }
            guard window.isClosed else { return GzipLayer.Step(count: 0, signal: .needInput) }
            return GzipLayer.Step(count: 0, signal: endSignal())
        }
        unsafe output.copyMemory(from: UnsafeRawBufferPointer(rebasing: readable[..<count]))
        window.advance(by: count)
        return GzipLayer.Step(count: count, signal: count == readable.count ? .memberEnd : .outputFull)
    }

    /// Gives what the inner members hold: as much as fits, up to the end of an inner or outer member, or to damage.
    mutating func inflate(
        _ stored: inout StoredStream, into output: UnsafeMutableRawBufferPointer
    ) -> GzipLayer.Step {
        var count = 0
        while true {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: output[count...])
            let step = unsafe layer.step(&window, into: rest)
            count += step.count
            switch step.signal {
            case .needInput:
                // The mark is crossed by a step of its own: bytes still go under the member that they came from.
                if count > 0 && window.isAtMark || window.crossMark() {
                    return GzipLayer.Step(count: count, signal: .memberEnd)
                }
                readPart(of: &stored)
            case .damage(let damage) where damage.code == .gzipTruncated && cut != nil:
                return GzipLayer.Step(count: count, signal: endSignal())
            case .damage(var damage):
                damage.offset = window.origin.offset
                return GzipLayer.Step(count: count, signal: .damage(damage))
            case .end: return GzipLayer.Step(count: count, signal: endSignal())
            case .outputFull, .memberEnd: return GzipLayer.Step(count: count, signal: step.signal)
            }
        }
    }

    /// The outer damage, after which the content goes on behind it, or the end.
    mutating func endSignal() -> GzipLayer.Signal {
        guard let cut else { return .end }
        self.cut = nil
        window.reopen()
        layer.phase = .search
        return .damage(cut)
    }

    /// Inflates on to the end of a chunk, an outer member with content, or the window.
    private mutating func readPart(of stored: inout StoredStream) {
        let room = unsafe window.room()
        var count = 0
        reading: while count < room.count {
            let step = unsafe stored.inflate(into: UnsafeMutableRawBufferPointer(rebasing: room[count...]))
            if step.count > 0 && markedMember != stored.origin.member {
                markedMember = stored.origin.member
                window.mark(stored.origin)
            }
            count += step.count
            switch step.signal {
            case .memberEnd where count > 0, .outputFull: break reading
            case .memberEnd, .needInput: continue
            case .damage(let damage):
                cut = damage
                window.close()
                break reading
            case .end:
                window.close()
                break reading
            }
        }
        window.append(count)
    }
}
