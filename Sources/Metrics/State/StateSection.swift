/// The parts of an encoded state.
enum StateSection: UInt8 {
    /// The key of the run's hashes, and a digest of the options that state can be merged under.
    case options = 1
    /// Windows, series, what is known of folds, and statistic sets.
    case datapoints = 2
    /// The fingerprints of one table, sorted.
    case fingerprints = 3
    /// Keys of published events that notifications are matched with, those of one table, sorted.
    case published = 4
    /// Notifications that wait.
    case waiting = 5
    /// What became of the events of each input.
    case tallies = 6
    /// The first open and the first click of each message.
    case firsts = 7
    /// Events that are late: a chunk of a log.
    case late = 8
    /// Nothing follows.
    case end = 0xFF
}

/// The layout of encoded state, which the encoder writes and the decoder reads.
///
///     53 45 53 53 54 41 54 45   "SESSTATE"
///     01 00                     version
///     02 | length, 8 bytes | checksum, 8 bytes | datapoints …
///     … other sections, some kinds several times …
///     ff | 0 | checksum
///
/// A section's checksum is of the checksum before it, its kind and its bytes: none can be lost, doubled or moved.
enum StateLayout {
    static let magic = Array("SESSTATE".utf8)
    static let version: UInt16 = 1

    /// The checksum of a section behind another.
    static func checksum(_ kind: UInt8, _ bytes: ArraySlice<UInt8>, after previous: UInt64) -> UInt64 {
        StateChecksum.of(bytes, after: previous ^ UInt64(kind) &* 0x9E37_79B9_7F4A_7C15)
    }
}
