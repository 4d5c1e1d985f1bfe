/// A set of fingerprints that only grows: 10 bytes an entry, kept nearly sorted.
///
/// An entry is the 80 bits that follow those of the table: a word, and a tail that is looked at only where the words are
/// equal. Its place is in proportion to its word, so that growing by an eighth copies the entries in order, and tables
/// are between 75 and 85 % full: 12 to 13 bytes an event.
@safe public struct FingerprintTable: ~Copyable {
    private var words: UnsafeMutablePointer<UInt64>
    /// Behind the words, in the same allocation.
    private var tails: UnsafeMutablePointer<UInt16>
    /// Places that a word can be sent to; more follow, so that a run of entries never wraps around.
    private var capacity: Int
    private var limit: Int
    /// Number of fingerprints.
    public private(set) var count = 0

    /// Makes an empty table with room for about `capacity` entries.
    public init(capacity: Int = 64) {
        self.capacity = max(capacity, 16)
        limit = self.capacity * 85 / 100
        unsafe (words, tails) = FingerprintTable.allocate(self.capacity)
    }

    deinit { unsafe words.deallocate() }

    /// Bytes that the table takes.
    public var bytes: Int { FingerprintTable.places(capacity) * 10 }

    private static func places(_ capacity: Int) -> Int { capacity + min(capacity, 256) }

    private static func allocate(_ capacity: Int) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<UInt16>) {
        let places = places(capacity)
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: places * 10, alignment: 8)
        let words = unsafe bytes.bindMemory(to: UInt64.self, capacity: places)
        unsafe words.initialize(repeating: 0, count: places)
        return unsafe (words, (bytes + places * 8).bindMemory(to: UInt16.self, capacity: places))
    }

    /// The word in the first place that a fingerprint can have: to ask for it early has it fetched from memory while
    /// others are asked for too.
    @inline(__always) func firstWord(for fingerprint: Fingerprint) -> UInt64 {
        unsafe words[FingerprintTable.place(fingerprint.word, capacity)]
    }

    /// Adds a fingerprint; gives whether it was new.
    public mutating func insert(_ fingerprint: Fingerprint) -> Bool {
        let (word, tail) = (fingerprint.word, fingerprint.tail)
        while true {
            if count < limit {
                let last = FingerprintTable.places(capacity)
                var place = FingerprintTable.place(word, capacity)
                while place < last {
                    let found = unsafe words[place]
                    if found == 0 {
                        unsafe words[place] = word
                        unsafe tails[place] = tail
                        count &+= 1
                        return true
                    }
                    if unsafe found == word && tails[place] == tail { return false }
                    place &+= 1
                }
            }
            grow()
        }
    }

    /// Whether a fingerprint is there.
    func contains(_ fingerprint: Fingerprint) -> Bool {
        let (word, tail) = (fingerprint.word, fingerprint.tail)
        let last = FingerprintTable.places(capacity)
        var place = FingerprintTable.place(word, capacity)
        while place < last, unsafe words[place] != 0 {
            if unsafe words[place] == word && tails[place] == tail { return true }
            place &+= 1
        }
        return false
    }

    /// Hands over word and tail of every entry, nearly sorted.
    func forEach(_ body: (UInt64, UInt16) -> Void) {
        for place in 0..<FingerprintTable.places(capacity) where unsafe words[place] != 0 {
            unsafe body(words[place], tails[place])
        }
    }

    /// Whether entries are sorted, each once, and spread as those of a keyed hash are, so that a table has room for them
    /// near their places: entries that someone made up could make it grow without end.
    static func isSound(_ entries: [(word: UInt64, tail: UInt16)]) -> Bool {
        let capacity = max(entries.count * 100 / 85 + 1, 64)
        var next = 0
        for (index, entry) in entries.enumerated() {
            if index > 0 {
                let last = entries[index - 1]
                guard (last.word, last.tail) < (entry.word, entry.tail) else { return false }
            }
            let place = place(entry.word, capacity)
            next = max(next, place) + 1
            guard entry.word != 0, next - place < 200 else { return false }
        }
        return true
    }

    @inline(__always) private static func place(_ word: UInt64, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: word.multipliedFullWidth(by: UInt64(capacity)).high)
    }

    private mutating func grow() {
        let (oldWords, oldTails) = unsafe (words, tails)
        let oldPlaces = FingerprintTable.places(capacity)
        capacity += capacity / 8 + 16
        limit = capacity * 85 / 100
        unsafe (words, tails) = FingerprintTable.allocate(capacity)
        let places = FingerprintTable.places(capacity)
        for index in 0..<oldPlaces {
            let word = unsafe oldWords[index]
            if word == 0 { continue }
            var place = FingerprintTable.place(word, capacity)
            while unsafe words[place] != 0 { place &+= 1 }
            precondition(place < places, "a table's entries are spread evenly by their keyed hash")
            unsafe words[place] = word
            unsafe tails[place] = oldTails[index]
        }
        unsafe oldWords.deallocate()
    }
}
