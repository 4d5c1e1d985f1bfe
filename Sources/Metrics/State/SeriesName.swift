/// What a series is, apart from any table.
enum SeriesName {
    /// The one series of a set without dimensions.
    case account(set: Int)
    /// All that is folded.
    case other(set: Int)
    /// The values, each behind its length in four bytes.
    case tuple(set: Int, ArraySlice<UInt8>)

    /// The dimension set.
    var set: Int {
        switch self {
        case .account(let set), .other(let set), .tuple(let set, _): set
        }
    }
}

extension SeriesTable {
    /// Writes what a series is.
    func write(_ number: Int, to writer: inout StateWriter) {
        writer.number(dimensionSet(number))
        if isOther(number) { return writer.byte(1) }
        writer.byte(isAccount(number) ? 0 : 2)
        if !isAccount(number) { writer.text(bytes(number)) }
    }

    /// Reads what ``write(_:to:)`` wrote.
    func readName(_ reader: inout StateReader) throws(MetricStateError) -> SeriesName {
        let set = try reader.number(below: setCount)
        switch try reader.byte() {
        case 0 where !hasDimensions(set): return .account(set: set)
        case 1 where hasDimensions(set): return .other(set: set)
        case 2 where hasDimensions(set):
            let tuple = try reader.text()
            guard TupleBuffer.isTuple(tuple, of: dimensionCount(set)) else { throw .inconsistent }
            return .tuple(set: set, tuple)
        default: throw .inconsistent
        }
    }

    /// The number of a series, which is added if it is new and not folded.
    mutating func number(of name: SeriesName) -> Int {
        switch name {
        case .account(let set): account(of: set)
        case .other(let set): other(of: set)
        case .tuple(let set, let tuple): intern(tuple, set)
        }
    }
}
