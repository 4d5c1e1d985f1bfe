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
        /// Its statistics; of a rate, those of one sample.
        public var statistics: StatisticSet
        /// Of a rate, the index into ``ResultTable/ratios``; of a latency, into ``ResultTable/histograms``, if there are any.
        public var detail: UInt32

        /// Puts a row together.
        public init(window: UInt32, series: UInt32, metric: Metric, statistics: StatisticSet, detail: UInt32 = 0) {
            self.window = window
            self.series = series
            self.metric = metric
            self.statistics = statistics
            self.detail = detail
        }
    }

    /// The value of a rate.
    public struct Ratio: Equatable, Sendable {
        /// What is divided.
        public var numerator: Int64
        /// What it is divided by, more than 0.
        public var denominator: Int64

        /// Puts a ratio together.
        public init(_ numerator: Int64, over denominator: Int64) {
            precondition(denominator > 0, "a rate exists where its denominator is not 0")
            self.numerator = numerator
            self.denominator = denominator
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
    /// The values of rates, in the order of their rows.
    public var ratios: [Ratio] = []
    /// How the samples of latencies are spread, in the order of their rows; empty where no percentiles are wanted.
    public var histograms: [LatencyHistogram] = []

    /// Puts a table together; the parts must be sorted as their documentation says.
    public init(windows: [Window], dimensionSets: [[String]], series: [Series], rows: [Row]) {
        self.windows = windows
        self.dimensionSets = dimensionSets
        self.series = series
        self.rows = rows
    }
}
