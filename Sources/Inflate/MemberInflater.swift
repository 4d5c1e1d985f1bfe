/// Inflates the deflate data of one gzip member after another, with the inflater chosen.
///
/// In: a ``ByteWindow``. Out: inflated bytes. What comes out, where the data is found bad, and how far it was read then
/// is what zlib says, whichever inflater is chosen: ISA-L goes ahead as long as there is no doubt, and zlib takes over
/// from there (``ISALInflater``), for the rest of the member.
struct MemberInflater: ~Copyable {
    /// zlib, for trials of what may be a member, too.
    var raw = RawInflater()
    /// Whether only zlib may begin members, so that the stored bytes are counted as it counts them.
    ///
    /// ISA-L reads ahead, and then fewer are passed in the window than zlib would have needed.
    var isExact = false
    #if ISAL
        private let choice: Inflater
        /// Made when it is needed first.
        private var isal: ISALInflater?
        /// Whether ISA-L is ahead in the member that is being read.
        private var isAhead = false
    #endif

    init(_ inflater: Inflater) {
        #if ISAL
            choice = inflater
        #endif
    }

    /// What zlib says about the bad data.
    var message: String { raw.message }

    /// Gets ready for a member's data.
    mutating func begin() {
        #if ISAL
            isAhead = choice == .isal && !isExact
            if isAhead {
                if isal == nil { isal = ISALInflater() }
                isal?.reset()
                return
            }
        #endif
        raw.reset()
    }

    /// Inflates until the window's bytes are used up, `output` is full, or the data ends or is bad.
    ///
    /// - Returns: How many bytes came out, and how it stands. `.more` with room left means that input is missing.
    mutating func inflate(
        _ window: inout ByteWindow, into output: UnsafeMutableRawBufferPointer
    ) -> (produced: Int, status: RawInflater.Status) {
        #if ISAL
            if isAhead {
                let (produced, status) = unsafe goAhead(&window, into: output)
                if let status { return (produced, status) }
                handOver(&window)
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: output[produced...])
                let progress = unsafe raw.inflate(window.readable, into: rest)
                window.advance(by: progress.consumed)
                return (produced + progress.produced, progress.status)
            }
        #endif
        let progress = unsafe raw.inflate(window.readable, into: output)
        window.advance(by: progress.consumed)
        return (progress.produced, progress.status)
    }

    #if ISAL
        /// Has zlib take over, if ISA-L is ahead; returns whether it was.
        @discardableResult
        mutating func handOver(_ window: inout ByteWindow) -> Bool {
            guard isAhead, let checkpoint = unsafe isal?.checkpoint else { return false }
            isAhead = false
            window.advance(by: unsafe raw.resume(at: checkpoint, byte: window.readable.first))
            var left = unsafe checkpoint.given
            while left > 0 {
                let scratch = unsafe UnsafeMutableRawBufferPointer(rebasing: checkpoint.scratch.prefix(left))
                let progress = unsafe raw.inflate(window.readable, into: scratch)
                window.advance(by: progress.consumed)
                left -= progress.produced
                guard progress.status == .more && progress.produced > 0 else { break }
            }
            return true
        }

        /// Has ISA-L go on; no status where it gives up.
        private mutating func goAhead(
            _ window: inout ByteWindow, into output: UnsafeMutableRawBufferPointer
        ) -> (produced: Int, status: RawInflater.Status?) {
            guard
                let progress = unsafe isal?.inflate(window.readable, isWhole: window.isClosed, into: output)
            else { return (0, nil) }
            window.advance(by: progress.consumed)
            switch progress.status {
            case .end: return (progress.produced, .end)
            // zlib gets more out of data that is cut.
            case .more where window.isClosed && progress.produced < output.count: return (progress.produced, nil)
            case .more: return (progress.produced, .more)
            case .doubtful: return (progress.produced, nil)
            }
        }
    #endif
}
