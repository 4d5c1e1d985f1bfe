internal import Events
internal import Metrics
internal import Synchronization

/// Follows the last messages of each account through a run.
final class HistoryKeeper: RunObserver {
    private let volume: Int
    private let matchesNotifications: Bool
    /// Events that a worker may keep.
    private let limit: Int
    private let collected = Mutex<[String: SendHistory]>([:])

    /// A keeper for the last `volume` messages of a run of `request`.
    init(volume: Int, request: RunRequest) {
        self.volume = volume
        matchesNotifications = request.deduplication != .off
        limit = max(1 << 20, request.limits.memory / 64 / max(request.threads, 1))
    }

    func makeWatcher(extending fields: inout FieldPlan) -> any BatchWatcher {
        HistoryWatcher(
            self, volume: volume, matchesNotifications: matchesNotifications, limit: limit,
            accountColumn: fields.index(of: .field(.sendingAccountID)))
    }

    /// Takes what a worker found.
    func collect(_ histories: [String: SendHistory]) {
        collected.withLock { collected in
            for (account, history) in histories {
                collected[account, default: SendHistory(volume: volume)].merge(history)
            }
        }
    }

    func finish(_ report: inout RunReport) throws {}

    /// What all workers found, by the names that ``AccountName`` gives.
    var histories: [String: SendHistory] { collected.withLock { $0 } }
}

/// A keeper's part in one worker.
private final class HistoryWatcher: BatchWatcher {
    private let keeper: HistoryKeeper
    private let volume: Int
    private let matchesNotifications: Bool
    private let limit: Int
    private let accountColumn: Int
    private var histories: [String: SendHistory] = [:]
    /// The account at hand, as written and as named, as most events are of the same.
    private var account: [UInt8]?
    private var name = ""

    init(_ keeper: HistoryKeeper, volume: Int, matchesNotifications: Bool, limit: Int, accountColumn: Int) {
        self.keeper = keeper
        self.volume = volume
        self.matchesNotifications = matchesNotifications
        self.limit = limit
        self.accountColumn = accountColumn
    }

    func watch(_ batch: borrowing EventBatch, counter: inout Counter, input: Int) throws {
        var isCounted = [Bool](repeating: false, count: batch.count)
        counter.forEachCounted { isCounted[$0] = true }
        for index in 0..<batch.count {
            guard let kind = kind(batch, index), let time = batch.sendTime(index) else { continue }
            let isNotification = batch.flags(index).contains(.notification)
            // What is not counted matters where a notification of the same may be.
            guard isCounted[index] || matchesNotifications && !isNotification && kind != .send else { continue }
            let isMatched = matchesNotifications && kind != .send
            let entry = SendHistory.Entry(
                time: time, key: isMatched ? counter.messageKey(batch, index) : Fingerprint(high: 0, low: 0),
                kind: kind, isCounted: isCounted[index], isNotification: isMatched && isNotification)
            try unsafe choose(account: batch.bytes(batch.value(index, column: accountColumn)))
            if histories[name, default: SendHistory(volume: volume)].add(entry) { try checkLimit() }
        }
    }

    func endInput(_ input: Int) {}

    func finish() { keeper.collect(histories) }

    /// What the history has to know an event for; nil for nothing.
    private func kind(_ batch: borrowing EventBatch, _ index: Int) -> SendHistory.Kind? {
        switch batch.type(index) {
        case .send: .send
        case .delivery: .delivery
        case .bounce: batch.flags(index).contains(.hardBounce) ? .hardBounce : nil
        case .complaint: .complaint
        default: nil
        }
    }

    private func choose(account text: UnsafeRawBufferPointer) throws(RunFailure) {
        if let account, unsafe text.elementsEqual(account) { return }
        let bytes = unsafe Array(text)
        account = bytes
        name = AccountName.text(bytes)
        if histories.count >= VolumeMeter.mostKeys, histories[name] == nil { throw VolumeMeter.tooMany }
    }

    /// Gives up where more is to be kept than there is memory for: no archive that SES wrote comes near.
    private func checkLimit() throws(RunFailure) {
        guard histories.values.reduce(0, { $0 + $1.count }) > limit else { return }
        throw RunFailure(
            .limit, "the last messages have more events than the memory that may be used holds",
            advice: "choose a smaller --volume or a shorter range, or raise --memory-limit")
    }
}
