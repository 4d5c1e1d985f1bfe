package import FuzzSupport
@testable internal import Metrics

/// Compiled time zone files of any bytes: refused, or read to a zone whose windows tile time.
package enum ZoneFileTarget: FuzzTarget {
    package static let name = "zonefile"
    package static let sources = [
        "Metrics/Calendar/TZif", "Metrics/Calendar/TimeZoneRules", "Metrics/Calendar/RecurringRule",
        "Metrics/Calendar/OffsetTable",
    ]

    package static func run(_ input: inout FuzzInput) {
        let (period, times) = (input.pick(Zones.periods), (0..<3).map { _ in Int64(input.number()) << 16 })
        guard let zone = try? TimeZoneRules(identifier: "x", tzif: input.remainder()) else { return }
        let grid = WindowGrid(period: period, zone: zone)
        for second in times {
            let offset = zone.offset(at: second)
            guard abs(offset) <= 26 * 3600 else { differ("an offset of \(offset) seconds") }
            let window = grid.window(containing: second * 1000)
            guard window.start <= second * 1000, second * 1000 < window.end else {
                differ("\(second) is not in \(window)")
            }
        }
    }
}
