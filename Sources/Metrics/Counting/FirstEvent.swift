/// The earliest open, or click, of a message so far.
struct FirstEvent {
    /// Event time, in milliseconds since 1970.
    var time: Int64
    /// Number of the window that it is counted in.
    var window: UInt32
    /// Number of its series in the counter's ``SeriesLists``; ``outside`` where the range excludes it.
    var series: UInt32
    /// Of what tells it from other events of its message at the same time, in the upper half, and of its dimension values
    /// in the lower; the same in every run, and not changed by folds.
    var digest: UInt64 = 0
    /// The day of the message, by its id.
    var day: UInt16

    /// What stands for no series.
    static let outside = UInt32.max

    /// An event that the range excludes, so that no other of its message is a first one, and itself is not counted.
    init(outsideAt time: Int64, day: UInt16) {
        self.time = time
        self.day = day
        window = 0
        series = FirstEvent.outside
    }

    /// An event that is counted if it stays the first.
    init(time: Int64, window: Int, series: UInt32, digest: UInt64, day: UInt16) {
        self.time = time
        self.window = UInt32(window)
        self.series = series
        self.digest = digest
        self.day = day
    }
}
