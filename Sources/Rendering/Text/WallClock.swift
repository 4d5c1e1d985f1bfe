internal import Metrics

/// A time zone as far as writing needs it: its name, and its offset at an instant.
struct WallClock: Sendable {
    /// The name as the user typed it.
    let identifier: String
    /// Whether timestamps end in `Z`.
    let isUTC: Bool
    /// Seconds east of UTC at an instant, in seconds since 1970-01-01T00:00:00Z.
    let offset: @Sendable (Int64) -> Int

    /// A clock from its parts.
    init(identifier: String, isUTC: Bool = false, offset: @escaping @Sendable (Int64) -> Int) {
        self.identifier = identifier
        self.isUTC = isUTC
        self.offset = offset
    }

    /// The clock of a zone.
    init(_ zone: TimeZoneRules) {
        self.init(identifier: zone.identifier, isUTC: zone.isUTC) { zone.offset(at: $0) }
    }

    /// Appends a window's start as `csv` and `json` have it: `2026-03-01T00:00:00Z`, or with the offset.
    func appendISO(_ window: Window, to bytes: inout [UInt8]) {
        TimestampText.append(
            window.start, offset: startOffset(window), isUTC: isUTC, style: .iso8601, to: &bytes)
    }

    /// Appends a window's start as `wide` has it: `2026-03-01 00:00:00`, local.
    func appendLocal(_ window: Window, to bytes: inout [UInt8]) {
        TimestampText.append(window.start, offset: startOffset(window), style: .local, to: &bytes)
    }

    /// The offset at a window's start; the division rounds down before 1970 too.
    private func startOffset(_ window: Window) -> Int {
        offset((window.start - (window.start % 1000 + 1000) % 1000) / 1000)
    }
}
