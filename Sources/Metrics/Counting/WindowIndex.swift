/// The windows that a worker has met, each under a small number.
struct WindowIndex {
    private(set) var windows: [Window] = []
    private var numbers: [Int64: Int] = [:]
    private var last = Window(start: 0, end: 0)
    private var lastNumber = 0

    /// The number of the window that holds an instant; events come in runs, so that the last one is tried first.
    @inline(__always) mutating func index(of milliseconds: Int64, in grid: WindowGrid) -> Int {
        if milliseconds >= last.start, milliseconds < last.end { return lastNumber }
        return find(milliseconds, in: grid)
    }

    private mutating func find(_ milliseconds: Int64, in grid: WindowGrid) -> Int {
        last = grid.window(containing: milliseconds)
        lastNumber = number(of: last)
        return lastNumber
    }

    /// The number of a window, which is added if it is new.
    mutating func number(of window: Window) -> Int {
        if let known = numbers[window.start] { return known }
        windows.append(window)
        numbers[window.start] = windows.count - 1
        return windows.count - 1
    }
}
