internal import Events
package import FuzzSupport
@testable internal import Metrics

/// Bytes that may be encoded state: refused by a typed error, or read; what was read is written, and then reading and
/// writing it again gives the same bytes.
package enum StateTarget: FuzzTarget {
    package static let name = "state"
    package static let sources = ["Metrics/State/", "Metrics/Counting/Fingerprint"]

    private static let plans = StateSample.plans

    /// Whether the samples as they are can be read, without which changing them would find nothing.
    private static let readsSamples = plans.indices.allSatisfy { index in
        var nothing = FuzzInput([])
        return read(StateForger.change(StateSample.bytes[index], &nothing), plans[index]) != nil
    }

    package static func run(_ input: inout FuzzInput) {
        if !readsSamples { differ("the sample is refused") }
        let kind = input.byte()
        let plan = plans[Int(kind >> 4) % plans.count]
        let bytes =
            switch kind & 3 {
            case 0: input.remainder()
            case 1: StateForger.fit(&input, plan)
            default: StateForger.change(StateSample.bytes[Int(kind >> 4) % plans.count], &input)
            }
        guard let first = read(bytes, plan) else { return }
        guard let second = read(first, plan) else { differ("what was written is refused") }
        if second != first { differ("\(first.count) bytes become \(second.count) others: \(first)\n\(second)") }
    }

    /// Reads all that is there, and writes it again; nil where it is refused.
    private static func read(_ bytes: [UInt8], _ plan: CountingPlan) -> [UInt8]? {
        var counter = Counter(plan: plan, judge: nil)
        var group = FingerprintGroup(number: StateSample.group)
        var tallies: [Int: CountTally] = [:]
        do throws(MetricStateError) {
            let decoder = try MetricStateDecoder(bytes)
            try decoder.read(into: &counter)
            try decoder.read(into: &group, number: StateSample.group)
            tallies = try decoder.tallies()
        } catch {
            return nil
        }
        let written = StateSample.write(&counter, group, tallies)
        _ = try? counter.settleNotifications(into: &tallies)
        _ = try? counter.result()
        return written
    }
}
