internal import ArgumentParser
internal import Glibc

/// The command line: options in, files and a manifest out.
@main struct EventGenerator: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eventgen",
        abstract: "Makes a realistic archive of Amazon SES event records, the same bytes for the same options.",
        discussion: """
            Writes what SES would have published through Firehose to S3: gzipped lines of JSON, in objects named by \
            the arrival of their oldest record, YYYY/MM/DD/HH/ses-events-1-YYYY-MM-DD-HH-MM-SS-<uuid>.gz. Prints a \
            manifest of what was written, one line of JSON, to standard output.

            eventgen --events 2000 --days 4 --duplicates 0.01 --broken 0.002 -o archive
            eventgen --events 50 --single-file --compression-level 0 -o events.ndjson
            """
    )

    @OptionGroup(title: "What happens") var options: ScenarioOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Folder to write to, empty or new; with --single-file the file itself.", valueName: "folder")
    )
    var output: String

    @Flag(help: "Write one object, to the path that -o names, in place of a tree.")
    var singleFile = false

    @Option(help: "gzip's level, 1 to 9; 0 writes plain text, without .gz.")
    var compressionLevel: Int32 = 3

    @Option(help: "gzip members an object; the seams fall inside records.")
    var members = 1

    @Flag(help: "Write a space after each colon and comma, as Python's json.dumps does.")
    var pretty = false

    @Option(help: "Number of threads; the bytes do not depend on it (default: one a processor).")
    var threads: Int?

    func run() throws {
        var scenario = try options.scenario()
        if singleFile { scenario.files = 1 }
        scenario.compressionLevel = try check(compressionLevel, in: 0...9, "--compression-level")
        scenario.members = try check(members, in: 1...10_000, "--members")
        scenario.pretty = pretty
        if scenario.files > scenario.events {
            throw ValidationError("--files \(scenario.files) is more than there are events (\(scenario.events))")
        }
        let threads = try check(threads ?? max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))), in: 1...1024, "--threads")
        do {
            if !singleFile, try Folder.hasEntries(output) {
                throw OutputFile.Failure("\(output) is not empty: name another folder, or empty it")
            }
            let generator = Generator(scenario: scenario, output: output, singleFile: singleFile, threads: threads)
            print(try generator.run())
        } catch let failure as OutputFile.Failure {
            let message = "eventgen: \(failure)\n"
            unsafe write(STDERR_FILENO, message, message.utf8.count)
            throw ExitCode(73)
        } catch is EventIndex.TooFewEvents {
            throw ValidationError("--types names types so rare that \(scenario.events) of them cannot be found")
        }
    }
}
