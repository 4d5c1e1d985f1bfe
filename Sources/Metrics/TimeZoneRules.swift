/// The offsets from UTC of one time zone, for all of time.
public struct TimeZoneRules: Sendable {
    /// The IANA name.
    public let identifier: String

    /// UTC, which has no transitions.
    public static let utc = TimeZoneRules(identifier: "UTC")

    /// Whether the zone is UTC, so that timestamps are written with `Z`.
    public var isUTC: Bool { identifier == "UTC" }

    /// Seconds east of UTC at an instant, in seconds since 1970-01-01T00:00:00Z.
    public func offset(at epochSeconds: Int64) -> Int { 0 }
}
