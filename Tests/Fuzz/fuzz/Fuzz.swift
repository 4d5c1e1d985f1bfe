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
        EnvelopesTarget.self, TimestampTarget.self, ZoneFileTarget.self, StateTarget.self,
        OptionsTarget.self, QuarantineTarget.self,
    ]

    /// The target that was chosen, for a function that C calls.
    nonisolated(unsafe) static var target: any FuzzTarget.Type = GzipTarget.self

    static func main() {
        guard CommandLine.argc > 1 else {
            for target in targets {
                print(target.name, target.replayedRuns, target.sources.joined(separator: " "))
            }
            return
        }
        let name = CommandLine.arguments[1]
        guard let chosen = targets.first(where: { $0.name == name }) else {
            print("fuzz: no target '\(name)'")
            exit(64)
        }
        target = chosen
        // libFuzzer sees the arguments without the target's name.
        var arguments = CommandLine.unsafeArgv + 1
        arguments[0] = CommandLine.unsafeArgv[0]
        var count = CommandLine.argc - 1
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
