internal import Inflate

/// The ordered list of inputs that a selection comes to, before anything of them is read (contract §2).
public struct InputList: Sendable {
    /// Inputs in bytewise order of their paths, each file once.
    public private(set) var inputs: [ResolvedInput] = []
    /// What was found but left out, in bytewise order.
    public private(set) var skipped: [SkippedInput] = []
    /// Folders in a walk that could not be opened, or files that could not be looked at, and why.
    public private(set) var unreadable: [(path: FilePath, error: SystemError)] = []
    /// Objects left out because their Firehose name is too old.
    public private(set) var olderThanKey: Int64 = 0

    /// A list of nothing.
    init() {}

    /// Resolves a selection.
    ///
    /// Of several names of one file (also hard links) the bytewise first stands.
    ///
    /// - Throws: status 66 where a named input is not there or may not be read, or where there is no input at all.
    public init(resolving selection: InputSelection) throws(RunFailure) {
        var collector = InputCollector(selection: selection)
        for argument in selection.arguments { try collector.add(argument) }
        if let list = selection.filesFrom {
            for path in try FileList.read(list) { try collector.add(path) }
        }
        (inputs, skipped, unreadable, olderThanKey) = collector.finish()
        // Where --since-key left out what there is, nothing new is no failure: a quiet night is a good one.
        if inputs.isEmpty, unreadable.isEmpty, olderThanKey == 0, !selection.allowsEmpty {
            throw InputList.nothingToRead(selection)
        }
    }

    private static func nothingToRead(_ selection: InputSelection) -> RunFailure {
        if selection.arguments.isEmpty, selection.filesFrom == nil {
            return RunFailure(
                .noInput, "no input is named",
                advice: "name files or folders with SES event records, or - for standard input")
        }
        return RunFailure(
            .noInput, "there is no input in what was named",
            advice: "check the folder, --include and --exclude, or allow it with --allow-empty")
    }
}

extension InputList {
    /// Puts into a report what became of names that are no inputs.
    func describe(in report: inout RunReport) {
        report.skipped = skipped
        report.olderThanKey = olderThanKey
        report.unreadableFolders = unreadable.map { path, error in
            var damaged = InputReport(index: -1, path: path)
            damaged.add(InputDamage(code: .readError, offset: 0, detail: error.message))
            return damaged
        }
    }
}
