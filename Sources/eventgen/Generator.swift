internal import Synchronization

/// Lays out the archive and writes its objects: index, layout, then one worker a thread.
struct Generator {
    let scenario: Scenario
    /// A folder, or with ``singleFile`` the one file itself.
    let output: String
    let singleFile: Bool
    let threads: Int

    /// What the workers share.
    private final class Progress: Sendable {
        let next = Atomic<Int>(0)
        let result = Mutex<(tally: Tally, failure: OutputFile.Failure?)>((Tally(), nil))
    }

    /// Writes everything and gives back the manifest.
    func run() throws -> String {
        let index = try EventIndex(scenario)
        let objects = FirehoseLayout(scenario, index).objects
        let paths = try objects.map { try path(of: $0, oldest: index.entries[$0.entries.lowerBound].arrival) }
        let progress = Progress()
        Workers.run(min(threads, objects.count)) { [scenario] in
            var writer = ObjectWriter(scenario, index)
            var failure: OutputFile.Failure?
            while failure == nil {
                let number = progress.next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard number < objects.count else { break }
                do throws(OutputFile.Failure) {
                    try writer.write(objects[number].entries, to: paths[number])
                } catch {
                    failure = error
                    progress.next.store(objects.count, ordering: .relaxed)
                }
            }
            let tally = writer.tally
            progress.result.withLock { [failure] result in
                result.tally.add(tally)
                result.failure = result.failure ?? failure
            }
        }
        let (tally, failure) = progress.result.withLock { $0 }
        if let failure { throw failure }
        return tally.manifest(scenario, messages: index.messages)
    }

    /// The object's path; its folder is there afterwards.
    private func path(of object: FirehoseLayout.Object, oldest: Int64) throws(OutputFile.Failure) -> String {
        if singleFile { return output }
        let (folder, name) = FirehoseLayout.path(number: object.number, oldest: oldest, scenario)
        let parent = "\(output)/\(folder)"
        try Folder.create(parent)
        return "\(parent)/\(name)"
    }
}
