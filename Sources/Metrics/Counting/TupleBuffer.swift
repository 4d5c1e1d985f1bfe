/// The dimension values of one event in one set, put together for a look-up: each behind its length in four bytes.
struct TupleBuffer {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Adds the value of the next dimension.
    mutating func append(_ value: UnsafeRawBufferPointer) {
        unsafe withUnsafeBytes(of: UInt32(value.count).littleEndian) { unsafe bytes.append(contentsOf: $0) }
        unsafe bytes.append(contentsOf: value)
    }

    /// Adds the value of the next dimension.
    mutating func append(_ value: [UInt8]) { unsafe value.withUnsafeBytes { unsafe append($0) } }

    /// Takes a tuple apart again.
    static func values(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var values: [[UInt8]] = []
        var at = bytes.startIndex
        while at < bytes.endIndex { values.append(Array(value(bytes, &at))) }
        return values
    }

    /// Whether bytes are a tuple of so many values.
    static func isTuple(_ bytes: ArraySlice<UInt8>, of count: Int) -> Bool {
        var at = bytes.startIndex
        for _ in 0..<count {
            guard bytes.endIndex - at >= 4 else { return false }
            let length = (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) }
            guard bytes.endIndex - at - 4 >= length else { return false }
            at += 4 + length
        }
        return at == bytes.endIndex
    }

    /// Whether a tuple comes before another of the same set: bytewise by its first value, then by the next.
    static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        var leftAt = left.startIndex
        var rightAt = right.startIndex
        while leftAt < left.endIndex, rightAt < right.endIndex {
            let one = value(left, &leftAt)
            let other = value(right, &rightAt)
            if one != other { return one.lexicographicallyPrecedes(other) }
        }
        return leftAt >= left.endIndex && rightAt < right.endIndex
    }

    private static func value(_ bytes: ArraySlice<UInt8>, _ at: inout Int) -> ArraySlice<UInt8> {
        let count = (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) }
        defer { at += 4 + count }
        return bytes[at + 4..<at + 4 + count]
    }
}
