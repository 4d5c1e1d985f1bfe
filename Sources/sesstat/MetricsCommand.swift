internal import ArgumentParser
internal import SESMetrics

/// `sesstat metrics`: datapoints, as the CloudWatch console shows them.
struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Print datapoints: how many sends, deliveries, opens, clicks, bounces … in each window of time.",
        usage: "sesstat [metrics] INPUT… [options]",
        discussion: """
            Examples:
              sesstat archive/ --period 1d
                Daily counts of all ten event types, as csv on standard output.
              sesstat 2026/03 --dimensions ses:configuration-set --period 1d \\
                  --time-zone Europe/Berlin --format wide -o march.csv
                A sheet with one row a day and configuration set, days as in Berlin.
            """
    )

    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Inputs") var asked: StoreOptions
    @OptionGroup(title: "Times and windows") var window: WindowOptions
    @OptionGroup(title: "What is counted") var selection: SelectionOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions
    @OptionGroup(title: "Output") var output: OutputOptions
    @OptionGroup(title: "The run") var records: RecordOptions
    @OptionGroup(title: "The run") var conduct: RunOptions
    @OptionGroup(title: "The run") var memory: MemoryOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Limits") var seriesLimits: SeriesLimitOptions

    func run() throws {
        var arguments = MetricsArguments()
        inputs.put(into: &arguments.input)
        arguments.store = asked.store
        window.put(into: &arguments.window)
        selection.put(into: &arguments.selection)
        filter.put(into: &arguments.filter)
        output.put(into: &arguments.output)
        records.put(into: &arguments.run)
        conduct.put(into: &arguments.run)
        memory.put(into: &arguments.run)
        limits.put(into: &arguments.limits)
        seriesLimits.put(into: &arguments.limits)
        throw CommandEnd(status: MetricsRun.run(arguments, environment: .process))
    }
}
