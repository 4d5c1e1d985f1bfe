internal import Metrics

/// Instants in a report: in its zone.
struct ZonedTime {
    private let seconds: TimestampText
    private let milliseconds: TimestampText
    private let local: TimestampText

    init(_ zone: TimeZoneRules) {
        seconds = TimestampText(zone: zone, style: .iso8601)
        milliseconds = TimestampText(zone: zone, style: .iso8601Milliseconds)
        local = TimestampText(zone: zone, style: .local)
    }

    /// `2026-03-01T00:00:00Z`, or with the zone's offset.
    func text(_ instant: Int64) -> String { ZonedTime.text(instant, seconds) }

    /// The same with milliseconds.
    func exactText(_ instant: Int64) -> String { ZonedTime.text(instant, milliseconds) }

    /// `2026-03-01 00:00:00`, without a hint of the zone.
    func localText(_ instant: Int64) -> String { ZonedTime.text(instant, local) }

    private static func text(_ instant: Int64, _ writer: TimestampText) -> String {
        var bytes: [UInt8] = []
        writer.append(instant, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
