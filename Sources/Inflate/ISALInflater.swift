#if ISAL
    internal import CISAL

    /// Inflates deflate data with ISA-L, block by block, as far as zlib is sure to give the same.
    ///
    /// ISA-L alone decides nothing. It is given one block at a time, whose header has been proved (``DeflateBlockHeader``);
    /// what comes out of a call that ended in an error is thrown away; and where the data is bad, cut, or only odd, this
    /// gives up. zlib can then go on from the last ``Checkpoint``, at most a chunk of stored bytes back, and finds itself in
    /// the very state that it would have been in had it read the member from its start.
    ///
    /// Checkpoints lie at every block's beginning and wherever the stored bytes at hand were used up.
    @safe struct ISALInflater: ~Copyable {
        /// Where a call left the stream.
        enum Status {
            /// The output is full, or more input is needed.
            case more
            /// The stream is over.
            case end
            /// Only zlib can tell.
            case doubtful
        }

        /// What a call gave and found; `consumed` leads to the byte in which the last checkpoint lies.
        struct Progress {
            var consumed: Int
            var produced: Int
            var status: Status
        }

        private enum Block {
            /// A block begins at the checkpoint.
            case none
            /// So many bytes of a stored block are left.
            case stored(Int)
            case coded
        }

        /// ISA-L makes slower tables for a last block with less input than 4 KiB, and every block is the last to it.
        private static let lookahead = 8 << 10

        private let state: UnsafeMutablePointer<inflate_state>
        /// Whether ISA-L says at which bit a block ended; version 2.32.1 only says in which byte.
        private let keepsPlace: Bool
        private var block = Block.none
        /// The header of the block that is being read.
        private var header = DeflateBlockHeader(rest: 0, isFinal: false)
        /// The checkpoint's bit within its byte.
        private var bit = 0
        /// Whether the checkpoint lies behind the block's header.
        private var isInsideBlock = false
        /// Bytes behind the checkpoint's that ISA-L has already taken.
        private var ahead = 0
        /// Bytes given since the checkpoint.
        private var sinceCheckpoint = 0
        /// What was given before the checkpoint.
        private var base = OutputHistory()
        /// What was given before this call, where that is more.
        private var latest = OutputHistory()
        /// Whether `latest` goes on behind `base`.
        private var isLatestKept = false

        init() {
            unsafe state = .allocate(capacity: 1)
            unsafe isal_inflate_init(state)
            keepsPlace = unsafe Self.keepsPlace(state)
        }

        /// Tries a block of ten bits that holds nothing.
        private static func keepsPlace(_ state: UnsafeMutablePointer<inflate_state>) -> Bool {
            var block: (UInt8, UInt8) = (0x03, 0x00)
            var output: UInt8 = 0
            return unsafe withUnsafeMutableBytes(of: &block) { input in
                unsafe withUnsafeMutablePointer(to: &output) { output in
                    unsafe state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
                    unsafe state.pointee.avail_in = 2
                    unsafe state.pointee.next_out = output
                    unsafe state.pointee.avail_out = 1
                    return unsafe isal_inflate(state) == ISAL_DECOMP_OK && state.pointee.read_in_length % 8 == 6
                }
            }
        }

        deinit {
            unsafe state.deallocate()
        }

        /// Gets ready for a new stream.
        mutating func reset() {
            block = .none
            (bit, ahead, sinceCheckpoint) = (0, 0, 0)
            (isInsideBlock, isLatestKept) = (false, false)
            base.removeAll()
        }

        /// Inflates until `output` is full, or the stream ends, or needs more input than there is, or is in doubt.
        ///
        /// `input` goes on from the byte of the last checkpoint; where it `isWhole`, nothing will follow it.
        mutating func inflate(
            _ input: UnsafeRawBufferPointer, isWhole: Bool, into output: UnsafeMutableRawBufferPointer
        ) -> Progress {
            var call = unsafe Call(input: input, isWhole: isWhole, output: output)
            var status: Status?
            while status == nil {
                switch block {
                case .none: status = beginBlock(&call)
                case .stored(let count): status = copy(count, &call)
                case .coded: status = decode(&call)
                }
            }
            if status != .end { keep(&call) }
            return Progress(consumed: call.consumed, produced: call.produced, status: status ?? .doubtful)
        }

        /// What zlib needs to go on from the last checkpoint; this is of no use until ``reset()`` then.
        var checkpoint: Checkpoint {
            unsafe Checkpoint(
                header: header, isInsideBlock: isInsideBlock, bit: bit, history: base.bytes,
                given: sinceCheckpoint, scratch: latest.scratch)
        }

        /// What one call works with.
        @safe private struct Call {
            let input: UnsafeRawBufferPointer
            let isWhole: Bool
            let output: UnsafeMutableRawBufferPointer
            /// Input up to the last checkpoint.
            var consumed = 0
            var produced = 0
            /// Output that a history holds.
            var kept = 0
            /// Output up to the last checkpoint, where that lies in this call.
            var checked: Int?
        }

        /// Reads a block's header at the checkpoint.
        private mutating func beginBlock(_ call: inout Call) -> Status? {
            let input = unsafe UnsafeRawBufferPointer(rebasing: call.input[call.consumed...])
            guard call.isWhole || input.count >= Self.lookahead else { return .more }
            let (header, verdict) = unsafe DeflateBlockHeader.read(input, bit: bit)
            switch verdict {
            case .incomplete: return call.isWhole ? .doubtful : .more
            case .unsound: return .doubtful
            case .sound: break
            }
            self.header = header
            switch header.kind {
            case .stored(let count):
                call.consumed += (bit + header.length) / 8
                bit = 0
                block = .stored(count)
            case .coded:
                unsafe isal_inflate_reset(state)
                let history = unsafe history(&call)
                if history.count > 0 {
                    let start = unsafe history.baseAddress?.assumingMemoryBound(to: UInt8.self)
                    unsafe isal_inflate_set_dict(state, UnsafeMutablePointer(mutating: start), UInt32(history.count))
                }
                // The first bits go in by hand, and with them the flag of a last block, so that ISA-L stops at its end.
                unsafe state.pointee.read_in = UInt64(input[0] >> UInt8(bit)) | 1
                unsafe state.pointee.read_in_length = Int32(8 - bit)
                ahead = 1
                block = .coded
            }
            return nil
        }

        /// Copies what is there of a stored block.
        private mutating func copy(_ count: Int, _ call: inout Call) -> Status? {
            let copied = unsafe min(count, call.input.count - call.consumed, call.output.count - call.produced)
            let source = unsafe UnsafeRawBufferPointer(rebasing: call.input[call.consumed..<call.consumed + copied])
            unsafe UnsafeMutableRawBufferPointer(rebasing: call.output[call.produced...]).copyMemory(from: source)
            call.consumed += copied
            call.produced += copied
            header = DeflateBlockHeader(rest: count - copied, isFinal: header.isFinal)
            block = .stored(count - copied)
            isInsideBlock = true
            if copied == count { return endBlock(&call) }
            setCheckpoint(&call)
            return .more
        }

        /// Has ISA-L decode a coded block.
        private mutating func decode(_ call: inout Call) -> Status? {
            let next = call.consumed + ahead
            let start = unsafe call.input.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe state.pointee.next_in = UnsafeMutablePointer(mutating: start).map { unsafe $0 + next }
            unsafe state.pointee.avail_in = UInt32(clamping: call.input.count - next)
            let target = unsafe call.output.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe state.pointee.next_out = target.map { unsafe $0 + call.produced }
            let offered = unsafe UInt32(clamping: call.output.count - call.produced)
            unsafe state.pointee.avail_out = offered
            guard unsafe isal_inflate(state) == ISAL_DECOMP_OK else { return .doubtful }
            let produced = unsafe Int(offered - state.pointee.avail_out)
            call.produced += produced
            sinceCheckpoint += produced
            let taken = unsafe call.input.count - Int(state.pointee.avail_in)
            let isDrained = unsafe state.pointee.tmp_out_valid == state.pointee.tmp_out_processed
            if unsafe state.pointee.block_state == ISAL_BLOCK_FINISH {
                let end = unsafe taken * 8 - Int(state.pointee.read_in_length)
                guard header.isFinal || keepsPlace else { return .doubtful }
                (call.consumed, bit) = header.isFinal ? ((end + 7) / 8, 0) : (end / 8, end % 8)
                return endBlock(&call)
            }
            if unsafe state.pointee.avail_out == 0 {
                ahead = taken - call.consumed
                return .more
            }
            guard unsafe state.pointee.block_state == ISAL_BLOCK_CODED && taken == call.input.count && isDrained else {
                return .doubtful
            }
            let position = unsafe taken * 8 - Int(state.pointee.read_in_length)
            (call.consumed, bit) = (position / 8, position % 8)
            ahead = taken - call.consumed
            isInsideBlock = true
            setCheckpoint(&call)
            return .more
        }

        private mutating func endBlock(_ call: inout Call) -> Status? {
            if header.isFinal { return .end }
            block = .none
            isInsideBlock = false
            setCheckpoint(&call)
            return nil
        }

        /// Makes the place up to which everything has come out the checkpoint; the history up to it is kept when the call
        /// ends, or where the next block needs it and the output alone does not hold it.
        private mutating func setCheckpoint(_ call: inout Call) {
            call.checked = call.produced
            sinceCheckpoint = 0
        }

        /// What was given before the checkpoint, at which a block begins.
        private mutating func history(_ call: inout Call) -> UnsafeRawBufferPointer {
            guard let checked = call.checked else { return unsafe base.bytes }
            if checked >= OutputHistory.size {
                return unsafe UnsafeRawBufferPointer(
                    rebasing: call.output[checked - OutputHistory.size..<checked])
            }
            keepBase(upTo: checked, &call)
            return unsafe base.bytes
        }

        /// Makes what was given before the checkpoint the base.
        private mutating func keepBase(upTo checked: Int, _ call: inout Call) {
            let output = unsafe UnsafeRawBufferPointer(rebasing: call.output[call.kept..<checked])
            if isLatestKept {
                unsafe latest.append(output)
                swap(&base, &latest)
            } else {
                unsafe base.append(output)
            }
            isLatestKept = false
            call.kept = checked
        }

        /// Keeps what came up to the checkpoint and behind it, before the caller takes it away.
        private mutating func keep(_ call: inout Call) {
            if let checked = call.checked, checked > call.kept || isLatestKept { keepBase(upTo: checked, &call) }
            guard call.kept < call.produced else { return }
            let output = unsafe UnsafeRawBufferPointer(rebasing: call.output[call.kept..<call.produced])
            if isLatestKept {
                unsafe latest.append(output)
            } else {
                unsafe latest.replace(with: base, and: output)
            }
            isLatestKept = true
        }
    }
#endif
