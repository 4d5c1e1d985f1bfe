internal import Metrics

/// Periods as they are printed (contract §8, §11).
enum PeriodText {
    /// Seconds of one window: the period up to an hour, above that the window's real length, which is 82,800 for a
    /// day of 23 hours.
    static func seconds(of window: Window, period: Period) -> Int64 {
        switch period {
        case .seconds(let seconds) where seconds <= 3600: Int64(seconds)
        case .seconds, .week, .month: window.seconds
        }
    }

    /// Appends the period as a JSON value: seconds, or `"1w"`, `"1mo"`.
    static func appendJSON(_ period: Period, to bytes: inout [UInt8]) {
        switch period {
        case .seconds(let seconds): NumberText.append(Int64(seconds), to: &bytes)
        case .week: bytes.append(contentsOf: #""1w""#.utf8)
        case .month: bytes.append(contentsOf: #""1mo""#.utf8)
        }
    }
}
