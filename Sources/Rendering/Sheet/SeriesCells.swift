internal import Metrics

/// The dimension cells of one series, each with a delimiter in front; kept while rows of the same series follow one
/// another.
struct SeriesCells {
    /// The cells of the series last asked for.
    private(set) var bytes: [UInt8] = []
    private let columns: DimensionColumns
    private let dialect: CSVDialect
    private var current: UInt32?

    init(columns: DimensionColumns, dialect: CSVDialect) {
        self.columns = columns
        self.dialect = dialect
    }

    /// Makes ``bytes`` the cells of a series of a table; every call must name the same table.
    @inline(__always)
    mutating func show(_ series: UInt32, of table: ResultTable) {
        if series == current { return }
        current = series
        rebuild(table.series[Int(series)])
    }

    private mutating func rebuild(_ series: ResultTable.Series) {
        bytes.removeAll(keepingCapacity: true)
        for place in columns.places[series.dimensionSet] {
            bytes.append(dialect.delimiter)
            if let place { dialect.appendText(series.values[place], to: &bytes) }
        }
    }
}
