import Testing

@testable import SESMetrics

@Suite("Sending volume") struct SendingVolumeTests {
    private typealias Message = (second: Int64, recipients: Int, simulator: Int)

    private func volume(_ messages: [Message]) -> SendingVolume {
        var volume = SendingVolume()
        for message in messages {
            volume.add(second: message.second, recipients: message.recipients, toSimulator: message.simulator)
        }
        return volume
    }

    /// The definition: every stretch that ends with a second in which something was sent, added up anew.
    private func slowPeak(_ messages: [Message], _ length: Int64, _ withSimulator: Bool) -> SendingVolume.Peak {
        var peak = SendingVolume.Peak()
        for end in Set(messages.map(\.second)).sorted() {
            let sum = messages.filter { end - length < $0.second && $0.second <= end }
                .reduce(0) { $0 + Int64($1.recipients - (withSimulator ? 0 : $1.simulator)) }
            if sum > peak.recipients { peak = SendingVolume.Peak(recipients: sum, lastSecond: end) }
        }
        return peak
    }

    @Test(
        "peaks are those of the slow definition, and merging in any order changes nothing",
        arguments: 1...8 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let spread = Int64([100, 90_000, 400_000, 10_000_000][Int(seed % 4)])
        let messages: [Message] = (0..<300).map { _ in
            let recipients = Int.random(in: 0...50, using: &generator)
            return (
                1_773_000_000 + Int64.random(in: 0..<spread, using: &generator), recipients,
                Int.random(in: 0...recipients, using: &generator)
            )
        }
        let whole = volume(messages)
        var parts = volume(Array(messages.shuffled(using: &generator).prefix(0)))
        for start in stride(from: 0, to: 300, by: 60).shuffled(using: &generator) {
            parts.merge(volume(Array(messages[start..<start + 60])))
        }
        for length in [1, 60, 86_400] as [Int64] {
            for withSimulator in [true, false] {
                let expected = slowPeak(messages, length, withSimulator)
                #expect(whole.peak(ofSeconds: length, withSimulator: withSimulator) == expected)
                #expect(parts.peak(ofSeconds: length, withSimulator: withSimulator) == expected)
            }
        }
        #expect(whole.recipients == parts.recipients && whole.numbers.map(\.value) == parts.numbers.map(\.value))
    }

    @Test("a day is 86,400 seconds: what is a second farther apart does not add up")
    func edge() {
        let near = volume([(1000, 3, 0), (1000 + 86_399, 4, 0)])
        let far = volume([(1000, 3, 0), (1000 + 86_400, 4, 0)])
        #expect(near.peak(ofSeconds: 86_400, withSimulator: true).recipients == 7)
        #expect(far.peak(ofSeconds: 86_400, withSimulator: true) == .init(recipients: 4, lastSecond: 87_400))
    }

    @Test("messages to several recipients and to the simulator are told apart")
    func kinds() {
        let volume = volume([(1, 1, 0), (1, 3, 1), (2, 2, 2), (3, 0, 0)])
        #expect(volume.messages == 4 && volume.recipients == 6 && volume.messagesToSeveral == 2)
        #expect(volume.simulatorRecipients == 3 && volume.simulatorMessages == 1)
        #expect(SendingVolume().peak(ofSeconds: 1, withSimulator: true) == .init())
    }
}
