internal import Events

/// Instants as text, in whole seconds; the offset from UTC comes in as a value.
enum TimestampText {
    /// Appends `2026-03-01T00:00:00`, then `Z` where `offset` is nil, else `+01:00`.
    ///
    /// A historical offset with seconds is written with them, as `-00:44:30`, so that the text names the same instant.
    ///
    /// - Parameters:
    ///   - seconds: since 1970-01-01T00:00:00Z; years 0 to 9999.
    ///   - offset: seconds east of UTC, less than 100 hours either way.
    ///   - bytes: what the text is appended to.
    static func appendISO(_ seconds: Int64, offset: Int?, to bytes: inout [UInt8]) {
        appendCivil(seconds + Int64(offset ?? 0), separator: UInt8(ascii: "T"), to: &bytes)
        guard let offset else { return bytes.append(UInt8(ascii: "Z")) }
        bytes.append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        let distance = Int(offset.magnitude)
        appendTwoDigits(distance / 3600, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendTwoDigits(distance / 60 % 60, to: &bytes)
        guard distance % 60 != 0 else { return }
        bytes.append(UInt8(ascii: ":"))
        appendTwoDigits(distance % 60, to: &bytes)
    }

    /// Appends what the local clock shows, `2026-03-01 00:00:00`; ranges as in ``appendISO(_:offset:to:)``.
    static func appendLocal(_ seconds: Int64, offset: Int, to bytes: inout [UInt8]) {
        appendCivil(seconds + Int64(offset), separator: UInt8(ascii: " "), to: &bytes)
    }

    private static func appendCivil(_ local: Int64, separator: UInt8, to bytes: inout [UInt8]) {
        let secondsOfDay = Int((local % 86_400 + 86_400) % 86_400)
        let date = CivilDate(daysSinceEpoch: (Int(local) - secondsOfDay) / 86_400)
        appendTwoDigits(date.year / 100, to: &bytes)
        appendTwoDigits(date.year % 100, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendTwoDigits(date.month, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        appendTwoDigits(date.day, to: &bytes)
        bytes.append(separator)
        appendTwoDigits(secondsOfDay / 3600, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendTwoDigits(secondsOfDay / 60 % 60, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        appendTwoDigits(secondsOfDay % 60, to: &bytes)
    }

    @inline(__always)
    private static func appendTwoDigits(_ value: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "0") + UInt8(value / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
    }
}
