public import Metrics

extension OutputFormat {
    /// Writes a table in this format.
    ///
    /// In: a table sorted as `ResultTable` says. Out: bytes to `sink`, block by block, so that memory does not grow
    /// with the output; `json` alone keeps an index of four to eight bytes a row. Rows whose metric is not among
    /// ``RenderOptions/metrics`` are left out. The same table and options give the same bytes.
    ///
    /// - Returns: what was written, for messages.
    /// - Throws: what `sink` throws; part of the output may have been written by then.
    @discardableResult
    public func render(_ table: ResultTable, options: RenderOptions, to sink: any ByteSink) throws -> RenderedSize {
        let clock = WallClock(options.zone)
        return switch self {
        case .csv: try CSVWriter(options: options, clock: clock).write(table, to: sink)
        case .wide: try WideWriter(options: options, clock: clock).write(table, to: sink)
        case .json: try JSONWriter(options: options, clock: clock).write(table, to: sink)
        }
    }
}
