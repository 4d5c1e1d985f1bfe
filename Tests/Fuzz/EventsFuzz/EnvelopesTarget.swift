@testable internal import Events
package import FuzzSupport

/// A text in up to four envelopes: the same however it is cut, every record in one place, and a sound record gives what
/// it gives by itself, unless it lies too deep.
package enum EnvelopesTarget: FuzzTarget {
    package static let name = "envelopes"
    package static let sources = [
        "Events/EventReader+Envelopes", "Events/RecordReader", "Events/Base64", "Events/JSONString",
    ]
    package static let replayedRuns = 1000

    private static let plan: FieldPlan = {
        var plan = FieldPlan(
            .tag("ses:configuration-set"), .header("subject"), .field(.bounceType), recipients: .all, keepsRecord: true)
        plan.notesForms = true
        return plan
    }()

    /// Keys by which a record is an envelope itself.
    private static let keys = [
        "Type", "detail-type", "Records", "messageType", "rawData", "reason", "Message", "logEvents", "attemptsMade",
    ]

    package static func run(_ input: inout FuzzInput) {
        var limits = input.pick([RecordLimits(), RecordLimits(), .small(record: 200, envelope: 900, depth: 6)])
        let isLimited = limits.recordBytes < 1000
        let options = input.byte()
        limits.recoversFirehoseErrors = options & 1 == 0
        limits.replacesInvalidUTF8 = options & 2 == 2
        let step = Int(options >> 2) + 1
        let kinds = (0..<Int(input.byte() % 5)).map { _ in input.pick(EnvelopeText.allCases) }
        let payload = input.remainder()
        let wrapped = kinds.reduce(payload) { $1.wrap($0) }
        let found = read(wrapped, limits, step: nil)
        if read(wrapped, limits, step: step * (1 + wrapped.count / 256)) != found {
            differ("in steps of \(step): \(found)")
        }
        let sum = found.tally.events + found.tally.ignored.reduce(0, +) + Int64(found.rejected.count)
        if sum != found.tally.records { differ("records do not end in one place each: \(found)") }
        if !isLimited, limits.recoversFirehoseErrors { compare(found, payload, kinds, limits) }
    }

    private static func read(_ text: [UInt8], _ limits: RecordLimits, step: Int?) -> Reading {
        reading(text, plan: plan, limits: limits, step: step ?? .max, capacity: step == nil ? text.count * 2 : 64)
    }

    /// What a sound record gives in its envelopes, against what it gives by itself.
    private static func compare(
        _ found: Reading, _ payload: [UInt8], _ kinds: [EnvelopeText], _ limits: RecordLimits
    ) {
        let verdict = SlowJSON.judge(payload, maximumDepth: 40)
        guard verdict.isSound, payload.first == UInt8(ascii: "{"), payload.last == UInt8(ascii: "}") else { return }
        // A byte of the outermost record that is no UTF-8 cannot be, and an escaped key may be any.
        let text = String(decoding: payload, as: UTF8.self)
        if keys.contains(where: text.contains) || text.contains("\\u") { return }
        let bare = read(payload, limits, step: nil)
        guard bare.tally.records == 1 else { return }
        if kinds.count(where: \.isLevel) > 2 {
            if found.reasons != [.tooDeep] { differ("three levels of \(kinds) give \(found)") }
        } else if bare.reasons == [.missingType], kinds.first == .eventBridge {
            if found.ignored(.otherAWSEvent) != 1 { differ("an event of no type in EventBridge gives \(found)") }
        } else if found.events != bare.events || found.reasons != bare.reasons || found.tally != bare.tally {
            differ("in \(kinds):\n\(found)\nby itself:\n\(bare)")
        }
    }

}
