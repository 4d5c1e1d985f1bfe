internal import Events
internal import Metrics
internal import Synchronization

/// Finds out who responded, by the groups of a report.
final class ResponderCounter: RunObserver {
    private let grouping: Grouping
    private let notesSendTimes: Bool
    /// Recipients and groups that a worker may keep.
    private let limit: Int
    private let collected = Mutex(ResponderTable())

    /// A counter for a run of `request`; send times are noted where the run places events by them.
    init(_ grouping: Grouping, request: RunRequest) {
        self.grouping = grouping
        notesSendTimes = request.placement == .send
        limit = request.limits.memory / ResponderTable.bytesOfResponder / max(request.threads, 1)
    }

    func makeWatcher(extending fields: inout FieldPlan) -> any BatchWatcher {
        fields.recipients = .all
        return ResponderWatcher(self, grouping, notesSendTimes: notesSendTimes, limit: limit)
    }

    /// Takes what a worker found.
    func collect(_ table: ResponderTable) { collected.withLock { $0.merge(table) } }

    func finish(_ report: inout RunReport) throws {}

    /// What all workers found, of the groups that a table of datapoints shows; those that it folded are `(other)`.
    func responses(in groups: Set<Group>) -> [Group: Responses] {
        let other = Array(SurveyedName.other.utf8)
        var shown = ResponderTable()
        shown.merge(collected.withLock { $0 }) { group in
            if groups.contains(group) { return group }
            let folded = Group(account: SurveyedName.other, values: group.values.map { _ in other })
            return groups.contains(folded) ? folded : nil
        }
        return shown.responses()
    }
}

/// A counter's part in one worker.
private final class ResponderWatcher: BatchWatcher {
    private let responders: ResponderCounter
    private let grouping: Grouping
    private let notesSendTimes: Bool
    private let limit: Int
    private var table = ResponderTable()
    /// The numbers of groups by their tuples, for each dimension set.
    private var numbers: [[[UInt8]: UInt32]]
    private var counted: [Int] = []
    /// For each group the event and dimension set, by their number, that it was last found in: an event can have as many
    /// groups as recipients.
    private var lastFound: [Int] = []
    private var lookups = 0

    init(_ responders: ResponderCounter, _ grouping: Grouping, notesSendTimes: Bool, limit: Int) {
        self.responders = responders
        self.grouping = grouping
        self.notesSendTimes = notesSendTimes
        self.limit = limit
        numbers = Array(repeating: [:], count: grouping.setCount)
    }

    func watch(_ batch: borrowing EventBatch, counter: inout Counter, input: Int) throws {
        counted.removeAll(keepingCapacity: true)
        counter.forEachCounted { counted.append($0) }
        for index in counted {
            let isResponse = batch.type(index) == .open || batch.type(index) == .click
            guard isResponse || notesSendTimes else { continue }
            for set in numbers.indices {
                let groups = groups(of: batch, index, set, &counter)
                if notesSendTimes, let time = batch.sendTime(index) {
                    for group in groups { table.note(sendTime: time, of: group) }
                }
                if isResponse { addResponse(batch, index, to: groups, &counter) }
            }
        }
        guard table.count <= limit else {
            throw RunFailure(
                .limit, "there are more recipients who responded than the memory that may be used holds",
                advice: "choose fewer --dimensions or a shorter range, or raise --memory-limit")
        }
    }

    func endInput(_ input: Int) {}

    func finish() { responders.collect(table) }

    private func addResponse(
        _ batch: borrowing EventBatch, _ index: Int, to groups: [UInt32], _ counter: inout Counter
    ) {
        guard batch.recipientCount(index) == 1 else {
            for group in groups { table.addShared(to: group) }
            return
        }
        let address = counter.addressKey(batch, index, recipient: 0)
        let isMachine = counter.isMachine(batch, index)
        for group in groups { table.add(address, isMachine: isMachine, to: group) }
    }

    /// The groups of an event in a dimension set, each once.
    private func groups(of batch: borrowing EventBatch, _ index: Int, _ set: Int, _ counter: inout Counter) -> [UInt32]
    {
        var groups: [UInt32] = []
        lookups += 1
        counter.forEachTuple(batch, index, dimensionSet: set) { tuple in
            let group = number(of: tuple, set)
            while lastFound.count <= Int(group) { lastFound.append(0) }
            if lastFound[Int(group)] != lookups {
                lastFound[Int(group)] = lookups
                groups.append(group)
            }
        }
        return groups
    }

    private func number(of tuple: [UInt8], _ set: Int) -> UInt32 {
        if let known = numbers[set][tuple] { return known }
        let number = table.number(
            of: grouping.group(dimensionSet: set, values: Counter.values(ofTuple: tuple)))
        numbers[set][tuple] = number
        return number
    }
}
