/// The fewest significant digits that name a double, and where the decimal point stands among them.
///
///     1234.5   12345, point 4
///     5e-324   5, point -323
///     1e+21    1, point 22
struct ShortestDigits {
    /// The number of digits, 1 to 17.
    private(set) var count = 0
    /// How many of the digits stand before the decimal point; negative where zeros follow it first.
    private(set) var point = 0
    private var digits = InlineArray<24, UInt8>(repeating: 0)

    /// Takes the digits from the standard library's description, which is the shortest that reads back the same, and
    /// which has an exponent where the number is large or small.
    ///
    /// - Precondition: `value` is positive and finite.
    init(_ value: Double) {
        var exponent = 0
        var isNegativeExponent = false
        var place = Place.whole
        for byte in value.description.utf8 {
            switch (byte, place) {
            case (UInt8(ascii: "."), _): place = .fraction
            case (UInt8(ascii: "e"), _): place = .exponent
            case (UInt8(ascii: "-"), _): isNegativeExponent = true
            case (UInt8(ascii: "+"), _): break
            case (let digit, .exponent): exponent = exponent * 10 + Int(digit - UInt8(ascii: "0"))
            case (let digit, _): append(digit, isWhole: place == .whole)
            }
        }
        point += isNegativeExponent ? -exponent : exponent
        while count > 1, digits[count - 1] == UInt8(ascii: "0") { count -= 1 }
    }

    /// A digit in ASCII.
    subscript(index: Int) -> UInt8 { digits[index] }

    /// Adds a digit, unless it is a zero in front of the first significant one.
    private mutating func append(_ digit: UInt8, isWhole: Bool) {
        if count == 0, digit == UInt8(ascii: "0") {
            if !isWhole { point -= 1 }
            return
        }
        digits[count] = digit
        count += 1
        if isWhole { point += 1 }
    }

    private enum Place { case whole, fraction, exponent }
}
