internal import Events
internal import Inflate

/// Takes note, for one worker, of what inputs hold besides datapoints.
///
/// In: the batches that the worker's counter gets too. Out: ``findings``. It allocates when a name comes up for the first
/// time, not with each event.
struct Surveyor {
    private(set) var findings = SurveyFindings()
    private let range: Range<Int64>
    private let valueLimit: Int
    private let columns: Columns
    /// Events of the input at hand that are feedback notifications, and those with a text that is too long.
    private var notifications: Int64 = 0
    private var longValues: Int64 = 0
    /// Events so far.
    private var serial: Int64 = 0
    /// Places at which the tags of the event before stood: most events have the same tags in the same order.
    private var tagHints: [Int] = []

    /// Where the batch holds what is looked at.
    private struct Columns {
        var account: Int
        var sourceARN: Int
        var configurationSet: Int

        init(in fields: inout FieldPlan) {
            account = fields.index(of: .field(.sendingAccountID))
            sourceARN = fields.index(of: .field(.sourceARN))
            configurationSet = fields.index(of: .tag("ses:configuration-set"))
            fields.collectsTags = true
            fields.notesForms = true
        }
    }

    /// Adds what it needs to a plan that batches are made with.
    init(range: Range<Int64>, valueLimit: Int, fields: inout FieldPlan) {
        self.range = range
        self.valueLimit = valueLimit
        columns = Columns(in: &fields)
    }

    /// Takes note of the events of a block, and of what was rejected in it.
    mutating func survey(_ batch: borrowing EventBatch, rejected: [RejectedRecord], input: Int, members: MemberMap) {
        for index in 0..<batch.count { survey(batch, index) }
        guard !rejected.isEmpty else { return }
        var members = members
        for record in rejected where findings.lacks(record.reason, input: input) {
            findings.note(
                RecordPosition(
                    input: input, member: members.member(at: record.offset), line: record.line,
                    offset: record.offset, reason: record.reason, detail: record.detail.description))
        }
    }

    /// Takes note of an input as a whole; nothing of it was read where there are no forms.
    mutating func endInput(_ report: inout InputReport, forms: FormTally = FormTally(), compression: Compression?) {
        findings.forms.note(forms, compression, notifications: notifications)
        if longValues > 0 { report.totals.warnings.add(.valueTooLong, times: longValues) }
        notifications = 0
        longValues = 0
    }

    private mutating func survey(_ batch: borrowing EventBatch, _ index: Int) {
        let time = batch.eventTime(index)
        let isInRange = range.contains(time)
        findings.types[Int(batch.type(index).rawValue)].note(time, isInRange: isInRange)
        if batch.flags(index).contains(.notification) { notifications += 1 }
        guard isInRange else { return }
        serial += 1
        findings.hours.note(time)
        if let sendTime = batch.sendTime(index) { findings.lateness.note(time - sendTime) }
        var hasLongValue = false
        surveyNames(batch, index, &hasLongValue)
        surveyTags(batch, index, &hasLongValue)
        if hasLongValue { longValues += 1 }
    }

    // MARK: Names

    private mutating func surveyNames(_ batch: borrowing EventBatch, _ index: Int, _ hasLongValue: inout Bool) {
        let account = unsafe batch.bytes(batch.value(index, column: columns.account))
        unsafe Surveyor.count(account, as: SurveyedName.account(account), in: &findings.accounts)

        let arn = unsafe batch.bytes(batch.value(index, column: columns.sourceARN))
        if let region = unsafe SurveyedName.region(inARN: arn) {
            unsafe Surveyor.count(UnsafeRawBufferPointer(rebasing: arn[region]), as: nil, in: &findings.regions)
        } else {
            let standIn = unsafe arn.isEmpty ? SurveyedName.none : SurveyedName.invalid
            unsafe Surveyor.count(arn, as: standIn, in: &findings.regions)
        }

        let set = unsafe batch.bytes(batch.value(index, column: columns.configurationSet))
        unsafe Surveyor.count(set, as: SurveyedName.name(set, limit: valueLimit), in: &findings.configurationSets)
        if set.count > valueLimit { hasLongValue = true }
    }

    /// Counts a name, or what stands for it.
    private static func count(
        _ name: UnsafeRawBufferPointer, as standIn: [UInt8]?, in names: inout SmallestNames<Int64>
    ) {
        let place: Int?
        if let standIn {
            place = unsafe standIn.withUnsafeBytes { unsafe names.place(of: $0) }
        } else {
            place = unsafe names.place(of: name)
        }
        if let place { names[place] += 1 }
    }

    // MARK: Tags

    private mutating func surveyTags(_ batch: borrowing EventBatch, _ index: Int, _ hasLongValue: inout Bool) {
        let tags = batch.tags(index)
        while tagHints.count < tags.count { tagHints.append(-1) }
        // Of equal names the last counts.
        for position in tags.reversed() {
            let name = unsafe batch.bytes(batch.tagName(position))
            let value = unsafe batch.bytes(batch.tagValue(position))
            if name.count > valueLimit || value.count > valueLimit { hasLongValue = true }
            let order = position - tags.lowerBound
            guard let place = unsafe place(ofTag: name, hint: tagHints[order]) else { continue }
            tagHints[order] = place
            if findings.tags[place].lastEvent == serial { continue }
            findings.tags[place].lastEvent = serial
            findings.tags[place].events += 1
            if unsafe !value.isEmpty { unsafe findings.tags[place].values.insert(value) }
        }
    }

    private mutating func place(ofTag name: UnsafeRawBufferPointer, hint: Int) -> Int? {
        // A name that was kept as it is needs no second look.
        if unsafe findings.tags.isKept(name, at: hint) { return hint }
        guard let standIn = unsafe SurveyedName.name(name, limit: valueLimit) else {
            return unsafe findings.tags.place(of: name, hint: hint)
        }
        return unsafe standIn.withUnsafeBytes { unsafe findings.tags.place(of: $0, hint: hint) }
    }
}
