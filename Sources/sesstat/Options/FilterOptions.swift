internal import ArgumentParser
internal import SESMetrics

/// Which events are left out by what they hold.
struct FilterOptions: ParsableArguments {
    @Option(
        name: .customLong("where"), parsing: .singleValue,
        help: ArgumentHelp(
            """
            Only events whose dimension NAME is VALUE, or with != is not. Repeatable: different names must all hold, of \
            several values of one name one is enough. (default: all)
            """, valueName: "NAME=VALUE"))
    var conditions: [String] = []

    @Option(
        help: ArgumentHelp(
            "Mailbox providers of field/recipientProvider: a domain and a name a line. (default: built in)",
            valueName: "FILE"))
    var providers: String?

    /// Hands over what was typed.
    func put(into arguments: inout FilterArguments) {
        arguments.conditions = conditions
        arguments.providers = providers
    }
}
