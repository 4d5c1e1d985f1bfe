@testable internal import Events
package import FuzzSupport

/// What becomes of one record, against what the contract says of Foundation's tree of it.
package enum RecordsTarget: FuzzTarget {
    package static let name = "records"
    package static let sources = ["Events/Record", "Events/Key", "Events/Timestamp", "Events/JSONString"]

    private static let plan = FieldPlan(.tag("ses:configuration-set"), .tag("campaign"), recipients: .all)

    /// Keys of envelopes, which the tree is not looked at for.
    private static let envelopeKeys = [
        "Message", "Type", "detail", "detail-type", "Records", "logEvents", "messageType", "rawData", "raw",
        "rawBase64",
    ]

    package static func run(_ input: inout FuzzInput) {
        let record = input.remainder()
        let verdict = SlowJSON.judge(record, maximumDepth: RecordLimits().depth)
        guard verdict.isSound, record.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), !record.contains(0) else {
            return
        }
        guard let tree = Oracle.tree(record), !envelopeKeys.contains(where: { tree[$0] != nil }) else { return }
        let found = reading(record, plan: plan, capacity: record.count * 2)
        if found.tally.records != 1 { differ("not one record: \(found)") }
        switch Oracle.judge(tree, hasUnpairedSurrogate: verdict.hasUnpairedSurrogate) {
        case .event(let event, let warnings):
            if found.events != [event] { differ("\(found.events)\nnot\n\(event)") }
            if Set(found.warnings) != warnings { differ("warnings \(found.warnings), not \(warnings)") }
        case .ignored(let reason):
            if found.ignored(reason) != 1 { differ("\(found.summary), not \(reason)") }
        case .rejected(let reasons):
            guard found.reasons.count == 1, reasons.contains(found.reasons[0]) else {
                differ("\(found.summary), not \(reasons)")
            }
        }
        // Then along the pieces that were learnt of it.
        let thrice = reading(record + [0x0A] + record + [0x0A] + record, plan: plan, capacity: record.count * 4)
        if thrice.events != found.events + found.events + found.events
            || thrice.tally.warnings != found.tally.warnings.map({ $0 * 3 }) || thrice.reasons.count % 3 != 0
        {
            differ("three times \(thrice.summary), once \(found.summary)")
        }
    }
}
