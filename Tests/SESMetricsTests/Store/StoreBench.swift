#if Store
    import Foundation
    import Synchronization

    @testable import Metrics
    @testable import SESMetrics

    /// A folder with a store, and runs over it.
    final class StoreBench {
        let folder: TemporaryFolder
        /// Milliseconds since 1970-01-01T00:00:00Z.
        var now: Int64 = 1_775_000_000_000
        private(set) var messages = ""
        /// Whether runs of a handful are cut into parts, and joined in many transactions, as otherwise those of millions.
        var cutsSmall = false

        /// What makes the store, and is said each time.
        var making: (inout UpdateArguments) -> Void = { _ in }

        init() throws {
            folder = try TemporaryFolder()
        }

        private final class Texts: Sendable {
            let list = Mutex<[String]>([])
        }

        private func environment(_ texts: Texts) -> RunEnvironment {
            RunEnvironment(
                now: now, processors: 2, zones: ZoneLoader(environmentFolder: nil),
                printError: { text in texts.list.withLock { $0.append(text) } }, hasTerminal: false)
        }

        private func listening<Result>(_ body: (RunEnvironment) throws -> Result) rethrows -> Result {
            let texts = Texts()
            defer { messages = texts.list.withLock { $0.joined() } }
            if !cutsSmall { return try body(environment(texts)) }
            return try SortedRun.$partedCount.withValue(6) {
                try StoreUpkeep.$transactionBytes.withValue(100) { try body(environment(texts)) }
            }
        }

        /// Adds folders or files, named below the bench's folder.
        @discardableResult func update(
            _ names: [String], _ change: (inout UpdateArguments) -> Void = { _ in }
        ) -> SESMetrics.ExitStatus {
            var arguments = UpdateArguments()
            arguments.store = folder.path("store").text
            arguments.input.inputs = names.map { folder.path($0).text }
            arguments.run.summary = folder.path("summary.json").text
            making(&arguments)
            change(&arguments)
            return listening { UpdateRun.run(arguments, environment: $0) }
        }

        /// What `metrics` makes of inputs, or of the store where none are named; nothing where it fails.
        func metrics(_ names: [String] = [], _ change: (inout MetricsArguments) -> Void) -> String {
            var arguments = MetricsArguments()
            if names.isEmpty { arguments.store = folder.path("store").text }
            arguments.input.inputs = names.map { folder.path($0).text }
            arguments.output.output = folder.path("out.csv").text
            arguments.run.summary = folder.path("summary.json").text
            arguments.run.quiet = true
            change(&arguments)
            try? FileManager.default.removeItem(at: folder.url("out.csv"))
            status = listening { MetricsRun.run(arguments, environment: $0) }
            return folder.text("out.csv") ?? ""
        }

        /// How the last query ended.
        private(set) var status = SESMetrics.ExitStatus.success

        /// What moved since a time.
        func changes(since: String, _ change: (inout ChangesArguments) -> Void = { _ in }) -> String {
            var arguments = ChangesArguments()
            arguments.store = folder.path("store").text
            arguments.since = since
            arguments.output.output = folder.path("changes.csv").text
            change(&arguments)
            status = listening { ChangesRun.run(arguments, environment: $0) }
            return folder.text("changes.csv") ?? ""
        }

        /// Verifies, informs or compacts.
        func task(_ work: StoreTaskRun.Work, keepChanges: String? = nil) -> SESMetrics.ExitStatus {
            listening { environment in
                StoreTaskRun.run(
                    work, store: folder.path("store").text, output: folder.path("task.txt").text, now: nil,
                    keepChanges: keepChanges, environment: environment
                )
            }
        }

        private var summary: [String: Any] {
            let data = Data((folder.text("summary.json") ?? "{}").utf8)
            return (try? JSONSerialization.jsonObject(with: data) as? [String: Any]) ?? [:]
        }

        /// A number of the last summary.
        func number(_ name: String) -> Int { summary[name] as? Int ?? -1 }

        /// The damaged inputs of the last summary.
        var damaged: [String] {
            (summary["damaged"] as? [[String: Any]] ?? []).compactMap { $0["input"] as? String }
        }

        /// What the last task printed.
        var printed: String { folder.text("task.txt") ?? "" }
    }
#endif
