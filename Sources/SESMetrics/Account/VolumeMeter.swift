internal import Events
internal import Metrics
internal import Synchronization

/// Finds out how much was sent when, by account and Region: what SES's limits are about.
final class VolumeMeter: RunObserver {
    /// An account and a Region; limits hold for each pair on its own.
    struct Key: Hashable, Comparable, Sendable {
        /// As ``AccountName`` shows them.
        var account: String
        var region: String

        static func < (left: Key, right: Key) -> Bool {
            (left.account, left.region) < (right.account, right.region)
        }
    }

    /// More pairs than anyone has; a hostile input could name any number.
    static let mostKeys = 1000

    private let collected = Mutex<[Key: SendingVolume]>([:])

    func makeWatcher(extending fields: inout FieldPlan) -> any BatchWatcher {
        VolumeWatcher(self, fields: &fields)
    }

    /// Takes what a worker found.
    func collect(_ volumes: [Key: SendingVolume]) {
        collected.withLock { collected in
            for (key, volume) in volumes { collected[key, default: SendingVolume()].merge(volume) }
        }
    }

    func finish(_ report: inout RunReport) throws {
        if volumes.count > VolumeMeter.mostKeys { throw VolumeMeter.tooMany }
    }

    /// What all workers found.
    var volumes: [Key: SendingVolume] { collected.withLock { $0 } }

    /// The failure of a run that sees too many accounts.
    static var tooMany: RunFailure {
        RunFailure(
            .limit, "the events name more than \(mostKeys) pairs of account and Region",
            advice: "see with sesstat check what the archive holds")
    }
}

/// A meter's part in one worker.
private final class VolumeWatcher: BatchWatcher {
    private let meter: VolumeMeter
    private let accountColumn: Int
    private let sourceColumn: Int
    private var volumes: [VolumeMeter.Key: SendingVolume] = [:]
    /// The volume at hand, taken out of ``volumes`` while events come for the same key, as they mostly do.
    private var key: VolumeMeter.Key?
    private var volume = SendingVolume()
    private var account: [UInt8] = []
    private var source: [UInt8] = []

    init(_ meter: VolumeMeter, fields: inout FieldPlan) {
        self.meter = meter
        accountColumn = fields.index(of: .field(.sendingAccountID))
        sourceColumn = fields.index(of: .field(.sourceARN))
    }

    func watch(_ batch: borrowing EventBatch, counter: inout Counter, input: Int) throws {
        var counted: [Int] = []
        counter.forEachCounted { index in if batch.type(index) == .send { counted.append(index) } }
        for index in counted {
            try unsafe choose(
                account: batch.bytes(batch.value(index, column: accountColumn)),
                source: batch.bytes(batch.value(index, column: sourceColumn)))
            volume.add(
                second: batch.eventTime(index) / 1000, recipients: counter.chosenRecipients(batch, index),
                toSimulator: counter.simulatorRecipients(batch, index))
        }
    }

    func endInput(_ input: Int) {}

    func finish() {
        putBack()
        meter.collect(volumes)
    }

    /// Takes out the volume of an account and the Region in an ARN.
    private func choose(account: UnsafeRawBufferPointer, source: UnsafeRawBufferPointer) throws(RunFailure) {
        if key != nil, unsafe account.elementsEqual(self.account), unsafe source.elementsEqual(self.source) { return }
        putBack()
        self.account = unsafe Array(account)
        self.source = unsafe Array(source)
        let region = unsafe SurveyedName.region(inARN: source).map { unsafe Array(source[$0]) }
        let chosen = VolumeMeter.Key(
            account: AccountName.text(self.account), region: AccountName.region(region ?? self.source))
        volume = volumes.removeValue(forKey: chosen) ?? SendingVolume()
        key = chosen
        if volumes.count >= VolumeMeter.mostKeys { throw VolumeMeter.tooMany }
    }

    private func putBack() {
        if let key { volumes[key] = volume }
        key = nil
        volume = SendingVolume()
    }
}
