/// The options that say how a run goes and what it reports, as typed (contract §3, §8).
public struct RunArguments: Sendable {
    /// `--summary`.
    public var summary: String?
    /// `--quarantine`.
    public var quarantine: String?
    /// `--quiet`.
    public var quiet = false
    /// `--threads`; as many as there are processors when nil.
    public var threads: String?
    /// `--memory-limit`; a quarter of the machine's memory when nil.
    public var memoryLimit: String?
    /// `--temporary-folder`; `$TMPDIR` or `/tmp` when nil.
    public var temporaryFolder: String?
    /// `--tolerate`; no rejected record when nil.
    public var tolerate: String?
    /// `--tolerate-damage`.
    public var tolerateDamage = false

    /// Every option at its default.
    public init() {}

    /// Most threads that may be asked for.
    private static let mostThreads: Int64 = 1024

    /// The number of worker threads.
    func chosenThreads(processors: Int) throws(RunFailure) -> Int {
        Int(
            try OptionValue.integer(
                threads, of: "--threads", in: 1...RunArguments.mostThreads,
                default: min(Int64(processors), RunArguments.mostThreads)))
    }

    /// Sets how much memory the run may use, and where it keeps what has no room there.
    func applyMemory(to request: inout RunRequest) throws(RunFailure) {
        let standard = Int64(request.limits.memory)
        request.limits.memory = Int(
            try OptionValue.integer(
                memoryLimit, of: "--memory-limit", in: (64 << 10)...(1 << 50), default: standard, bytes: true))
        request.temporaryFolder = try path(temporaryFolder, of: "--temporary-folder")
    }

    /// What is forgiven.
    func tolerance() throws(RunFailure) -> Tolerance {
        var tolerance = Tolerance()
        tolerance.forgivesDamage = tolerateDamage
        guard let tolerate else { return tolerance }
        if tolerate.hasSuffix("%"), let percent = OptionValue.decimal(tolerate.dropLast()), percent <= 100 {
            tolerance.rejected = .percent(percent)
        } else if tolerate.allSatisfy({ $0.isASCII && $0.isNumber }), let records = Int64(tolerate) {
            tolerance.rejected = .records(records)
        } else {
            throw RunFailure(
                .usage, "--tolerate: \(OptionValue.quoted(tolerate)) is neither a number of records nor a percentage",
                advice: "write for example 100 or 0.1%")
        }
        return tolerance
    }

    /// Where the summary goes; nil for nowhere.
    func summaryPath() throws(RunFailure) -> FilePath? { try path(summary, of: "--summary") }

    /// Where rejected records go; nil for nowhere.
    func quarantinePath() throws(RunFailure) -> FilePath? { try path(quarantine, of: "--quarantine") }

    private func path(_ text: String?, of option: String) throws(RunFailure) -> FilePath? {
        guard let text else { return nil }
        if text == "-" || text.isEmpty {
            throw RunFailure(
                .usage, "\(option) wants the name of a file; standard output holds nothing but data",
                advice: "name a file, or /dev/stderr")
        }
        return FilePath(argument: text)
    }
}
