/// How a run goes, whatever it makes of its datapoints: what is read, where things go, and what is forgiven.
struct RunConduct {
    var request: RunRequest
    /// Where the result goes; `-` is standard output.
    var output: FilePath
    /// Where the summary goes; nil for nowhere.
    var summary: FilePath?
    var isQuiet: Bool
    var tolerance: Tolerance
    /// The command, for messages.
    var command = "metrics"
    /// The store that answers in place of inputs; nil where these are read.
    var store: FilePath?

    /// Completes a request with what the options common to all commands come to.
    ///
    /// - Throws: status 64 for a value that is not valid, or two outputs in one file.
    init(
        _ request: RunRequest, output: FilePath, run: RunArguments, limits: LimitArguments,
        environment: RunEnvironment
    ) throws(RunFailure) {
        self.request = request
        self.output = output
        self.request.threads = try run.chosenThreads(processors: environment.processors)
        self.request.limits = try limits.limits()
        try run.applyMemory(to: &self.request)
        self.request.quarantine = try run.quarantinePath()
        summary = try run.summaryPath()
        isQuiet = run.quiet
        tolerance = try run.tolerance()
        self.request.inputs.written = outputs.compactMap(\.path)
        try RunConduct.refuseSameFile(outputs, in: environment.files)
    }

    /// What is written, by the options that name it; nil for nowhere, or standard output.
    var outputs: [(option: String, path: FilePath?)] {
        [
            ("--quarantine", request.quarantine), ("--summary", summary),
            ("--output", output == FilePath("-") ? nil : output),
        ]
    }

    /// Refuses two outputs in one regular file, of which the second would replace the first.
    static func refuseSameFile(
        _ outputs: [(option: String, path: FilePath?)], in files: FileSystem
    ) throws(RunFailure) {
        var seen: [FilePath: String] = [:]
        for (option, path) in outputs {
            guard let path,
                case .regular(let target, _)? = try? OutputDestination(resolving: path, in: files)
            else { continue }
            let folder = (try? Links.realPath(of: target.folder)) ?? target.folder
            if let other = seen.updateValue(option, forKey: folder.appending(target.name)) {
                throw RunFailure(
                    .usage, "\(other) and \(option) name the same file", advice: "give each a file of its own")
            }
        }
    }
}
