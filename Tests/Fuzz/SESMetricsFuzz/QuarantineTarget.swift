internal import Foundation
package import FuzzSupport
@testable internal import SESMetrics

/// Whole runs: every record in one place; the same output and quarantine by more threads; and the quarantine, read back,
/// rejects again what was rejected, for the same reasons where these lie in the record itself.
package enum QuarantineTarget: FuzzTarget {
    package static let name = "quarantine"
    package static let sources = [
        "SESMetrics/Pipeline/", "SESMetrics/Output/", "SESMetrics/Report/", "Events/", "Metrics/Counting/",
    ]
    package static let replayedRuns = 250

    /// Reasons that a record by itself gives again.
    private static let lasting: Set<String> = [
        "invalid_utf8", "missing_type", "missing_mail", "missing_message_id", "missing_payload", "bad_timestamp",
        "bad_field_type",
    ]

    package static func run(_ input: inout FuzzInput) {
        let options = input.byte()
        let text = input.remainder()
        let change = { (arguments: inout MetricsArguments) in
            if options & 1 == 1 { arguments.selection.dimensions = ["campaign", "field/recipientDomain"] }
            if options & 2 == 2 { arguments.selection.deduplication = "exact" }
            if options & 4 == 4 { arguments.limits.recordBytes = "300" }
            if options & 8 == 8 { arguments.selection.simulator = "exclude" }
            if options & 16 == 16 { arguments.input.recoverFirehoseErrors = true }
        }
        let first = WholeRun(text, change)
        if !first.conserves { differ("records do not end in one place each: \(first.summary)") }
        if options & 32 == 32 {
            let other = WholeRun(text) { arguments in
                change(&arguments)
                arguments.run.threads = "2"
                arguments.run.memoryLimit = "64k"
            }
            if other.output != first.output || other.quarantine != first.quarantine {
                differ("two threads give something else")
            }
        }
        replay(first, change)
    }

    private static func replay(_ first: WholeRun, _ change: (inout MetricsArguments) -> Void) {
        let lines = first.quarantine.split(separator: 0x0A)
        let rejected = first.counts("rejected")
        if lines.count != rejected.values.reduce(0, +) { differ("\(lines.count) lines for \(rejected)") }
        guard !lines.isEmpty else { return }
        var reasons: [String: Int] = [:]
        // An envelope can be rejected that is longer than a record; it is cut, and cannot be read back.
        var whole: [String: Int] = [:]
        for line in lines {
            guard let entry = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
                let reason = entry["reason"] as? String, entry["raw"] != nil || entry["rawBase64"] != nil
            else { differ("a line that is none: \(String(decoding: line, as: UTF8.self))") }
            reasons[reason, default: 0] += 1
            if entry["rawTruncated"] == nil { whole[reason, default: 0] += 1 }
        }
        if reasons != rejected { differ("reasons \(reasons) in the quarantine, \(rejected) in the summary") }
        let second = WholeRun(first.quarantine, change)
        let again = second.counts("rejected")
        if !second.conserves { differ("the quarantine's records do not end in one place each: \(second.summary)") }
        for reason in lasting where again[reason, default: 0] < whole[reason, default: 0] {
            differ("\(whole), read back \(second.summary)")
        }
    }
}
