internal import Metrics
internal import Rendering

/// One run of `sesstat send-statistics`, from options as typed to an exit status.
public enum SendStatisticsRun {
    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    public static func run(_ arguments: SendStatisticsArguments, environment: RunEnvironment) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            let request = plan.conduct.request
            return try Conductor(conduct: plan.conduct, environment: environment).run { outcome, target in
                let statistics = SendStatistics(
                    outcome.table, hasRange: request.startTime != nil || request.endTime != nil)
                try refuseSeveralAccounts(statistics)
                let bytes = plan.format == .json ? json(statistics) : csv(statistics, plan.lines)
                try target.write(bytes.span)
                return Conductor.Notes(
                    exceedsSpreadsheet: plan.format == .csv && statistics.points.count >= RenderedSize.spreadsheetRows,
                    lines: notes(statistics))
            }
        }
    }

    /// The shape has no place for an account, so that several would be mixed in silence.
    private static func refuseSeveralAccounts(_ statistics: SendStatistics) throws(RunFailure) {
        guard statistics.accounts.count > 1 else { return }
        throw RunFailure(
            .usage, "the events are of several accounts: \(list(statistics.accounts) { AccountName.text($0) })",
            advice: "GetSendStatistics is of one: choose it with --where field/sendingAccountId=ACCOUNT")
    }

    private static func notes(_ statistics: SendStatistics) -> [String] {
        var lines: [String] = []
        if statistics.earlier > 0 {
            let points = ReadableNumber.count(Int64(statistics.earlier), "point")
            lines.append("\(points) before the last two weeks left out; --start-time shows them")
        }
        if statistics.regions.count > 1 {
            let regions = list(statistics.regions) { AccountName.region($0) }
            lines.append("of several Regions together: \(regions); GetSendStatistics is of one")
        }
        return lines
    }

    /// Names for a message, the first few of them.
    private static func list(_ names: [[UInt8]], _ text: ([UInt8]) -> String) -> String {
        let most = 5
        let shown = names.prefix(most).map(text).joined(separator: ", ")
        return names.count > most ? "\(shown) and \(names.count - most) more" : shown
    }

    // MARK: Formats

    /// The shape that `aws ses get-send-statistics` prints, compact, in order of time.
    static func json(_ statistics: SendStatistics) -> [UInt8] {
        let time = ZonedTime(.utc)
        var json = JSONBytes()
        json.open("{")
        json.key("SendDataPoints")
        json.open("[")
        for point in statistics.points {
            json.open("{")
            json.key("Timestamp")
            json.string(time.text(point.start))
            for (name, value) in point.counts {
                json.key(name)
                json.literal(value)
            }
            json.close("}")
        }
        json.close("]")
        json.close("}")
        json.newline()
        return json.bytes
    }

    /// The same as a table.
    static func csv(_ statistics: SendStatistics, _ options: CSVLines.Options) -> [UInt8] {
        let time = ZonedTime(.utc)
        var lines = CSVLines(options)
        lines.header(["Timestamp"] + SendStatistics.Point(start: 0).counts.map(\.name), options)
        for point in statistics.points {
            lines.plain(time.text(point.start))
            for (_, value) in point.counts { lines.number(value) }
            lines.endLine()
        }
        return lines.bytes
    }
}

extension SendStatistics.Point {
    /// The counts in the order in which they are printed.
    fileprivate var counts: [(name: String, value: Int64)] {
        [
            ("DeliveryAttempts", deliveryAttempts), ("Bounces", bounces), ("Complaints", complaints),
            ("Rejects", rejects),
        ]
    }
}
