/// Names as a report may show them: what a record holds is not to be trusted, and no address is shown.
enum SurveyedName {
    static let none = Array("(none)".utf8)
    static let invalid = Array("(invalid)".utf8)
    static let address = Array("(address)".utf8)
    static let tooLong = Array("(too long)".utf8)
    /// What is not kept apart.
    static let other = "(other)"

    /// What stands for an account id: itself where it has twelve digits.
    static func account(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        if unsafe text.isEmpty { return none }
        return unsafe text.count == 12 && text.allSatisfy(isDigit) ? nil : invalid
    }

    /// The Region in an ARN: its fourth field; nil where it has none that could be a Region's name.
    static func region(inARN text: UnsafeRawBufferPointer) -> Range<Int>? {
        var start = 0
        for _ in 0..<3 {
            guard let colon = unsafe text[start...].firstIndex(of: UInt8(ascii: ":")) else { return nil }
            start = colon + 1
        }
        guard let end = unsafe text[start...].firstIndex(of: UInt8(ascii: ":")), 1...32 ~= end - start,
            unsafe text[start..<end].allSatisfy({ isDigit($0) || isLowercase($0) || $0 == UInt8(ascii: "-") })
        else { return nil }
        return start..<end
    }

    /// What stands for a configuration set or the name of a tag; nil where it stands for itself.
    static func name(_ text: UnsafeRawBufferPointer, limit: Int) -> [UInt8]? {
        if unsafe text.isEmpty { return none }
        if text.count > limit { return tooLong }
        return unsafe text.contains(UInt8(ascii: "@")) ? address : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func isLowercase(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "a") < 26 }
}
