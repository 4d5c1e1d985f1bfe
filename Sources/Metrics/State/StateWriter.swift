/// Writes the parts of state: numbers little-endian, small ones in one byte, texts behind their length.
struct StateWriter {
    private(set) var bytes: [UInt8] = []

    /// Forgets what was written; the room stays.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Appends one byte.
    mutating func byte(_ value: UInt8) { bytes.append(value) }

    /// Appends a number in as many bytes as its type has.
    @inline(__always) mutating func fixed(_ value: some FixedWidthInteger & BitwiseCopyable) {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends a number in one byte for every seven bits (LEB128).
    mutating func number(_ value: Int) {
        var rest = UInt64(bitPattern: Int64(value))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest &>>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a number that may be negative; those near zero are short.
    mutating func signed(_ value: Int64) { number(Int(truncatingIfNeeded: value &<< 1 ^ value &>> 63)) }

    /// Appends bytes as they are.
    mutating func raw(_ value: some Collection<UInt8>) { bytes.append(contentsOf: value) }

    /// Appends a text behind its length.
    mutating func text(_ value: some Collection<UInt8>) {
        number(value.count)
        bytes.append(contentsOf: value)
    }

    /// Appends the 88 bits of a fingerprint that tell events apart, in ``Fingerprint/storedBytes`` bytes.
    @inline(__always) mutating func fingerprint(_ value: Fingerprint) {
        fixed(value.high)
        byte(UInt8(truncatingIfNeeded: value.low &>> 56))
        fixed(UInt16(truncatingIfNeeded: value.low))
    }
}
