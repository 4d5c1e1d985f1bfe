internal import Metrics

/// Numbers in decimal, without exponents (contract §8).
enum NumberText {
    /// Appends a whole number, with `-` in front where it is negative.
    static func append(_ value: Int64, to bytes: inout [UInt8]) {
        if value >= 0, value < 10 {
            bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
            return
        }
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = 20
        var rest = value.magnitude
        repeat {
            first &-= 1
            digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        for index in first..<20 { bytes.append(digits[index]) }
    }

    /// Appends the shortest decimal that reads back as `value`, as a whole number where it is one; zero has no sign.
    ///
    /// - Precondition: `value` is finite.
    static func append(_ value: Double, decimalSeparator: UInt8 = UInt8(ascii: "."), to bytes: inout [UInt8]) {
        precondition(value.isFinite, "a datapoint's value must be finite")
        if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return append(whole, to: &bytes) }
        let digits = ShortestDigits(value.magnitude)
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        if digits.point <= 0 { bytes.append(UInt8(ascii: "0")) }
        for index in 0..<max(digits.point, 0) {
            bytes.append(index < digits.count ? digits[index] : UInt8(ascii: "0"))
        }
        guard digits.count > digits.point else { return }
        bytes.append(decimalSeparator)
        for index in digits.point..<digits.count {
            bytes.append(index >= 0 ? digits[index] : UInt8(ascii: "0"))
        }
    }

    /// Appends a value of a datapoint; see the other two.
    @inline(__always)
    static func append(
        _ value: DatapointValue, decimalSeparator: UInt8 = UInt8(ascii: "."), to bytes: inout [UInt8]
    ) {
        switch value {
        case .whole(let whole): append(whole, to: &bytes)
        case .fraction(let fraction): append(fraction, decimalSeparator: decimalSeparator, to: &bytes)
        }
    }
}
