internal import ArgumentParser
internal import SESMetrics

/// What an input may cost.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Longest record. (default: 1MiB)", valueName: "BYTES"))
    var maxRecordSize: String?

    @Option(help: ArgumentHelp("Longest envelope around records. (default: 16MiB)", valueName: "BYTES"))
    var maxEnvelopeSize: String?

    @Option(help: ArgumentHelp("Deepest nesting of a record. (default: 64)", valueName: "N"))
    var maxDepth: String?

    @Option(help: ArgumentHelp("Most inflated bytes of one input. (default: 64GiB)", valueName: "BYTES"))
    var maxInflatedSize: String?

    @Option(help: ArgumentHelp("Highest ratio of inflated to stored bytes. (default: 1100)", valueName: "N"))
    var maxInflationRatio: String?

    @Option(
        help: ArgumentHelp(
            "Longest value that is told apart. (default: 1024)", valueName: "BYTES"))
    var maxValueSize: String?

    /// Hands over what was typed.
    func put(into arguments: inout LimitArguments) {
        arguments.recordBytes = maxRecordSize
        arguments.envelopeBytes = maxEnvelopeSize
        arguments.depth = maxDepth
        arguments.inflatedBytes = maxInflatedSize
        arguments.inflationRatio = maxInflationRatio
        arguments.valueBytes = maxValueSize
    }
}
