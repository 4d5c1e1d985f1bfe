/// Relative times in UTC by their pattern.
enum SlowRelativeTime {
    /// Milliseconds since the epoch, or nil for another form.
    static func milliseconds(_ text: String, now: Int64) -> Int64? {
        let day: Int64 = 86_400_000
        let midnight = now / day * day
        switch text.lowercased() {
        case "now": return now
        case "today": return midnight
        case "yesterday": return midnight - day
        default: break
        }
        guard let match = text.lowercased().wholeMatch(of: #/-([0-9]{1,12})([smhdw])/#), let count = Int64(match.1)
        else {
            return nil
        }
        switch match.2 {
        case "s": return now - count * 1000
        case "m": return now - count * 60_000
        case "h": return now - count * 3_600_000
        case "d": return midnight - count * day
        default: return midnight - count * 7 * day
        }
    }
}
