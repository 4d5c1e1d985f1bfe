internal import Metrics

/// The options that say which files are read, as typed (contract §2).
public struct InputArguments: Sendable {
    /// `INPUT…`.
    public var inputs: [String] = []
    /// `--files-from`.
    public var filesFrom: String?
    /// `--include`, repeatable.
    public var include: [String] = []
    /// `--exclude`, repeatable.
    public var exclude: [String] = []
    /// `--follow`.
    public var follow = false
    /// `--since-key`.
    public var sinceKey: String?
    /// `--key-slack`; 26 hours when nil.
    public var keySlack: String?
    /// `--recover-firehose-errors`.
    public var recoverFirehoseErrors = false
    /// `--invalid-utf8`; reject when nil.
    public var invalidUTF8: String?
    /// `--allow-empty`.
    public var allowEmpty = false

    /// No inputs, and every option at its default.
    public init() {}

    /// What becomes of records that are not UTF-8.
    private enum InvalidUTF8: String, CaseIterable {
        case reject, replace
    }

    /// Puts what concerns the records themselves into a request.
    func apply(to request: inout RunRequest) throws(RunFailure) {
        request.recoversFirehoseErrors = recoverFirehoseErrors
        request.replacesInvalidUTF8 =
            try OptionValue.choice(invalidUTF8, of: "--invalid-utf8", default: InvalidUTF8.reject) == .replace
    }

    /// What the options come to, with times read by `times`.
    func selection(times: TimeReader) throws(RunFailure) -> InputSelection {
        var selection = InputSelection(
            arguments: inputs.map { FilePath(argument: $0) }, filesFrom: filesFrom.map { FilePath(argument: $0) })
        if inputs.contains("") {
            throw RunFailure(
                .usage, "an INPUT is an empty name", advice: "name a file or folder, or - for standard input")
        }
        if filesFrom == "-", inputs.contains("-") {
            throw RunFailure(
                .usage, "standard input cannot be both the list of --files-from and an input",
                advice: "write the list to a file first")
        }
        selection.include = include.map { GlobPattern(FilePath(argument: $0)) }
        selection.exclude = exclude.map { GlobPattern(FilePath(argument: $0)) }
        selection.followsLinks = follow
        selection.allowsEmpty = allowEmpty
        if let sinceKey {
            selection.sinceKey = try times.instant(sinceKey, of: "--since-key")
        } else if keySlack != nil {
            throw RunFailure(
                .usage, "--key-slack has no meaning without --since-key",
                advice: "add --since-key TIME, or leave it out")
        }
        if let keySlack {
            guard let slack = Quantity.milliseconds(keySlack) else {
                throw RunFailure(
                    .usage, "--key-slack: \(OptionValue.quoted(keySlack)) is not a length of time",
                    advice: "write a number and a unit, as in 26h, 90m or 2d")
            }
            selection.keySlack = slack
        }
        return selection
    }
}
