internal import Metrics

@testable internal import Rendering

/// What a format makes of a table, as text; a clock stands in for the options' zone.
func rendered(
    _ table: ResultTable, as format: OutputFormat, _ options: RenderOptions, clock: WallClock? = nil
) throws -> String {
    let sink = CollectingSink()
    if let clock {
        switch format {
        case .csv: _ = try CSVWriter(options: options, clock: clock).write(table, to: sink)
        case .wide: _ = try WideWriter(options: options, clock: clock).write(table, to: sink)
        case .json: _ = try JSONWriter(options: options, clock: clock).write(table, to: sink)
        }
    } else {
        try format.render(table, options: options, to: sink)
    }
    return sink.text
}

extension WallClock {
    /// Central Europe around the end of March and of October 2026.
    static let berlin = WallClock(identifier: "Europe/Berlin") { instant in
        instant >= 1_774_746_000 && instant < 1_792_890_000 ? 7200 : 3600
    }
}

/// 2026-03-01T00:00:00Z.
let marchFirst: Int64 = 1_772_323_200
