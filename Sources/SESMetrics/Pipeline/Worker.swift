internal import Events
internal import Inflate
internal import Metrics

/// Reads inputs one after the other with buffers that are made once.
final class Worker {
    private let request: RunRequest
    private let progress: Progress?
    private let quarantine: Quarantine?
    private let spool: QuarantineSpool?
    private let survey: Survey?
    private var surveyor: Surveyor?
    private let watcher: (any BatchWatcher)?
    private var reader: InputReader
    private var events: EventReader
    private var batch: EventBatch
    private let block = TextBlock(capacity: Worker.blockSize)
    private var counter: Counter
    private var members = MemberMap()

    /// Bytes of text that go through the stages at a time: the block, its masks and the batch stay in a core's cache.
    private static let blockSize = 256 << 10

    init(
        request: RunRequest, plan: CountingPlan, judge: SharedFingerprints?, progress: Progress?,
        quarantine: Quarantine?, survey: Survey?, observer: (any RunObserver)?
    ) {
        self.request = request
        self.progress = progress
        self.quarantine = quarantine
        spool = quarantine?.makeSpool()
        self.survey = survey
        var fields = plan.fields
        surveyor = survey?.makeSurveyor(extending: &fields)
        watcher = observer?.makeWatcher(extending: &fields)
        reader = InputReader(limits: request.limits.inflateLimits)
        events = EventReader(
            plan: fields, limits: request.recordLimits, countsLines: quarantine != nil || survey != nil)
        batch = EventBatch(plan: fields)
        counter = Counter(plan: plan, judge: judge)
    }

    /// Reads one input to its end; whatever is wrong with it stands in the report.
    ///
    /// - Throws: ``Interruption/Requested``, ``RunFailure``, or what the quarantine's file system says.
    func read(_ input: ResolvedInput, index: Int) throws -> InputReport {
        var report = InputReport(index: index, path: input.path)
        let source: FileSource
        do throws(ReadFailure) {
            source = try FileSource(opening: input)
        } catch {
            report.add(InputDamage(code: .readError, offset: 0, detail: error.message))
            surveyor?.endInput(&report, compression: nil)
            try watcher?.endInput(index)
            return report
        }
        reader.open(source)
        defer { reader.close() }
        events.beginInput()
        counter.input = index
        counter.tally = CountTally()
        block.removeAll()
        members = MemberMap()
        var bytes: Int64 = 0
        var stored: Int64 = 0
        var isAtEnd = false
        while !isAtEnd {
            try Interruption.check()
            let damage: InputDamage?
            (damage, isAtEnd) = fill(&bytes)
            if let damage { report.add(damage) }
            let recordsBefore = events.tally.records
            batch.removeAll()
            events.read(block, isFinal: isAtEnd || damage != nil, into: &batch)
            counter.count(batch)
            if counter.isOverLimit { throw RunFailure(tooManyDatapoints: request.limits) }
            surveyor?.survey(batch, rejected: events.rejected, input: index, members: members)
            try watcher?.watch(batch, counter: &counter, input: index)
            if let spool { try spoolRejected(into: spool, input: index) }
            members.forget(before: bytes - Int64(block.count))
            progress?.advance(
                bytes: reader.compressedBytes - stored, records: events.tally.records - recordsBefore)
            stored = reader.compressedBytes
        }
        progress?.finishInput()
        report.totals = RecordTotals(events.tally, counter.tally)
        report.totals.bytes = bytes
        report.totals.compressedBytes = reader.compressedBytes
        try watcher?.endInput(index)
        surveyor?.endInput(&report, forms: events.forms, compression: reader.compression)
        return report
    }

    /// Hands over the quarantine, and what was found besides datapoints.
    func finish() {
        if let quarantine, let spool { quarantine.collect(spool) }
        if let survey, let surveyor { survey.collect(surveyor) }
        watcher?.finish()
    }

    /// Adds what another worker counted.
    func merge(_ other: Worker) { counter.merge(other.counter) }

    /// The datapoints of all that was counted and merged; the last decisions on events go into the report.
    func result(report: inout RunReport) throws -> ResultTable {
        for verdict in counter.settleNotifications() {
            report.settle(input: verdict.input, isDuplicate: verdict.isDuplicate)
        }
        if counter.isOverLimit { throw RunFailure(tooManyDatapoints: request.limits) }
        let table: ResultTable
        do throws(ResultLimitError) {
            table = try counter.result()
        } catch {
            throw RunFailure(
                .limit, "--fill would write more than \(ResultLimitError.maximumFilledCells) zeros",
                advice: "choose a longer --period, fewer --dimensions or a shorter range")
        }
        if counter.isFolded { report.warnings.add(.seriesFolded) }
        if table.rows.count > request.limits.datapoints { throw RunFailure(tooManyDatapoints: request.limits) }
        return table
    }

    /// Fills the block until it is full, the input ends, or damage is a boundary.
    private func fill(_ bytes: inout Int64) -> (InputDamage?, isAtEnd: Bool) {
        block.makeRoom()
        defer { block.prepare() }
        while unsafe !block.freeSpace.isEmpty {
            switch unsafe reader.next(into: block.freeSpace) {
            case .bytes(let count):
                if quarantine != nil || survey != nil { members.note(member: reader.member, from: bytes) }
                bytes += Int64(count)
                block.append(count: count)
            case .damage(let damage):
                return (damage, false)
            case .end:
                return (nil, true)
            }
        }
        return (nil, false)
    }

    /// Keeps the rejected records of the block at hand.
    private func spoolRejected(into spool: QuarantineSpool, input: Int) throws {
        for record in events.rejected {
            let entry = QuarantineEntry(
                input: input, member: members.member(at: record.offset), line: record.line, offset: record.offset,
                reason: record.reason, detail: record.detail.description, isTruncated: record.isCut)
            let raw = record.copy ?? block.copy(record.range)
            try spool.add(entry, raw: raw.span)
        }
    }
}
