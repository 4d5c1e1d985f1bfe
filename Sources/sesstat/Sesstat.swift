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
        subcommands: [
            MetricsCommand.self, SendStatisticsCommand.self, AccountCommand.self, EventsCommand.self, CheckCommand.self,
        ],
        defaultSubcommand: MetricsCommand.self
    )

    static func main() {
        StandardDescriptors.secure()
        Interruption.watch()
        do {
            var command = try parseAsRoot(RawArguments.texts)
            try command.run()
        } catch {
            Glibc.exit(end(with: error).rawValue)
        }
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
