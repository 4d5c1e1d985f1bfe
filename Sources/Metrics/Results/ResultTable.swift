/// The final datapoints of a run, sorted as they are printed: by window, series, metric.
///
/// Rows hold indices, so that twenty million of them stay small; nothing here is text but the dimension values.
public struct ResultTable: Sendable {
    /// The values of one dimension set; the empty set is the account level.
    public struct Series: Sendable {
        /// Index into ``ResultTable/dimensionSets``.
        public var dimensionSet: Int
        /// One value a dimension of that set, in its order, as UTF-8.
        public var values: [[UInt8]]

        /// Puts a series together.
        public init(dimensionSet: Int, values: [[UInt8]]) {
            self.dimensionSet = dimensionSet
            self.values = values
        }
    }

    /// One datapoint.
    public struct Row: Sendable {
        /// Index into ``ResultTable/windows``.
        public var window: UInt32
        /// Index into ``ResultTable/series``.
        public var series: UInt32
        /// The metric.
        public var metric: Metric
        /// Its statistics.
        public var statistics: StatisticSet

        /// Puts a row together.
        public init(window: UInt32, series: UInt32, metric: Metric, statistics: StatisticSet) {
            self.window = window
            self.series = series
            self.metric = metric
            self.statistics = statistics
        }
    }

    /// Windows that hold a datapoint, by start.
    public var windows: [Window]
    /// Dimension names as typed, a list for each set, in the order given; the account level, when there, is first and empty.
    public var dimensionSets: [[String]]
    /// Series by dimension set, then bytewise by values.
    public var series: [Series]
    /// Datapoints by window, series, metric.
    public var rows: [Row]

    /// Puts a table together; the parts must be sorted as their documentation says.
    public init(windows: [Window], dimensionSets: [[String]], series: [Series], rows: [Row]) {
        self.windows = windows
        self.dimensionSets = dimensionSets
        self.series = series
        self.rows = rows
    }
}
