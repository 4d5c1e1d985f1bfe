internal import Events
internal import Inflate

/// What is wrong with an archive, and what to do about it.
extension CheckText {
    /// Reasons and codes with an example each, warnings, the worst files, what was skipped, and a last line on all of it.
    mutating func appendProblems() {
        appendReasons()
        appendWarnings()
        appendFiles()
        appendSkipped()
        page.heading("Verdict")
        let rejected = report.run.totals.rejected.total
        let damaged = report.run.damagedInputs.count
        if rejected == 0, damaged == 0 {
            page.verdict("nothing is wrong: no record was rejected, no input is damaged", isGood: true)
        } else {
            let records = "\(ReadableNumber.count(rejected, "record")) rejected"
            page.verdict("\(records), \(ReadableNumber.count(Int64(damaged), "input")) damaged", isGood: false)
        }
    }

    private mutating func appendReasons() {
        let problems = report.problems
        guard !problems.rejections.isEmpty || !problems.damage.isEmpty else { return }
        page.heading("What is wrong")
        for rejection in problems.rejections {
            let records = ReadableNumber.count(rejection.records, "record")
            page.line("\(rejection.reason.code): \(records) in \(ReadableNumber.count(rejection.inputs, "input"))")
            if let example = rejection.example, let path = rejection.path {
                page.line("first: \(SafeText.escaping(path.text)), \(place(example)): \(example.detail)", indent: 2)
            }
            page.line("advice: \(rejection.reason.advice)", indent: 2)
        }
        for damage in problems.damage {
            let inputs = ReadableNumber.count(damage.inputs, "input")
            page.line("\(damage.code.name): \(ReadableNumber.count(damage.count)) in \(inputs)")
            let path = SafeText.escaping(damage.path.text)
            page.line("first: \(path), \(place(damage.example))", indent: 2)
            page.line("advice: \(damage.code.advice)", indent: 2)
        }
    }

    private mutating func appendWarnings() {
        guard !report.warnings.isEmpty else { return }
        page.heading("Warnings: kept, but odd")
        page.table(
            [.left, .right, .left], report.warnings.map { [$0.code, ReadableNumber.count($0.count), $0.advice] })
    }

    private mutating func appendFiles() {
        let problems = report.problems
        guard !problems.files.isEmpty else { return }
        page.heading("Worst files")
        var rows = [["rejected", "damage", "file"]]
        for file in problems.files {
            rows.append([
                ReadableNumber.count(file.rejected), ReadableNumber.count(file.damage),
                SafeText.escaping(file.path.text),
            ])
            if let record = file.record { rows.append(["", "", "  \(place(record)): \(record.reason.code)"]) }
            if let damage = file.firstDamage { rows.append(["", "", "  \(damage.code.name), \(place(damage))"]) }
        }
        page.table([.right, .right, .left], rows)
        if problems.unlistedFiles > 0 {
            page.line("and \(ReadableNumber.count(Int64(problems.unlistedFiles))) more")
        }
    }

    private mutating func appendSkipped() {
        let skipped = report.run.skipped
        guard !skipped.isEmpty else { return }
        page.heading("Skipped: not read, by design; --follow reads links and special files")
        page.table(
            [.left, .left],
            skipped.prefix(CheckText.longestList).map { [$0.reason.rawValue, SafeText.escaping($0.path.text)] })
        if skipped.count > CheckText.longestList {
            page.line("and \(ReadableNumber.count(Int64(skipped.count - CheckText.longestList))) more")
        }
    }

    /// `member 1, line 12, byte 20312`; plain text has no members.
    private func place(_ record: RecordPosition) -> String {
        (record.member > 0 ? "member \(record.member), " : "") + "line \(record.line), byte \(record.offset)"
    }

    private func place(_ damage: InputDamage) -> String {
        "stored byte \(damage.offset)" + (damage.detail.isEmpty ? "" : ": \(SafeText.escaping(damage.detail))")
    }
}
