internal import Events
internal import Metrics
internal import Rendering

/// All options of `sesstat events`, as typed.
public struct EventsArguments: Sendable {
    /// What `--redact` takes.
    enum RedactionChoice: String, CaseIterable {
        case none, hash, mask
    }

    /// What is read.
    public var input = InputArguments()
    /// Which events are listed, and the zone of times; a period has no meaning here.
    public var window = WindowArguments()
    /// What events must have.
    public var filter = FilterArguments()
    /// `--type`, repeatable; all when there is none.
    public var types: [String] = []
    /// `--simulator`; include when nil.
    public var simulator: String?
    /// `--deduplicate`; logical when nil.
    public var deduplication: String?
    /// `--redact`; none when nil.
    public var redaction: String?
    /// `--redact-key-file`; a random key for the run when nil.
    public var redactionKeyFile: String?
    /// Where the rows go.
    public var output = SheetArguments()
    /// How the run goes.
    public var run = RunArguments()
    /// What an input may cost.
    public var limits = LimitArguments()

    /// The fewest bytes of a key: shorter ones can be found by trying.
    private static let shortestKey = 16

    /// No inputs, and every option at its default.
    public init() {}

    /// What the options come to.
    ///
    /// - Throws: status 64 for a value that is not valid, or values that do not go together.
    func plan(environment: RunEnvironment) throws(RunFailure) -> EventsPlan {
        let times = try window.times(environment: environment)
        var request = RunRequest(inputs: try input.selection(times: times))
        try input.apply(to: &request)
        try window.apply(to: &request, times: times)
        try filter.apply(to: &request)
        request.metrics = try chosenMetrics()
        // Nothing is made of the datapoints, which may be few therefore.
        request.period = .month
        request.unit = .recipients
        request.leavesCopies = true
        request.simulator = try OptionValue.choice(simulator, of: "--simulator", default: .include)
        request.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
        let format = try output.chosenFormat(default: RowStyle.Format.csv)
        let (redaction, hasRandomKey) = try chosenRedaction()
        let style = RowStyle(
            format: format, lines: try output.lineOptions(), zone: times.zone, redaction: redaction)
        let conduct = try RunConduct(
            request, output: output.path, run: run, limits: limits, environment: environment)
        return EventsPlan(conduct: conduct, style: style, hasRandomKey: hasRandomKey)
    }

    private func chosenMetrics() throws(RunFailure) -> [Metric] {
        let words = try OptionValue.words(types, of: "--type")
        guard !words.isEmpty else { return Metric.counts }
        var chosen: Set<Metric> = []
        for word in words {
            // `Rendering Failure` as SES writes it, and as the metric is called.
            let name = word.lowercased().filter { $0 != " " }
            guard let metric = Metric.counts.first(where: { $0.name.lowercased() == name }) else {
                throw OptionValue.unknown(word, of: "--type", among: Metric.counts.map(\.name))
            }
            chosen.insert(metric)
        }
        return Metric.counts.filter(chosen.contains)
    }

    private func chosenRedaction() throws(RunFailure) -> (Redaction, hasRandomKey: Bool) {
        let choice = try OptionValue.choice(redaction, of: "--redact", default: RedactionChoice.none)
        if redactionKeyFile != nil, choice != .hash {
            throw RunFailure(
                .usage, "--redact-key-file has no meaning without --redact hash",
                advice: "add --redact hash, or leave it out")
        }
        switch choice {
        case .none: return (.none, false)
        case .mask: return (.mask, false)
        case .hash:
            guard let redactionKeyFile else {
                var generator = SystemRandomNumberGenerator()
                let key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
                return (.hash(HMAC(key: key)), true)
            }
            return (.hash(HMAC(key: try EventsArguments.key(in: FilePath(argument: redactionKeyFile)))), false)
        }
    }

    /// The bytes of a key file, without a last line end.
    private static func key(in path: FilePath) throws(RunFailure) -> [UInt8] {
        let name = SafeText.escaping(path.text)
        var key: [UInt8]
        do {
            key = try WholeFile.read(path)
        } catch {
            throw RunFailure(
                .noInput, "--redact-key-file: cannot read \(name): \(error.message)",
                advice: "make one with: head -c 32 /dev/urandom | base64 > FILE")
        }
        if key.last == 0x0A { key.removeLast() }
        if key.last == 0x0D { key.removeLast() }
        if key.count < shortestKey {
            throw RunFailure(
                .usage, "--redact-key-file: \(name) holds less than \(shortestKey) bytes",
                advice: "make one with: head -c 32 /dev/urandom | base64 > FILE")
        }
        return key
    }
}

/// What a run of `sesstat events` is to do.
struct EventsPlan {
    var conduct: RunConduct
    var style: RowStyle
    /// Whether addresses are hashed by a key of this run alone.
    var hasRandomKey: Bool
}
