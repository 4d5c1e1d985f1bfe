internal import CByteScan
@testable internal import Events
package import FuzzSupport

/// Finding records in text, in envelopes too: the same events and rejects however the text is cut into blocks and by
/// every kernel, each record in one place, and each reject on its line.
package enum FramingTarget: FuzzTarget {
    package static let name = "framing"
    package static let sources = ["Events/"]
    package static let replayedRuns = 1000

    private static let plan: FieldPlan = {
        var plan = FieldPlan(
            .tag("ses:configuration-set"), .tag("campaign"), .header("subject"), .linkTag("a"),
            .field(.bounceType), .field(.link), recipients: .all, keepsRecord: true)
        plan.collectsTags = true
        plan.notesForms = true
        return plan
    }()

    private static let limits = [
        RecordLimits(), .small(record: 64, envelope: 256, depth: 4), .small(record: 1000, envelope: 500),
    ]

    package static func run(_ input: inout FuzzInput) {
        var limits = input.pick(limits)
        let options = input.byte()
        limits.replacesInvalidUTF8 = options & 1 == 1
        limits.recoversFirehoseErrors = options & 2 == 2
        let endsApart = options & 4 == 4
        let choices = (0...Int(options >> 4)).map { _ in Int(input.byte()) % 64 + 1 }
        let text = input.remainder()
        // A record is scanned again with every step, so that a long text gets long ones.
        let steps = choices.map { $0 * (1 + text.count / 256) }
        let whole = reading(text, plan: plan, limits: limits, capacity: 2 * text.count)
        func compare(_ steps: [Int], capacity: Int = 64, kernel: Int? = nil) {
            let found = reading(
                text, plan: plan, limits: limits, steps: steps, capacity: capacity, kernel: kernel,
                endsApart: endsApart)
            if found != whole { differ("in steps of \(steps), kernel \(kernel ?? -1):\n\(found)\nnot\n\(whole)") }
        }
        compare(steps)
        if text.count <= 256 { compare([1]) }
        for kernel in 0..<sesstat_kernel_count() { compare([.max], capacity: 1000, kernel: kernel) }
        let sum = whole.tally.events + whole.tally.ignored.reduce(0, +) + Int64(whole.rejected.count)
        if sum != whole.tally.records || Int(whole.tally.events) != whole.events.count {
            differ("records do not end in one place each: \(whole)")
        }
        for rejected in whole.rejected
        where rejected.line != 1 + text.prefix(Int(rejected.offset)).count(where: { $0 == 0x0A }) {
            differ("\(rejected) is on another line")
        }
    }
}
