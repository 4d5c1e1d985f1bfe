internal import Events
internal import Inflate
internal import Metrics

/// A check's report as text for people.
///
/// What comes from inputs has its control characters escaped; no address is in it.
struct CheckText {
    /// The most names, and the most skipped inputs, that are listed; JSON has all.
    static let longestList = 20
    /// Characters of a name.
    private static let longestName = 60
    /// Characters of the longest bar.
    private static let longestBar: Int64 = 40

    let report: CheckReport
    let time: ZonedTime
    var page: TextPage

    private init(_ report: CheckReport, hasColour: Bool) {
        self.report = report
        time = ZonedTime(report.zone)
        page = TextPage(hasColour: hasColour)
    }

    /// The report's text.
    static func text(_ report: CheckReport, hasColour: Bool) -> String {
        var writer = CheckText(report, hasColour: hasColour)
        writer.appendRecords()
        writer.appendTypes()
        writer.appendNames("Accounts", report.findings.accounts)
        writer.appendNames("Regions", report.findings.regions)
        writer.appendNames("Configuration sets", report.findings.configurationSets)
        writer.appendTags()
        writer.appendTimeline()
        writer.appendGaps()
        writer.appendLateness()
        writer.appendForms()
        writer.appendProblems()
        return writer.page.text
    }

    // MARK: Records

    private mutating func appendRecords() {
        let totals = report.run.totals
        let stored = ReadableNumber.bytes(totals.compressedBytes)
        let isPlain = totals.compressedBytes == totals.bytes
        let size = isPlain ? stored : "\(stored), inflated \(ReadableNumber.bytes(totals.bytes))"
        page.heading("Records")
        page.table(
            [.left, .right, .left],
            [
                ["inputs", ReadableNumber.count(Int64(report.inputs)), size],
                ["records", ReadableNumber.count(totals.records), ""],
                ["  counted", ReadableNumber.count(totals.counted), "distinct events"],
                ["  duplicate", ReadableNumber.count(totals.duplicate), share(totals.duplicate, ofCopiesAnd: totals)],
                ["  filtered", ReadableNumber.count(totals.filtered), report.hasRange ? "outside the range" : ""],
                ["  ignored", ReadableNumber.count(totals.ignored.total), list(totals.ignored.nonzero.map(pair))],
                ["  rejected", ReadableNumber.count(totals.rejected.total), list(totals.rejected.nonzero.map(pair))],
            ])
        if let first = totals.firstEvent, let last = totals.lastEvent {
            page.table(
                [.left, .left], [["first event", time.exactText(first)], ["last event", time.exactText(last)]])
        }
        if report.run.olderThanKey > 0 {
            page.line("\(ReadableNumber.count(report.run.olderThanKey, "object")) older than --since-key left out")
        }
        if report.hasRange {
            let start = report.startTime.map(time.text) ?? "the first event"
            let end = report.endTime.map(time.text) ?? "the last event"
            page.line("range from \(start) to \(end); what follows is about the events in it")
        }
    }

    private func share(_ part: Int64, ofCopiesAnd totals: RecordTotals) -> String {
        part == 0 ? "" : "\(percent(part, of: totals.counted + totals.duplicate)) of the events are copies"
    }

    private func pair(_ reason: IgnoreReason, _ count: Int64) -> (String, Int64) { (reason.code, count) }

    private func pair(_ reason: RejectReason, _ count: Int64) -> (String, Int64) { (reason.code, count) }

    private func list(_ counts: [(String, Int64)]) -> String {
        counts.map { "\($0.0) \(ReadableNumber.count($0.1))" }.joined(separator: ", ")
    }

    // MARK: Events

    private mutating func appendTypes() {
        page.heading("Event types")
        var rows = [["type", "counted", "duplicate", "filtered", "first", "last"]]
        for type in EventType.allCases {
            let found = report.findings.types[Int(type.rawValue)]
            let counted = report.counted[Int(type.rawValue)]
            guard let first = found.first, let last = found.last else {
                rows.append([type.wireName, "never seen", "", "", "", ""])
                continue
            }
            rows.append([
                type.wireName, ReadableNumber.count(counted), ReadableNumber.count(found.inRange - counted),
                ReadableNumber.count(found.outside), time.text(first), time.text(last),
            ])
        }
        var alignments: [TextTable.Alignment] = [.left, .right, .right, .right, .left, .left]
        if !report.hasRange {
            alignments.remove(at: 3)
            for index in rows.indices { rows[index].remove(at: 3) }
        }
        page.table(alignments, rows)
    }

    private mutating func appendNames(_ title: String, _ names: SmallestNames<Int64>) {
        let all = report.findings.eventsInRange
        guard all > 0 else { return }
        page.heading(title)
        let sorted = names.entries.sorted { $0.value > $1.value }
        var rows = [["name", "events", "share"]]
        for entry in sorted.prefix(CheckText.longestList) {
            rows.append([name(entry.name), ReadableNumber.count(entry.value), percent(entry.value, of: all)])
        }
        let rest = all - sorted.prefix(CheckText.longestList).reduce(0) { $0 + $1.value }
        if rest > 0 { rows.append([SurveyedName.other, ReadableNumber.count(rest), percent(rest, of: all)]) }
        page.table([.left, .right, .right], rows)
        appendRemainder(names.entries.count, hasMore: names.hasMore)
    }

