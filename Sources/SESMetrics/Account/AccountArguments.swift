internal import Metrics
internal import Rendering

/// All options of `sesstat account`, as typed.
public struct AccountArguments: Sendable {
    /// How the report is written.
    enum Format: String, CaseIterable {
        case text, csv, json
    }

    /// What is read.
    public var input = InputArguments()
    /// Which events are counted, and the zone of days; period and placement have no meaning here.
    public var window = WindowArguments()
    /// What events must have.
    public var filter = FilterArguments()
    /// `--deduplicate`; logical when nil.
    public var deduplication: String?
    /// `--quota`: recipients that the account may send to in 24 hours; nil where it is not known.
    public var quota: String?
    /// `--rate`: recipients that it may send to in a second.
    public var rate: String?
    /// Where the report goes.
    public var output = SheetArguments()
    /// How the run goes.
    public var run = RunArguments()
    /// What an input may cost.
    public var limits = LimitArguments()

    /// No inputs, and every option at its default.
    public init() {}

    /// What the options come to.
    ///
    /// - Throws: status 64 for a value that is not valid, or values that do not go together.
    func plan(environment: RunEnvironment) throws(RunFailure) -> AccountPlan {
        let times = try window.times(environment: environment)
        var request = RunRequest(inputs: try input.selection(times: times))
        try input.apply(to: &request)
        try window.apply(to: &request, times: times)
        try filter.apply(to: &request)
        request.metrics = AccountReport.metrics
        request.period = .seconds(86_400)
        request.dimensionSets = [[AccountReport.account]]
        request.includesAccountLevel = false
        request.dimensionDefault = AccountName.missing
        request.unit = .recipients
        request.countsSimulatorApart = true
        request.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
        let format = try output.chosenFormat(default: Format.text)
        let conduct = try RunConduct(
            request, output: output.path, run: run, limits: limits, environment: environment)
        let limits = SendingLimits(
            quota: try quota.map { text throws(RunFailure) in
                try AccountArguments.limit(text, of: "--quota", unit: "in 24 hours", example: "50000")
            },
            rate: try rate.map { text throws(RunFailure) in
                try AccountArguments.limit(text, of: "--rate", unit: "a second", example: "14 or 0.5")
            })
        return AccountPlan(conduct: conduct, format: format, limits: limits, lines: try output.lineOptions())
    }

    private static func limit(
        _ text: String, of option: String, unit: String, example: String
    ) throws(RunFailure) -> Double {
        guard let limit = OptionValue.decimal(text), limit > 0, limit <= 1e12 else {
            throw RunFailure(
                .usage, "\(option): \(OptionValue.quoted(text)) is not a number of recipients \(unit)",
                advice: "write for example \(example)")
        }
        return limit
    }
}

/// What SES allows an account, where the user says it; SES's events do not.
struct SendingLimits: Equatable {
    /// Recipients in 24 hours.
    var quota: Double?
    /// Recipients in a second.
    var rate: Double?
}

/// What a run of `sesstat account` is to do.
struct AccountPlan {
    var conduct: RunConduct
    var format: AccountArguments.Format
    var limits: SendingLimits
    var lines: CSVLines.Options
}
