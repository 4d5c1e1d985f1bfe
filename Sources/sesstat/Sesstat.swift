internal import ArgumentParser
internal import Glibc
internal import SESMetrics

/// The root of the command line; what is typed without a command is `sesstat metrics`.
@main
struct Sesstat: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sesstat",
        abstract: "Turns archived Amazon SES event records into CloudWatch-style metrics, offline.",
        discussion: """
            Give it the files that Firehose left in S3, gzipped or not, and it prints what CloudWatch would have shown, \
            with any period, time zone or dimension, for all of history.
            """,
        version: ToolVersion.details,
        subcommands: commands,
        defaultSubcommand: MetricsCommand.self
    )

    private static var commands: [any ParsableCommand.Type] {
        let always: [any ParsableCommand.Type] = [
            MetricsCommand.self, SendStatisticsCommand.self, AccountCommand.self, ReputationCommand.self,
            EngagementCommand.self, EventsCommand.self, CheckCommand.self,
        ]
        #if Store
            return always + [UpdateCommand.self, ChangesCommand.self, StoreCommand.self]
        #else
            return always
        #endif
    }

    static func main() {
        StandardDescriptors.secure()
        Interruption.watch()
        do {
            let texts = RawArguments.texts
            var command = try parseDirectly(texts) ?? parseAsRoot(texts)
            try command.run()
        } catch {
            Glibc.exit(end(with: error).rawValue)
        }
    }

    /// Parses for the command that the first argument names, or for the default one; nil where that fails, or help is asked.
    ///
    /// The root would look at the options of every command several times over, for milliseconds; it is left to say what is
    /// wrong with arguments, and to print help.
    private static func parseDirectly(_ texts: [String]) -> (any ParsableCommand)? {
        let named = configuration.subcommands.first { $0._commandName == texts.first }
        guard let command = named ?? configuration.defaultSubcommand, texts.first != "help" else { return nil }
        return try? command.parse(Array(texts.dropFirst(named == nil ? 0 : 1)))
    }

    /// Prints what an error has to say, help and version among them, and returns the status to exit with.
    private static func end(with error: any Error) -> ExitStatus {
        if let status = error as? CommandEnd { return status.status }
        guard exitCode(for: error) != .success else {
            // Help and version are asked for, so they are data.
            print(fullMessage(for: error))
            return .success
        }
        let message = message(for: error)
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        let command = names.first { $0 == RawArguments.texts.first } ?? "metrics"
        let advice = "see sesstat \(command) --help"
        let failure = RunFailure(.usage, SafeText.escaping(message), advice: advice)
        var standardError = StandardErrorStream()
        print(failure.text, terminator: "", to: &standardError)
        return failure.status
    }
}

/// The end of a command that has already said what there is to say.
struct CommandEnd: Error {
    var status: ExitStatus
}

/// Standard error as a stream of text.
struct StandardErrorStream: TextOutputStream {
    mutating func write(_ text: String) {
        let bytes = Array(text.utf8)
        _ = unsafe Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }
}
