internal import CFuzzer
internal import EventsFuzz
internal import FuzzSupport
internal import Glibc
internal import InflateFuzz
internal import MetricsFuzz
internal import SESMetricsFuzz

/// `fuzz TARGET [libFuzzer's arguments]`; without arguments it lists the targets, with the number of inputs that a
/// replay runs and what they are about.
@main enum Fuzz {
    static let targets: [any FuzzTarget.Type] = [
        GzipTarget.self, FramingTarget.self, JSONTarget.self, RecordsTarget.self, KernelsTarget.self,
        EnvelopesTarget.self, TimestampTarget.self, ZoneFileTarget.self, StateTarget.self, StoredTarget.self,
        OptionsTarget.self, QuarantineTarget.self,
    ]

    /// The target that was chosen, for a function that C calls.
    nonisolated(unsafe) static var target: any FuzzTarget.Type = GzipTarget.self

    /// Names the target to a program that libFuzzer runs.
    private static let variable = "SESSTAT_FUZZ_TARGET"

    static func main() {
        guard CommandLine.argc > 1 else {
            for target in targets {
                print(target.name, target.replayedRuns, target.sources.joined(separator: " "))
            }
            return
        }
        // For some of its work libFuzzer runs this program again, with its own arguments alone.
        let isAgain = CommandLine.arguments[1].hasPrefix("-")
        let name = isAgain ? getenv(variable).map { String(cString: $0) } ?? "" : CommandLine.arguments[1]
        guard let chosen = targets.first(where: { $0.name == name }) else {
            print("fuzz: no target '\(name)'")
            exit(64)
        }
        target = chosen
        setenv(variable, name, 1)
        // libFuzzer sees the arguments without the target's name.
        let names: Int32 = isAgain ? 0 : 1
        var arguments = CommandLine.unsafeArgv + Int(names)
        arguments[0] = CommandLine.unsafeArgv[0]
        var count = CommandLine.argc - names
        let status = withUnsafeMutablePointer(to: &arguments) { pointer in
            pointer.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
                LLVMFuzzerRunDriver(&count, $0) { bytes, count in
                    var input = FuzzInput(UnsafeBufferPointer(start: bytes, count: count))
                    Fuzz.target.run(&input)
                    return 0
                }
            }
        }
        exit(status)
    }
}
