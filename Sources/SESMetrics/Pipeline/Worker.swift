internal import Events
internal import Inflate
internal import Metrics

/// Reads inputs one after the other with buffers that are made once.
final class Worker {
    private let request: RunRequest
    private let judge: (any RunJudge)?
    private let files: FileSystem
    private let progress: Progress?
    private let quarantine: Quarantine?
    /// What was set aside of the inputs that this worker read.
    let spool: QuarantineSpool?
    private let survey: Survey?
    private var surveyor: Surveyor?
    private let watcher: (any BatchWatcher)?
    private let reader: SharedReader
    /// Threads without an input of their own, and what is shared with one of them; made when first needed.
    private let helpers: HelperPool
    private var split: SplitReading?
    private var isHelped = false
    private var events: EventReader
    private let fields: FieldPlan
    private var scanned: ScannedBlock
    private var counter: Counter
    private var members = MemberMap()
    /// Events of days that a store has let go of, by the position of their input.
    private(set) var tooLate: [Int: Int64] = [:]

    init(
        request: RunRequest, plan: CountingPlan, judge: (any RunJudge)?, files: FileSystem,
        progress: Progress?, quarantine: Quarantine?, survey: Survey?, observer: (any RunObserver)?, helpers: HelperPool
    ) {
        self.request = request
        self.judge = judge
        self.files = files
        self.progress = progress
        self.quarantine = quarantine
        spool = quarantine?.makeSpool()
        self.survey = survey
        self.helpers = helpers
        var fields = plan.fields
        surveyor = survey?.makeSurveyor(extending: &fields)
        watcher = observer?.makeWatcher(extending: &fields)
        reader = SharedReader(limits: request.limits.inflateLimits)
        events = EventReader(
            plan: fields, limits: request.recordLimits, countsLines: quarantine != nil || survey != nil)
        self.fields = fields
        scanned = ScannedBlock(plan: fields)
        let folder = request.temporaryFolder ?? SpoolStore.standardFolder
        counter = Counter(plan: plan, judge: judge, store: SpoolStore(folder: folder, files: files))
    }

    /// Reads one input to its end; whatever is wrong with it stands in the report.
    ///
    /// - Throws: ``Interruption/Requested``, or ``RunFailure``.
    func read(_ input: ResolvedInput, index: Int) throws -> InputReport {
        var report = InputReport(index: index, path: input.path)
        let source: FileSource
        do throws(ReadFailure) {
            source = try FileSource(opening: input, in: files)
        } catch {
            report.add(InputDamage(code: .readError, offset: 0, detail: error.message))
            surveyor?.endInput(&report, compression: nil)
            try watcher?.endInput(index)
            return report
        }
        reader.open(source)
        defer {
            endHelp()
            reader.close()
        }
        events.beginInput()
        counter.input = index
        counter.tally = CountTally()
        scanned.text.removeAll()
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
            scanned.batch.removeAll()
            events.read(scanned.text, isFinal: isAtEnd || damage != nil, into: &scanned.batch)
            surveyor?.survey(scanned.batch, rejected: events.rejected, input: index, members: members)
            if let spool { try spoolRejected(into: spool, input: index) }
            members.forget(before: bytes - Int64(scanned.text.count))
            try countEvents()
            try watcher?.watch(scanned.batch, counter: &counter, input: index)
            progress?.advance(bytes: compressedBytes - stored, records: events.tally.records - recordsBefore)
            stored = compressedBytes
            if !isAtEnd, !isHelped, helpers.hasIdle { askForHelp(with: input, index: index) }
        }
        try settleHelp()
        progress?.finishInput()
        report.totals = RecordTotals(events.tally, counter.tally)
        if counter.tally.tooLate > 0 { tooLate[index] = counter.tally.tooLate }
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

    /// Does something with all that was counted and merged.
    func withCounter<Result>(_ body: (inout Counter) throws -> Result) rethrows -> Result { try body(&counter) }

    /// Adds what another worker counted.
    func merge(_ other: Worker) {
        counter.merge(other.counter)
        tooLate.merge(other.tooLate) { $0 + $1 }
    }

