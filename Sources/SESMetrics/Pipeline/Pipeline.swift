internal import Glibc
internal import Inflate
internal import Metrics

/// Reads a run's inputs and counts what is in them.
struct Pipeline {
    private let request: RunRequest
    private let inputs: [ResolvedInput]
    private let progress: Progress?
    private let quarantine: Quarantine?

    init(request: RunRequest, inputs: [ResolvedInput], progress: Progress?, quarantine: Quarantine?) {
        self.request = request
        self.inputs = inputs
        self.progress = progress
        self.quarantine = quarantine
    }

    /// Reads every input.
    func run() throws -> (ResultTable, RunReport) {
        var report = RunReport()
        for (index, input) in inputs.enumerated() {
            try Interruption.check()
            var inputReport = InputReport(index: index, path: input.path)
            do throws(ReadFailure) {
                inputReport.totals.compressedBytes = try size(of: input)
            } catch {
                inputReport.add(InputDamage(code: .readError, offset: 0, detail: error.message))
            }
            inputReport.totals.bytes = inputReport.totals.compressedBytes
            report.add(inputReport)
            progress?.finishInput()
        }
        let sets = (request.includesAccountLevel ? [[]] : []) + request.dimensionSets
        return (ResultTable(windows: [], dimensionSets: sets, series: [], rows: []), report)
    }

    private func size(of input: ResolvedInput) throws(ReadFailure) -> Int64 {
        let source = try FileSource(opening: input)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { unsafe buffer.deallocate() }
        var total: Int64 = 0
        while true {
            let count = try unsafe source.read(into: buffer)
            if count == 0 { return total }
            total += Int64(count)
            progress?.advance(bytes: Int64(count), records: 0)
        }
    }
}
