internal import Events

/// The offsets from UTC of one time zone, for all of time.
///
/// A sorted list of instants at which the offset changes, made once from a compiled time zone file: the file's own
/// transitions, then 400 years of its recurring rule, after which the calendar repeats to the weekday.
public struct TimeZoneRules: Sendable {
    /// The IANA name.
    public let identifier: String
    /// Whether the zone is UTC, so that timestamps are written with `Z` (contract §11).
    ///
    /// Decided by name and by offsets: Africa/Abidjan never leaves +00:00 and GMT equals it, but neither is called UTC.
    public let isUTC: Bool

    /// The first second of each stretch of one offset; the first stretch starts at `Int64.min`.
    private let starts: [Int64]
    /// Seconds east in each stretch.
    private let offsets: [Int32]
    /// From this second on, offsets are those of 400 years before.
    private let repetition: Int64

    /// UTC, which has no transitions.
    public static let utc = TimeZoneRules(identifier: "UTC", starts: [.min], offsets: [0], repetition: .max)

    /// Reads a compiled time zone file (TZif versions 1 to 4, RFC 8536).
    ///
    /// - Parameters:
    ///   - identifier: The IANA name, for messages and output; it is not looked up.
    ///   - bytes: The whole file. Hostile bytes throw.
    /// - Throws: ``TimeZoneError`` where the bytes are no such file, are cut short, or count leap seconds.
    public init(identifier: String, tzif bytes: [UInt8]) throws(TimeZoneError) {
        do throws(TimeZoneError.Reason) {
            let file = try TZifFile(bytes)
            var table = OffsetTable(initialOffset: file.initialOffset)
            for (time, offset) in zip(file.transitions, file.offsets) { table.append(time, offset) }
            if !file.footer.isEmpty {
                guard let rule = RecurringRule(file.footer) else { throw .footer }
                table.append(rule, after: file.transitions.last)
            }
            self.init(
                identifier: identifier, starts: table.starts, offsets: table.offsets, repetition: table.repetition)
        } catch {
            throw TimeZoneError(identifier: identifier, reason: error)
        }
    }

    private init(identifier: String, starts: [Int64], offsets: [Int32], repetition: Int64) {
        self.identifier = identifier
        self.starts = starts
        self.offsets = offsets
        self.repetition = repetition
        let names = ["utc", "uct", "universal", "zulu"]
        let name = identifier.lowercased()
        isUTC = offsets.allSatisfy { $0 == 0 } && names.contains { name == $0 || name == "etc/" + $0 }
    }

    /// Seconds east of UTC at an instant, in seconds since 1970-01-01T00:00:00Z.
    ///
    /// - Complexity: O(log n) in the number of transitions, of which a zone with daylight saving has about a thousand.
    public func offset(at epochSeconds: Int64) -> Int {
        Int(offsets[stretch(containing: epochSeconds - yearsToFold(epochSeconds))])
    }

    /// The first instant at which the local wall clock shows a civil time, or a later one.
    ///
    /// So a local time that occurs twice is the first of the two, one that does not exist is the instant after the gap
    /// (contract §5), and later civil times never give earlier instants.
    ///
    /// - Parameter seconds: The civil time, counted as if the clock were UTC: days since 1970-01-01 times 86,400, plus
    ///   seconds since midnight.
    /// - Returns: Seconds since 1970-01-01T00:00:00Z.
    /// - Complexity: O(log n) in the number of transitions.
    public func instant(ofLocal seconds: Int64) -> Int64 {
        // No clock is two days ahead or behind, so that the search may begin, and years be folded, two days before.
        let margin: Int64 = 2 * 86_400
        let fold = yearsToFold(seconds - margin)
        let local = seconds - fold
        var index = stretch(containing: local - margin)
        var instant = max(starts[index], local - Int64(offsets[index]))
        while index + 1 < starts.count, instant >= starts[index + 1] {
            index += 1
            instant = max(starts[index], local - Int64(offsets[index]))
        }
        return instant + fold
    }

    /// The index of the stretch that an instant lies in.
    private func stretch(containing epochSeconds: Int64) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= epochSeconds { low = middle } else { high = middle }
        }
        return low
    }

    /// The seconds of the multiple of 400 years that brings an instant into the table.
    private func yearsToFold(_ epochSeconds: Int64) -> Int64 {
        guard epochSeconds >= repetition else { return 0 }
        return ((epochSeconds - repetition) / OffsetTable.cycle + 1) * OffsetTable.cycle
    }
}
