internal import Events
internal import Inflate

/// The summary of a run as JSON, for scripts (contract §8).
enum SummaryJSON {
    /// One line with its newline; keys in the contract's order, then `skipped`, `olderThanKey` and `unlistedDamage`.
    ///
    /// Of reasons and codes, those that came up are there, in the order of contract §3. Paths that are not UTF-8 have
    /// U+FFFD for what is not.
    static func bytes(_ report: RunReport, inputs: Int) -> [UInt8] {
        var json = JSONBytes()
        json.open("{")
        append(report, inputs: inputs, withTime: true, to: &json)
        json.close("}")
        json.newline()
        return json.bytes
    }

    /// The members of the summary's object.
    ///
    /// Without the time that the run took, which differs from run to run, equal inputs give equal bytes.
    static func append(_ report: RunReport, inputs: Int, withTime: Bool, to json: inout JSONBytes) {
        let totals = report.totals
        member("version", ToolVersion.current, &json)
        number("inputs", Int64(inputs), &json)
        damaged(report, &json)
        number("records", totals.records, &json)
        number("counted", totals.counted, &json)
        number("duplicate", totals.duplicate, &json)
        number("filtered", totals.filtered, &json)
        tally("ignored", totals.ignored.nonzero.map { ($0.code.code, $0.count) }, &json)
        tally("rejected", totals.rejected.nonzero.map { ($0.code.code, $0.count) }, &json)
        let warnings = totals.warnings.nonzero.map { ($0.code.code, $0.count) }
        tally("warnings", warnings + report.warnings.nonzero.map { ($0.code.code, $0.count) }, &json)
        time("firstEvent", totals.firstEvent, &json)
        time("lastEvent", totals.lastEvent, &json)
        number("compressedBytes", totals.compressedBytes, &json)
        number("bytes", totals.bytes, &json)
        if withTime {
            json.key("seconds")
            json.literal(ReadableNumber.decimal(report.seconds, places: 3))
        }
        skipped(report, &json)
        number("olderThanKey", report.olderThanKey, &json)
        number("unlistedDamage", report.damagedInputs.reduce(0) { $0 + $1.unlistedDamage }, &json)
    }

    private static func damaged(_ report: RunReport, _ json: inout JSONBytes) {
        json.key("damaged")
        json.open("[")
        for input in report.damagedInputs {
            for damage in input.damage {
                json.open("{")
                member("input", input.path.text, &json)
                member("code", damage.code.name, &json)
                number("offset", damage.offset, &json)
                json.close("}")
            }
        }
        json.close("]")
    }

    private static func skipped(_ report: RunReport, _ json: inout JSONBytes) {
        json.key("skipped")
        json.open("[")
        for skipped in report.skipped {
            json.open("{")
            member("input", skipped.path.text, &json)
            member("reason", skipped.reason.rawValue, &json)
            json.close("}")
        }
        json.close("]")
    }

    private static func tally(_ name: String, _ counts: [(String, Int64)], _ json: inout JSONBytes) {
        json.key(name)
        json.open("{")
        for (code, count) in counts { number(code, count, &json) }
        json.close("}")
    }

    private static func member(_ name: String, _ text: String, _ json: inout JSONBytes) {
        json.key(name)
        json.string(text)
    }

    private static func number(_ name: String, _ number: Int64, _ json: inout JSONBytes) {
        json.key(name)
        json.literal(number)
    }

    private static func time(_ name: String, _ milliseconds: Int64?, _ json: inout JSONBytes) {
        json.key(name)
        if let milliseconds { json.string(UTCTime.text(milliseconds)) } else { json.literal("null") }
    }
}
