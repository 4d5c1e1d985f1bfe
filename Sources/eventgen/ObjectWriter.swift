/// Writes whole objects, one after another, for one thread.
struct ObjectWriter: ~Copyable {
    private let scenario: Scenario
    private let index: EventIndex
    private var writer: RecordWriter
    /// What this thread has written.
    private(set) var tally = Tally()

    /// Text is handed to the packer in pieces of about this size.
    private static let pieceBytes = 1 << 18

    init(_ scenario: Scenario, _ index: EventIndex) {
        self.scenario = scenario
        self.index = index
        writer = RecordWriter(scenario)
    }

    /// Writes the object that holds these entries to `path`.
    mutating func write(_ entries: Range<Int>, to path: String) throws(OutputFile.Failure) {
        var file = try GzipWriter(creating: path, level: scenario.compressionLevel)
        let members = min(scenario.members, entries.count)
        var membersEnded = 0
        for position in entries {
            let entry = index.entries[position]
            let start = writer.out.count
            tally.add(writer.write(entry), entry.role)
            let written = position + 1 - entries.lowerBound
            if written * members > entries.count * (membersEnded + 1) {
                // The seam falls inside a line: readers must not take it for the end of a record.
                try flush(upTo: start + (writer.out.count - start) / 2, into: &file)
                try file.finishMember()
                membersEnded += 1
            } else if writer.out.count >= ObjectWriter.pieceBytes {
                try flush(upTo: writer.out.count, into: &file)
            }
        }
        try flush(upTo: writer.out.count, into: &file)
        try file.finishMember()
        tally.files += 1
        tally.plainBytes += file.plainBytes
        tally.packedBytes += file.packedBytes
    }

    private mutating func flush(upTo end: Int, into file: inout GzipWriter) throws(OutputFile.Failure) {
        try unsafe writer.out.withBytes(upTo: end) { bytes throws(OutputFile.Failure) in
            unsafe try file.write(bytes)
        }
        writer.out.removeFirst(end)
    }
}