    /// The datapoints of all that was counted and merged; the last decisions on events go into the report.
    func result(report: inout RunReport) throws -> ResultTable {
        var tallies: [Int: CountTally] = [:]
        try judge?.settle(&counter, into: &tallies)
        try counter.settleNotifications(memory: request.limits.memory / 4, into: &tallies)
        if let failure = counter.failure { throw failure }
        for (input, tally) in tallies { report.settle(input: input, tally) }
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
        let text = scanned.text
        text.makeRoom()
        defer { text.prepare() }
        var limit = PinnedStages.blockBytes
        while unsafe !text.freeSpace.isEmpty, limit > 0 {
            let room = unsafe UnsafeMutableRawBufferPointer(rebasing: text.freeSpace.prefix(limit))
            switch unsafe nextStep(into: room) {
            case .bytes(let count):
                limit -= count
                if quarantine != nil || survey != nil { members.note(member: member, from: bytes) }
                bytes += Int64(count)
                text.append(count: count)
            case .damage(let damage):
                return (damage, false)
            case .end:
                return (nil, true)
            }
        }
        return (nil, false)
    }

    private func nextStep(into room: UnsafeMutableRawBufferPointer) -> InputStep {
        if isHelped, let split { return unsafe split.next(into: room) }
        return unsafe reader.next(into: room)
    }

    /// The gzip member of the last step's bytes.
    private var member: Int { (isHelped ? split?.member : nil) ?? reader.member }

    /// Stored bytes used so far.
    private var compressedBytes: Int64 { (isHelped ? split?.compressedBytes : nil) ?? reader.compressedBytes }

    // MARK: Help

    /// Shares the rest of the input with another thread, if it is worth it; not where a watcher has to see it all.
    private func askForHelp(with input: ResolvedInput, index: Int) {
        guard watcher == nil, input.size == 0 || input.size - reader.compressedBytes >= InputQueue.largeSize / 2 else {
            return
        }
        // One block to be counted, and one that waits.
        let split = split ?? SplitReading(reader: reader, spare: (0..<2).map { _ in ScannedBlock(plan: fields) })
        self.split = split
        isHelped = helpers.assign(split, input: index)
    }

    /// Counts the events of the block at hand, or leaves that to the helper and goes on with another block.
    private func countEvents() throws {
        if isHelped, let split, let other = split.exchange(scanned) {
            other.text.take(restOf: scanned.text)
            scanned = other
            if let failure = split.failure { throw failure }
        } else {
            counter.count(scanned.batch)
            if let failure { throw failure }
        }
    }

    /// Why counting cannot go on, if it cannot.
    private var failure: (any Error)? {
        counter.failure ?? (counter.isOverMemory ? RunFailure(tablesBeyondMemory: request.limits) : nil)
    }

    /// Counts a block of another worker's input; what became of its events, and why counting cannot go on, if so.
    func count(_ scanned: ScannedBlock, of input: Int) -> (CountTally, failure: (any Error)?) {
        counter.input = input
        counter.tally = CountTally()
        counter.count(scanned.batch)
        return (counter.tally, failure)
    }

    /// Adds what the helper counted of the input, and ends the help.
    private func settleHelp() throws {
        guard isHelped, let (tally, failure) = split?.settle() else { return }
        endHelp()
        counter.tally.merge(tally)
        if let failure { throw failure }
    }

    /// Takes the reader back.
    private func endHelp() {
        guard isHelped else { return }
        split?.stop()
        isHelped = false
    }

    /// Keeps the rejected records of the block at hand.
    private func spoolRejected(into spool: QuarantineSpool, input: Int) throws {
        for record in events.rejected {
            let entry = QuarantineEntry(
                input: input, member: members.member(at: record.offset), line: record.line, offset: record.offset,
                reason: record.reason, detail: record.detail.description, isTruncated: record.isCut)
            let raw = record.copy ?? scanned.text.copy(record.range)
            try spool.add(entry, raw: raw.span)
        }
    }
}
