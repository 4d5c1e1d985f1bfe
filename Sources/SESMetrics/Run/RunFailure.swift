/// Why a run ends without a result: the exit status, what happened, where, and what to do about it.
public struct RunFailure: Error, Equatable, Sendable {
    /// The status to exit with.
    public var status: ExitStatus
    /// What happened and where, in one line without a period, fit for a terminal; empty for a quiet end.
    public var message: String
    /// What to do about it, in one line.
    public var advice: String?

    /// Puts a failure together; untrusted text in it must have been through ``SafeText``.
    public init(_ status: ExitStatus, _ message: String, advice: String? = nil) {
        self.status = status
        self.message = message
        self.advice = advice
    }

    /// The run passed its limit on datapoints.
    init(tooManyDatapoints limits: RunLimits) {
        self.init(
            .limit, "there are more than \(limits.datapoints) datapoints",
            advice: "choose a longer --period, fewer --dimensions or a shorter range, or raise --max-datapoints")
    }

    /// The tables of the run have outgrown the memory that it may use.
    init(tablesBeyondMemory limits: RunLimits) {
        self.init(
            .limit,
            "the datapoints, before they are folded, need more than \(ReadableNumber.bytes(Int64(limits.memory)))",
            advice: "choose a longer --period, fewer --dimensions or a shorter range, or raise --memory-limit")
    }

    /// The text for standard error, with its last newline.
    public var text: String {
        guard !message.isEmpty else { return "" }
        return "sesstat: \(message)\n" + (advice.map { "  \($0)\n" } ?? "")
    }
}
