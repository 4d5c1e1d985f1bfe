internal import Events

/// Writes instants as text, in one time zone.
///
///     2026-03-01T00:00:00Z            iso8601, in UTC
///     2026-03-01T01:00:00.250+01:00   iso8601 with milliseconds, in another zone
///     2026-03-01 01:00:00             local, for spreadsheets
public struct TimestampText: Sendable {
    /// The ways to write an instant.
    public enum Style: Sendable {
        /// Date, `T`, time, and `Z` where the zone is UTC, else the zone's offset; nothing is lost but milliseconds.
        case iso8601
        /// The same with three digits of milliseconds.
        case iso8601Milliseconds
        /// Date, a space, time: what the wall clock shows, without a hint of the zone.
        case local
    }

    /// The zone whose clock is read.
    public let zone: TimeZoneRules
    /// The way to write.
    public let style: Style

    /// A writer for a zone and a style.
    public init(zone: TimeZoneRules, style: Style = .iso8601) {
        self.zone = zone
        self.style = style
    }

    /// Appends an instant to a line of output.
    ///
    /// - Parameters:
    ///   - milliseconds: Milliseconds since 1970-01-01T00:00:00Z; cut to seconds unless the style has them.
    ///   - output: Gains 19 to 32 ASCII bytes.
    /// - Precondition: The local year is within 0 to 9999, as ISO 8601 has four digits for it.
    public func append(_ milliseconds: Int64, to output: inout [UInt8]) {
        let offset = zone.offset(at: milliseconds.flooringQuotient(by: 1000))
        TimestampText.append(milliseconds, offset: offset, isUTC: zone.isUTC, style: style, to: &output)
    }

    /// Appends an instant where the zone's offset is known, in seconds east of UTC; `Z` stands for it where `isUTC`.
    ///
    /// Ranges are those of ``append(_:to:)``.
    public static func append(
        _ milliseconds: Int64, offset: Int, isUTC: Bool = false, style: Style, to output: inout [UInt8]
    ) {
        let second = milliseconds.flooringQuotient(by: 1000)
        let local = Int(second) + offset
        let days = local.flooringQuotient(by: 86_400)
        var line = TimestampLine(date: CivilDate(daysSinceEpoch: days), separator: style == .local ? " " : "T")
        line.putClock(local - days * 86_400)
        if style == .iso8601Milliseconds { line.appendFraction(Int(milliseconds - second * 1000)) }
        if style != .local {
            if isUTC { line.append("Z") } else { line.appendOffset(offset) }
        }
        output.append(addingCapacity: line.count) { span in
            for index in 0..<line.count { span.append(line.bytes[index]) }
        }
    }
}

/// One timestamp while it is written: on the stack, as bytes appended one by one to an array take twice the time.
private struct TimestampLine {
    private(set) var bytes: [32 of UInt8]
    /// How many of the bytes are in use.
    private(set) var count = 19

    /// `yyyy-mm-dd` and the separator; the time of day is left to ``putClock(_:)``.
    @inline(__always) init(date: CivilDate, separator: Unicode.Scalar) {
        bytes = .init(repeating: UInt8(ascii: "-"))
        put(date.year / 100, at: 0)
        put(date.year % 100, at: 2)
        put(date.month, at: 5)
        put(date.day, at: 8)
        bytes[10] = UInt8(ascii: separator)
    }

    /// `hh:mm:ss` in its place.
    @inline(__always) mutating func putClock(_ seconds: Int) {
        put(seconds / 3600, at: 11)
        bytes[13] = UInt8(ascii: ":")
        put(seconds / 60 % 60, at: 14)
        bytes[16] = UInt8(ascii: ":")
        put(seconds % 60, at: 17)
    }

    @inline(__always) mutating func append(_ scalar: Unicode.Scalar) {
        bytes[count] = UInt8(ascii: scalar)
        count += 1
    }

    /// `.` and three digits.
    @inline(__always) mutating func appendFraction(_ milliseconds: Int) {
        append(".")
        put(milliseconds % 100, at: count + 1)
        bytes[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: milliseconds / 100)
        count += 3
    }

    /// `±hh:mm`, and `:ss` for the one zone that had seconds after 1970 (Africa/Monrovia, to 1972), so that reading the
    /// text back gives the instant.
    @inline(__always) mutating func appendOffset(_ offset: Int) {
        append(offset < 0 ? "-" : "+")
        let size = abs(offset)
        appendTwoDigits(size / 3600)
        append(":")
        appendTwoDigits(size / 60 % 60)
        guard size % 60 != 0 else { return }
        append(":")
        appendTwoDigits(size % 60)
    }

    @inline(__always) private mutating func appendTwoDigits(_ number: Int) {
        put(number, at: count)
        count += 2
    }

    /// Two digits of a number below 100; 32 bits are enough, and divide faster.
    @inline(__always) private mutating func put(_ number: Int, at index: Int) {
        let number = UInt32(truncatingIfNeeded: number)
        bytes[index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
        bytes[index + 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
    }
}
