internal import Events
internal import Inflate
internal import Metrics

/// A check's report as JSON, for programs: one line with its newline.
///
/// First the members of a run's summary (``SummaryJSON``) but `seconds`, so that equal inputs give equal bytes; then what
/// the archive holds, then `problems`. Keys are always there and in this order; lists are empty where there is nothing.
struct CheckJSON {
    private let report: CheckReport
    private let time: ZonedTime
    private var json = JSONBytes()

    private init(_ report: CheckReport) {
        self.report = report
        time = ZonedTime(report.zone)
    }

    /// The report's bytes.
    static func bytes(_ report: CheckReport) -> [UInt8] {
        var writer = CheckJSON(report)
        writer.json.open("{")
        SummaryJSON.append(report.run, inputs: report.inputs, withTime: false, to: &writer.json)
        writer.appendContents()
        writer.appendProblems()
        writer.json.close("}")
        writer.json.newline()
        return writer.json.bytes
    }

    // MARK: What the archive holds

    private mutating func appendContents() {
        member("timeZone", report.zone.identifier)
        member("startTime", report.startTime.map(time.exactText))
        member("endTime", report.endTime.map(time.exactText))
        appendTypes()
        let findings = report.findings
        appendNames("accounts", findings.accounts)
        appendNames("regions", findings.regions)
        appendNames("configurationSets", findings.configurationSets)
        appendTags(findings.tags)
        appendLateness(findings.lateness)
        list("hours", report.hours) { writer, hour in
            writer.member("start", writer.time.text(hour.start))
            writer.member("events", hour.events)
        }
        appendGaps()
        object("compression") { writer in
            for storage in findings.forms.byStorage { writer.member(storage.name, storage.inputs) }
        }
        appendForms("framing", findings.forms.byFraming, unit: "objects")
        appendForms("envelopes", findings.forms.byEnvelope, unit: "records")
    }

    private mutating func appendTypes() {
        list("types", EventType.allCases) { writer, type in
            let found = writer.report.findings.types[Int(type.rawValue)]
            let counted = writer.report.counted[Int(type.rawValue)]
            writer.member("type", type.wireName)
            writer.member("seen", found.isSeen)
            writer.member("counted", counted)
            writer.member("duplicate", found.inRange - counted)
            writer.member("filtered", found.outside)
            writer.member("firstEvent", found.first.map(UTCTime.text))
            writer.member("lastEvent", found.last.map(UTCTime.text))
        }
    }

    private mutating func appendNames(_ key: String, _ names: SmallestNames<Int64>) {
        object(key) { writer in
            writer.list("names", names.entries) { writer, entry in
                writer.json.key("name")
                writer.json.string(utf8: entry.name.span)
                writer.member("events", entry.value)
            }
            let kept = names.entries.reduce(0) { $0 + $1.value }
            writer.member("otherEvents", writer.report.findings.eventsInRange - kept)
            writer.member("hasMore", names.hasMore)
        }
    }

    private mutating func appendTags(_ tags: SmallestNames<TagFindings>) {
        object("tags") { writer in
            writer.list("names", tags.entries) { writer, entry in
                writer.json.key("name")
                writer.json.string(utf8: entry.name.span)
                writer.member("events", entry.value.events)
                writer.member("values", Int64(entry.value.values.count))
                writer.member("hasMoreValues", entry.value.values.isOver)
            }
            writer.member("hasMore", tags.hasMore)
        }
    }

    private mutating func appendLateness(_ lateness: Lateness) {
        object("late") { writer in
            writer.member("events", lateness.known)
            for (bound, count) in zip(Lateness.bounds, lateness.late) { writer.member(bound.key, count) }
        }
    }

    private mutating func appendGaps() {
        object("gaps") { writer in
            let gaps = writer.report.gaps
            writer.member("leastSeconds", gaps.threshold / 1000)
            writer.member("count", Int64(gaps.count))
            writer.list("longest", gaps.longest) { writer, gap in
                writer.member("start", writer.time.exactText(gap.start))
                writer.member("end", writer.time.exactText(gap.end))
                writer.member("seconds", gap.length / 1000)
            }
        }
    }

    private mutating func appendForms(_ key: String, _ forms: [(name: String, count: FormFindings.Count)], unit: String)
    {
        object(key) { writer in
            for form in forms {
                writer.object(form.name) { writer in
                    writer.member("inputs", form.count.inputs)
                    writer.member(unit, form.count.records)
                }
            }
        }
    }

    // MARK: What is wrong with it

    private mutating func appendProblems() {
        object("problems") { writer in
            writer.list("rejected", writer.report.problems.rejections) { writer, rejection in
                writer.member("reason", rejection.reason.code)
                writer.member("records", rejection.records)
                writer.member("inputs", rejection.inputs)
                writer.appendExample(rejection.example, path: rejection.path)
                writer.member("advice", rejection.reason.advice)
            }
            writer.list("damage", writer.report.problems.damage) { writer, damage in
                writer.member("code", damage.code.name)
                writer.member("count", damage.count)
                writer.member("inputs", damage.inputs)
                writer.object("example") { writer in
                    writer.member("input", damage.path.text)
                    writer.member("offset", damage.example.offset)
                    writer.member("detail", damage.example.detail)
                }
                writer.member("advice", damage.code.advice)
            }
            writer.list("warnings", writer.report.warnings) { writer, warning in
                writer.member("code", warning.code)
                writer.member("count", warning.count)
                writer.member("advice", warning.advice)
            }
            writer.list("files", writer.report.problems.files) { writer, file in
                writer.member("input", file.path.text)
                writer.member("rejected", file.rejected)
                writer.member("damage", file.damage)
                writer.appendExample(file.record, path: file.path)
                writer.appendDamageExample(file.firstDamage)
            }
            writer.member("moreFiles", Int64(writer.report.problems.unlistedFiles))
        }
    }

    private mutating func appendExample(_ example: RecordPosition?, path: FilePath?) {
        guard let example, let path else { return member("example", String?.none) }
        object("example") { writer in
            writer.member("input", path.text)
            writer.member("member", Int64(example.member))
            writer.member("line", example.line)
            writer.member("offset", example.offset)
            writer.member("reason", example.reason.code)
            writer.member("detail", example.detail)
        }
    }

    private mutating func appendDamageExample(_ damage: InputDamage?) {
        guard let damage else { return member("damageExample", String?.none) }
        object("damageExample") { writer in
            writer.member("code", damage.code.name)
            writer.member("offset", damage.offset)
            writer.member("detail", damage.detail)
        }
    }

    // MARK: Members

    private mutating func member(_ key: String, _ text: String?) {
        json.key(key)
        if let text { json.string(text) } else { json.literal("null") }
    }

    private mutating func member(_ key: String, _ number: Int64) {
        json.key(key)
        json.literal(number)
    }

    private mutating func member(_ key: String, _ flag: Bool) {
        json.key(key)
        json.literal(flag)
    }

    private mutating func object(_ key: String, _ body: (inout CheckJSON) -> Void) {
        json.key(key)
        json.open("{")
        body(&self)
        json.close("}")
    }

    /// A list of objects.
    private mutating func list<Element>(
        _ key: String, _ elements: some Sequence<Element>, _ body: (inout CheckJSON, Element) -> Void
    ) {
        json.key(key)
        json.open("[")
        for element in elements {
            json.open("{")
            body(&self, element)
            json.close("}")
        }
        json.close("]")
    }
}
