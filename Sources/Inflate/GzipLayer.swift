/// Takes the members of one gzip stream apart (RFC 1952): header, deflate data, trailer, padding, and on again.
///
/// In: a ``ByteWindow`` over the stream. Out: the members' content, one after another, each checked against its
/// trailer, and damage as values. After damage it finds the next member (`GzipLayer+Search.swift`). It reads nothing
/// itself: it asks for more bytes, and the caller appends them to the window.
struct GzipLayer: ~Copyable {
    /// Why a step came back.
    enum Signal {
        case outputFull
        /// The window holds too little to go on.
        case needInput
        /// A member is over and its checksums are right.
        case memberEnd
        /// Offsets are of this layer's own stream.
        case damage(InputDamage)
        case end
    }

    /// How many bytes a step wrote, all of one member, and why it came back.
    struct Step {
        var count: Int
        var signal: Signal
    }

    enum Phase {
        case seam, header, body, trailer, search, end
    }

    /// CRC-32 and length, four bytes each, little-endian.
    static let trailerSize = 8

    var phase = Phase.header
    var inflater: MemberInflater
    var header = GzipHeader()
    /// Where the member begins that is being read, or was last.
    var memberStart: Int64 = 0
    /// Its number, from 1.
    var member = 1
    private var crc: UInt32 = 0
    private var size: UInt32 = 0
    private var trailer: UInt64 = 0
    private var trailerCount = 0
    /// Whether the last member's trailer was wrong, so that its end may be no true one.
    private var endIsDoubtful = false
    /// What the search for members keeps.
    var search = GzipSearch()

    init(_ inflater: Inflater) {
        self.inflater = MemberInflater(inflater)
    }

    /// Starts anew, at the beginning of another stream.
    mutating func reset() {
        (phase, header, memberStart, member) = (.header, GzipHeader(), 0, 1)
        endIsDoubtful = false
        inflater.isExact = false
        search.reset()
    }

    /// Goes on until the output is full, a member ends, damage is found, or input is missing.
    mutating func step(_ window: inout ByteWindow, into output: UnsafeMutableRawBufferPointer) -> Step {
        var count = 0
        while true {
            let signal: Signal?
            switch phase {
            case .seam: signal = readSeam(&window)
            case .header: signal = readHeader(&window)
            // A step writes once: behind the data comes the trailer, and with it the step's end.
            case .body: (count, signal) = unsafe readBody(&window, into: output)
            case .trailer: signal = readTrailer(&window)
            case .search: signal = findMember(&window)
            case .end: signal = .end
            }
            if let signal { return Step(count: count, signal: signal) }
        }
    }

    /// Begins a member at `offset`, the window's position.
    mutating func beginMember(at offset: Int64) {
        memberStart = offset
        member += 1
        header = GzipHeader()
        phase = .header
    }

    /// Skips padding (contract §11) up to the next member, which may be missing.
    private mutating func readSeam(_ window: inout ByteWindow) -> Signal? {
        let readable = unsafe window.readable
        let padding = unsafe readable.firstIndex { $0 != 0x00 && $0 != 0x0a && $0 != 0x0d } ?? readable.count
        window.advance(by: padding)
        if window.isExhausted {
            phase = .end
            return .end
        }
        // The magic's second byte may lie behind a mark, in the next stored member.
        let unread = unsafe window.unread
        guard padding < readable.count else { return .needInput }
        guard unsafe unread[0] == 0x1f else { return reportGarbage(&window) }
        guard unread.count > 1 || window.isClosed else { return .needInput }
        guard unsafe unread.count == 1 || unread[1] == 0x8b else { return reportGarbage(&window) }
        beginMember(at: window.position)
        return nil
    }

    private mutating func reportGarbage(_ window: inout ByteWindow) -> Signal {
        let offset = window.position
        // Behind a wrong trailer the search goes back, for the member may have ended elsewhere.
        startSearch(&window, behind: endIsDoubtful ? memberStart : offset)
        return .damage(InputDamage(code: .gzipTrailingGarbage, offset: offset, detail: "no gzip member begins here"))
    }

    private mutating func readHeader(_ window: inout ByteWindow) -> Signal? {
        let (consumed, status) = unsafe header.read(window.readable)
        window.advance(by: consumed)
        switch status {
        case .corrupt(let detail): return breakMember(&window, .gzipCorrupt, detail)
        case .more where window.isExhausted: return truncateMember(&window, "header")
        case .more: return .needInput
        case .complete:
            inflater.begin()
            (crc, size) = (0, 0)
            phase = .body
            return nil
        }
    }

    private mutating func readBody(
        _ window: inout ByteWindow, into output: UnsafeMutableRawBufferPointer
    ) -> (count: Int, signal: Signal?) {
        let (count, status) = unsafe inflater.inflate(&window, into: output)
        crc = unsafe checksum(crc, UnsafeRawBufferPointer(rebasing: output[..<count]))
        size &+= UInt32(truncatingIfNeeded: count)
        switch status {
        case .corrupt: return (count, breakMember(&window, .gzipCorrupt, inflater.message))
        case .more where count == output.count: return (count, .outputFull)
        case .more where window.isExhausted: return (count, truncateMember(&window, "data"))
        case .more: return (count, .needInput)
        case .end:
            (trailer, trailerCount, phase) = (0, 0, .trailer)
            return (count, nil)
        }
    }

    private mutating func readTrailer(_ window: inout ByteWindow) -> Signal? {
        let readable = unsafe window.readable
        let count = min(Self.trailerSize - trailerCount, readable.count)
        for index in 0..<count {
            unsafe trailer |= UInt64(readable[index]) << UInt64(8 * (trailerCount + index))
        }
        trailerCount += count
        window.advance(by: count)
        guard trailerCount == Self.trailerSize else {
            return window.isExhausted ? truncateMember(&window, "trailer") : .needInput
        }
        phase = .seam
        endIsDoubtful = trailer != UInt64(size) << 32 | UInt64(crc)
        guard endIsDoubtful else { return .memberEnd }
        let part = UInt32(truncatingIfNeeded: trailer) == crc ? "length" : "checksum"
        let detail = "the member's content does not match its \(part)"
        return .damage(InputDamage(code: .gzipChecksum, offset: memberStart, detail: detail))
    }

    private mutating func truncateMember(_ window: inout ByteWindow, _ part: String) -> Signal {
        breakMember(&window, .gzipTruncated, "the input ends inside a member's \(part)")
    }

    /// Gives up the member that is being read.
    private mutating func breakMember(
        _ window: inout ByteWindow, _ code: InputDamage.Code, _ detail: String
    ) -> Signal {
        startSearch(&window, behind: memberStart)
        return .damage(InputDamage(code: code, offset: memberStart, detail: detail))
    }
}
