/// The first and the last event of each hour, from which the times without any event can be told to the millisecond.
///
/// Hours lie in pieces of 4,096, about half a year, of 32 KiB each; all hours that a record can name, 1970 to 2100, take
/// 9 MiB.
struct HourMap {
    /// Milliseconds of an hour.
    static let hour: Int64 = 3_600_000

    /// Milliseconds from the hour's start; the first lies behind the last where there is no event.
    private struct Bounds {
        var first = UInt32.max
        var last: UInt32 = 0
    }

    private static let pieceSize = 4096
    private var pieces: [[Bounds]] = []

    /// Takes note of an event; its time lies within 1970 to 2100.
    mutating func note(_ time: Int64) {
        let hour = Int(time / HourMap.hour)
        let offset = UInt32(truncatingIfNeeded: time % HourMap.hour)
        let piece = hour / HourMap.pieceSize
        makePiece(piece)
        let place = hour % HourMap.pieceSize
        if offset < pieces[piece][place].first { pieces[piece][place].first = offset }
        if offset >= pieces[piece][place].last { pieces[piece][place].last = offset }
    }

    /// Adds what another worker noted.
    mutating func merge(_ other: HourMap) {
        for (piece, bounds) in other.pieces.enumerated() where !bounds.isEmpty {
            makePiece(piece)
            for (place, bound) in bounds.enumerated() {
                pieces[piece][place].first = min(pieces[piece][place].first, bound.first)
                pieces[piece][place].last = max(pieces[piece][place].last, bound.last)
            }
        }
    }

    /// The first and the last event of every hour that has one, in order of time; milliseconds since 1970.
    var occupied: [(first: Int64, last: Int64)] {
        var hours: [(first: Int64, last: Int64)] = []
        for (piece, bounds) in pieces.enumerated() {
            for (place, bound) in bounds.enumerated() where bound.first <= bound.last {
                let start = Int64(piece * HourMap.pieceSize + place) * HourMap.hour
                hours.append((start + Int64(bound.first), start + Int64(bound.last)))
            }
        }
        return hours
    }

    private mutating func makePiece(_ piece: Int) {
        while pieces.count <= piece { pieces.append([]) }
        if pieces[piece].isEmpty { pieces[piece] = Array(repeating: Bounds(), count: HourMap.pieceSize) }
    }
}
