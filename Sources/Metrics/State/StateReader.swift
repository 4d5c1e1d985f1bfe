/// Reads what ``StateWriter`` wrote; whatever the bytes are, it neither crashes nor believes a count that they are too few for.
struct StateReader {
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        at = bytes.startIndex
    }

    /// Bytes that are left.
    var remaining: Int { bytes.endIndex - at }

    /// The next byte.
    mutating func byte() throws(MetricStateError) -> UInt8 {
        guard at < bytes.endIndex else { throw .truncated }
        defer { at += 1 }
        return bytes[at]
    }

    /// A number in as many bytes as its type has.
    mutating func fixed<Value: FixedWidthInteger>(_ type: Value.Type) throws(MetricStateError) -> Value {
        let size = Value.bitWidth / 8
        guard remaining >= size else { throw .truncated }
        var value: Value = 0
        for place in 0..<size { value |= Value(truncatingIfNeeded: bytes[at + place]) << (place * 8) }
        at += size
        return value
    }

    /// A number of up to ten bytes.
    mutating func number() throws(MetricStateError) -> Int {
        var value: UInt64 = 0
        for place in 0..<10 {
            let next = try byte()
            if place == 9, next > 1 { throw .inconsistent }
            value |= UInt64(next & 0x7F) &<< UInt64(place * 7)
            if next < 0x80 { return Int(truncatingIfNeeded: value) }
        }
        throw .inconsistent
    }

    /// A number within a range.
    mutating func number(below limit: Int) throws(MetricStateError) -> Int {
        let value = try number()
        guard value >= 0, value < limit else { throw .inconsistent }
        return value
    }

    /// How many things follow, of which each takes at least so many bytes.
    mutating func count(ofAtLeast size: Int) throws(MetricStateError) -> Int {
        let count = try number()
        guard count >= 0, count <= remaining / size else { throw .truncated }
        return count
    }

    /// A number that may be negative.
    mutating func signed() throws(MetricStateError) -> Int64 {
        let value = UInt64(bitPattern: Int64(try number()))
        return Int64(bitPattern: value &>> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// So many bytes as they are.
    mutating func raw(_ count: Int) throws(MetricStateError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw .truncated }
        defer { at += count }
        return bytes[at..<at + count]
    }

    /// A text behind its length.
    mutating func text() throws(MetricStateError) -> ArraySlice<UInt8> { try raw(try count(ofAtLeast: 1)) }

    /// A fingerprint.
    mutating func fingerprint() throws(MetricStateError) -> Fingerprint {
        let high = try fixed(UInt64.self)
        let top = UInt64(try byte())
        return Fingerprint(high: high, low: top &<< 56 | UInt64(try fixed(UInt16.self)))
    }
}
