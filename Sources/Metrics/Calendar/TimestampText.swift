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
        let second = milliseconds.flooringQuotient(by: 1000)
        let offset = zone.offset(at: second)
        let local = Int(second) + offset
        let days = local.flooringQuotient(by: 86_400)
        let secondOfDay = local - days * 86_400
        let date = CivilDate(daysSinceEpoch: days)
        output.append(addingCapacity: 32) { line in
            line.appendTwoDigits(date.year / 100)
            line.appendTwoDigits(date.year % 100)
            line.append(UInt8(ascii: "-"))
            line.appendTwoDigits(date.month)
            line.append(UInt8(ascii: "-"))
            line.appendTwoDigits(date.day)
            line.append(style == .local ? UInt8(ascii: " ") : UInt8(ascii: "T"))
            line.appendClock(secondOfDay)
            if style == .local { return }
            if style == .iso8601Milliseconds {
                let fraction = Int(milliseconds - second * 1000)
                line.append(UInt8(ascii: "."))
                line.append(UInt8(ascii: "0") + UInt8(fraction / 100))
                line.appendTwoDigits(fraction % 100)
            }
            if zone.isUTC {
                line.append(UInt8(ascii: "Z"))
            } else {
                line.appendOffset(offset)
            }
        }
    }
}

extension OutputSpan<UInt8> {
    /// A number below 100.
    fileprivate mutating func appendTwoDigits(_ number: Int) {
        append(UInt8(ascii: "0") + UInt8(number / 10))
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// `hh:mm:ss`.
    fileprivate mutating func appendClock(_ seconds: Int) {
        appendTwoDigits(seconds / 3600)
        append(UInt8(ascii: ":"))
        appendTwoDigits(seconds / 60 % 60)
        append(UInt8(ascii: ":"))
        appendTwoDigits(seconds % 60)
    }

    /// `±hh:mm`, and `:ss` for the one zone that had seconds after 1970 (Africa/Monrovia, to 1972), so that reading the
    /// text back gives the instant.
    fileprivate mutating func appendOffset(_ offset: Int) {
        append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        let size = abs(offset)
        appendTwoDigits(size / 3600)
        append(UInt8(ascii: ":"))
        appendTwoDigits(size / 60 % 60)
        guard size % 60 != 0 else { return }
        append(UInt8(ascii: ":"))
        appendTwoDigits(size % 60)
    }
}