    private mutating func appendTags() {
        let tags = report.findings.tags
        guard !tags.entries.isEmpty else { return }
        page.heading("Message tags")
        var rows = [["name", "events", "values"]]
        for entry in tags.entries.sorted(by: { $0.value.events > $1.value.events }).prefix(CheckText.longestList) {
            let values = ReadableNumber.count(Int64(entry.value.values.count))
            rows.append([
                name(entry.name), ReadableNumber.count(entry.value.events),
                entry.value.values.isOver ? "more than \(values)" : values,
            ])
        }
        page.table([.left, .right, .right], rows)
        appendRemainder(tags.entries.count, hasMore: tags.hasMore)
    }

    private mutating func appendRemainder(_ count: Int, hasMore: Bool) {
        let rest = ReadableNumber.count(Int64(count - CheckText.longestList))
        if hasMore {
            page.line("and more than \(count > CheckText.longestList ? rest : "0") others")
        } else if count > CheckText.longestList {
            page.line("and \(rest) more; --format json has all")
        }
    }

    // MARK: Time

    private mutating func appendTimeline() {
        let timeline = Timeline(hours: report.hours, zone: report.zone)
        guard let most = timeline.rows.map(\.events).max(), most > 0 else { return }
        let (unit, length) =
            switch timeline.period {
            case .month: ("month", 7)
            case .seconds(86_400): ("day", 10)
            default: ("hour", 16)
            }
        page.heading("Events by \(unit) (\(SafeText.escaping(report.zone.identifier)))")
        page.table(
            [.left, .right, .left],
            timeline.rows.map { row in
                // Whatever there was shows.
                let bar = (row.events * CheckText.longestBar + most - 1) / most
                return [
                    String(time.localText(row.start).prefix(length)), ReadableNumber.count(row.events),
                    String(repeating: "#", count: Int(bar)),
                ]
            })
        if timeline.earlier > 0 {
            let events = ReadableNumber.count(timeline.earlierEvents, "event")
            page.line("and \(events) in \(ReadableNumber.count(Int64(timeline.earlier), unit)) before")
        }
    }

    private mutating func appendGaps() {
        let gaps = report.gaps
        guard !report.hours.isEmpty || gaps.count > 0 else { return }
        page.heading("Gaps: \(duration(gaps.threshold)) or more without any event")
        guard gaps.count > 0 else { return page.line("none") }
        page.table(
            [.right, .left, .left],
            [["length", "from", "to"]]
                + gaps.longest.map { [duration($0.length), time.text($0.start), time.text($0.end)] }
        )
        if gaps.count > gaps.longest.count {
            page.line("and \(ReadableNumber.count(Int64(gaps.count - gaps.longest.count))) shorter ones")
        }
    }

    private mutating func appendLateness() {
        let lateness = report.findings.lateness
        guard lateness.known > 0 else { return }
        page.heading("Late events: after their message was sent, by more than")
        page.table(
            [.left, .right, .right],
            zip(Lateness.bounds, lateness.late).map { bound, count in
                [bound.name, ReadableNumber.count(count), percent(count, of: lateness.known)]
            })
    }

    // MARK: Forms

    private mutating func appendForms() {
        let forms = report.findings.forms
        guard report.inputs > 0 else { return }
        var rows = [["form", "", "inputs", "records"]]
        for storage in forms.byStorage where storage.inputs > 0 {
            rows.append(["stored as", storage.name, ReadableNumber.count(storage.inputs), ""])
        }
        for (title, list) in [("framing", forms.byFraming), ("envelope", forms.byEnvelope)] {
            for form in list where form.count.inputs > 0 {
                rows.append([
                    title, form.name, ReadableNumber.count(form.count.inputs), ReadableNumber.count(form.count.records),
                ])
            }
        }
        page.heading("Forms")
        page.table([.left, .left, .right, .right], rows)
    }

    // MARK: Text

    /// A name from an input, fit for a terminal and not too long for a line.
    private func name(_ bytes: [UInt8]) -> String {
        let text = SafeText.escaping(String(decoding: bytes, as: UTF8.self))
        return text.count > CheckText.longestName ? text.prefix(CheckText.longestName - 1) + "…" : text
    }

    private func percent(_ part: Int64, of whole: Int64) -> String {
        "\(ReadableNumber.decimal(whole == 0 ? 0 : Double(part) / Double(whole) * 100, places: 1)) %"
    }

    /// `3 h`, `2 d 5 h`, `1 h 30 min`: the two largest units, cut.
    private func duration(_ milliseconds: Int64) -> String {
        let minutes = milliseconds / 60_000
        let parts =
            minutes >= 1440
            ? [(minutes / 1440, "d"), (minutes / 60 % 24, "h")] : [(minutes / 60, "h"), (minutes % 60, "min")]
        return parts.filter { $0.0 > 0 }.map { "\(ReadableNumber.count($0.0)) \($0.1)" }.joined(separator: " ")
    }
}
