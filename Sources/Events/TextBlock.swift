internal import CByteScan

/// Inflated text on its way to the scanner: a buffer that is filled at its end, scanned from its start, and whose rest
/// moves to the front when room is needed; with the byte masks of what it holds.
///
/// Layout: `[0 ..< start)` scanned, `[start ..< end)` to be scanned, then at least ``padding`` zero bytes, at which every
/// loop of the scanner stops. Masks are made for whole words of 64 bytes and stay valid until the text moves.
@safe public final class TextBlock {
    /// Zero bytes kept behind the text: a scanner may look one vector beyond the end.
    public static let padding = 128

    private var storage: UnsafeMutablePointer<UInt8>
    private var stops: UnsafeMutablePointer<UInt64>
    private var wide: UnsafeMutablePointer<UInt64>
    /// Where the stops are, one after the other; nil in a block that has grown large, where their room would too.
    private var places: UnsafeMutablePointer<UInt32>?
    private var placeCount = 0
    private let kernel: sesstat_kernel
    /// Bytes that fit, without the padding.
    public private(set) var capacity: Int
    /// The first byte to be scanned.
    public private(set) var start = 0
    /// The byte after the last.
    public private(set) var end = 0
    private var maskedEnd = 0

    /// Makes an empty block for `capacity` bytes of text, rounded up to a multiple of 64.
    public convenience init(capacity: Int) {
        unsafe self.init(capacity: capacity, kernel: sesstat_kernel_current().pointee)
    }

    /// Makes an empty block whose masks come from the kernel named; tests compare kernels.
    init(capacity: Int, kernel: sesstat_kernel) {
        self.capacity = (max(capacity, 64) + 63) / 64 * 64
        unsafe self.kernel = unsafe kernel
        unsafe storage = .allocate(capacity: self.capacity + TextBlock.padding)
        let words = (self.capacity + TextBlock.padding) / 64
        unsafe stops = .allocate(capacity: words)
        unsafe wide = .allocate(capacity: words)
        unsafe storage.initialize(repeating: 0, count: self.capacity + TextBlock.padding)
        unsafe stops.initialize(repeating: UInt64.max, count: words)
        unsafe wide.initialize(repeating: 0, count: words)
        unsafe places = TextBlock.allocatePlaces(for: self.capacity)
    }

    /// Room for the place of every byte; none where that would be more than a few MiB.
    private static func allocatePlaces(for capacity: Int) -> UnsafeMutablePointer<UInt32>? {
        guard capacity <= 1 << 20 else { return nil }
        return .allocate(capacity: capacity + padding + SESSTAT_PLACES_MARGIN)
    }

    deinit {
        unsafe storage.deallocate()
        unsafe stops.deallocate()
        unsafe wide.deallocate()
        unsafe places?.deallocate()
    }

    /// Bytes that have not been scanned.
    public var count: Int { end - start }

    /// The text, for the scanner.
    ///
    /// Valid until the block is filled or moved.
    var bytes: ByteView { unsafe ByteView(UnsafePointer(storage)) }
    /// Quotes, backslashes and control bytes.
    var stopMask: MaskView { unsafe MaskView(UnsafePointer(stops)) }
    /// Bytes from 0x80 on.
    var wideMask: MaskView { unsafe MaskView(UnsafePointer(wide)) }
    /// Where the stops are, in rising order, up to those of the padding; nil in a large block.
    var stopPlaces: PlaceView? {
        guard let places = unsafe places else { return nil }
        return unsafe PlaceView(UnsafePointer(places), count: placeCount)
    }

    /// Room behind the text.
    ///
    /// Fill some of it from its start, then tell ``append(count:)``.
    public var freeSpace: UnsafeMutableRawBufferPointer {
        unsafe UnsafeMutableRawBufferPointer(start: storage + end, count: capacity - end)
    }

    /// Takes `count` bytes that were put into ``freeSpace``.
    ///
    /// Masks follow with ``prepare()``.
    public func append(count: Int) {
        precondition(count >= 0 && end + count <= capacity)
        end += count
    }

    /// Makes the masks of all that was appended; call it after filling, before scanning.
    public func prepare() {
        unsafe (storage + end).update(repeating: 0, count: TextBlock.padding)
        let firstWord = maskedEnd / 64
        let words = end / 64 + 2 - firstWord
        var added: UnsafeMutablePointer<UInt32>?
        if let places = unsafe places {
            // Those of the word that is looked at again, and of the padding that was behind it, go.
            while placeCount > 0, unsafe Int(places[placeCount - 1]) >= firstWord * 64 { placeCount -= 1 }
            unsafe added = places + placeCount
        }
        placeCount += unsafe kernel.masks(
            storage + firstWord * 64, words, stops + firstWord, wide + firstWord, added, UInt32(firstWord * 64))
        maskedEnd = end
    }

    /// A copy of a stretch that the block still holds.
    public func copy(_ range: Range<Int>) -> [UInt8] {
        precondition(range.lowerBound >= 0 && range.upperBound <= end)
        return unsafe Array(bytes.buffer(range))
    }

    /// Marks bytes as scanned.
    public func consume(upTo position: Int) {
        precondition(position >= start && position <= end)
        start = position
    }

    /// Moves the rest to the front, and doubles the room if the rest fills more than half of it.
    ///
    /// Doubling keeps the work linear: a record that does not fit is scanned again from its start each time.
    public func makeRoom() {
        let rest = count
        if rest > capacity / 2 {
            grow()
        } else if start > 0 {
            unsafe storage.update(from: storage + start, count: rest)
        }
        start = 0
        end = rest
        forgetMasks()
    }

    /// Forgets everything; the room stays.
    public func removeAll() {
        start = 0
        end = 0
        forgetMasks()
    }

    private func forgetMasks() {
        maskedEnd = 0
        placeCount = 0
    }

    /// Puts bytes at the end, growing as needed; for text that is made in memory.
    public func append(_ bytes: UnsafeRawBufferPointer) {
        while capacity - end < bytes.count { grow() }
        guard let source = bytes.baseAddress else { return }
        unsafe UnsafeMutableRawPointer(storage + end).copyMemory(from: source, byteCount: bytes.count)
        end += bytes.count
    }

    private func grow() {
        let doubled = capacity * 2
        let words = (doubled + TextBlock.padding) / 64
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: doubled + TextBlock.padding)
        unsafe larger.update(from: storage + start, count: count)
        unsafe storage.deallocate()
        unsafe storage = unsafe larger
        unsafe stops.deallocate()
        unsafe stops = .allocate(capacity: words)
        unsafe wide.deallocate()
        unsafe wide = .allocate(capacity: words)
        unsafe places?.deallocate()
        unsafe places = TextBlock.allocatePlaces(for: doubled)
        end = count
        start = 0
        forgetMasks()
        capacity = doubled
    }
}
