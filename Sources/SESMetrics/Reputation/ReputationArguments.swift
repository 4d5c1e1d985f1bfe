internal import Metrics
internal import Rendering

/// All options of `sesstat reputation`, as typed.
public struct ReputationArguments: Sendable {
    /// How the report is written.
    enum Format: String, CaseIterable {
        case text, csv, json
    }

    /// From which status on the run fails.
    enum Alarm: String, CaseIterable {
        case review, pause

        /// The status.
        var status: ReputationStatus { self == .review ? .review : .pause }
    }

    /// What is read.
    public var input = InputArguments()
    /// Which events are counted, and the zone of days; period and placement have no meaning here.
    public var window = WindowArguments()
    /// `--deduplicate`; logical when nil.
    public var deduplication: String?
    /// What is left out.
    public var filter = FilterArguments()
    /// `--dimensions`, at most one set.
    public var dimensions: [String] = []
    /// `--volume`; 10,000 when nil.
    public var volume: String?
    /// `--minimum-volume`; 100 when nil.
    public var minimumVolume: String?
    /// `--fail-on`; never when nil.
    public var failOn: String?
    /// Where the report goes.
    public var output = SheetArguments()
    /// How the run goes.
    public var run = RunArguments()
    /// What an input may cost.
    public var limits = LimitArguments()

    /// No inputs, and every option at its default.
    public init() {}

    /// What is no complaint about the sender: what was answered by a suppression list, without a delivery, and mail that
    /// was moved out of the spam folder (R§1.5).
    private static let exclusions = [
        ("field/complaintSubType", "OnAccountSuppressionList"), ("field/complaintSubType", "OnTenantSuppressionList"),
        ("field/complaintFeedbackType", "not-spam"),
    ].map { DimensionCondition(Dimension($0.0)!, $0.1, isNegated: true) }

    /// What the options come to.
    ///
    /// - Throws: status 64 for a value that is not valid, or values that do not go together.
    func plan(environment: RunEnvironment) throws(RunFailure) -> ReputationPlan {
        let times = try window.times(environment: environment)
        var request = RunRequest(inputs: try input.selection(times: times))
        try input.apply(to: &request)
        try window.apply(to: &request, times: times)
        try filter.apply(to: &request)
        let grouping = try Grouping(dimensions)
        grouping.apply(to: &request)
        request.metrics = ReputationCounts.metrics
        request.period = .seconds(86_400)
        request.simulator = .exclude
        request.conditions += ReputationArguments.exclusions
        request.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
        let format = try output.chosenFormat(default: Format.text)
        let conduct = try RunConduct(
            request, output: output.path, run: run, limits: limits, environment: environment)
        return ReputationPlan(
            conduct: conduct, format: format, grouping: grouping,
            volume: Int(try OptionValue.integer(volume, of: "--volume", in: 1...10_000_000, default: 10_000)),
            minimumVolume: try OptionValue.integer(
                minimumVolume, of: "--minimum-volume", in: 1...1_000_000_000_000, default: 100),
            alarm: try failOn.map { text throws(RunFailure) in
                try OptionValue.choice(text, of: "--fail-on", default: Alarm.review)
            }, lines: try output.lineOptions())
    }
}

/// What a run of `sesstat reputation` is to do.
struct ReputationPlan {
    var conduct: RunConduct
    var format: ReputationArguments.Format
    var grouping: Grouping
    /// How many of the last messages are looked at.
    var volume: Int
    /// Sends below which nothing has a status.
    var minimumVolume: Int64
    var alarm: ReputationArguments.Alarm?
    var lines: CSVLines.Options
}
