/// Numbers with units, as options take them.
enum Quantity {
    private static let byteUnits: [String: Int64] = [
        "": 1, "b": 1, "k": 1 << 10, "kib": 1 << 10, "m": 1 << 20, "mib": 1 << 20, "g": 1 << 30, "gib": 1 << 30,
        "t": 1 << 40, "tib": 1 << 40, "kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000, "tb": 1_000_000_000_000,
    ]

    private static let timeUnits: [String: Int64] = [
        "s": 1_000, "m": 60_000, "h": 3_600_000, "d": 86_400_000, "w": 7 * 86_400_000,
    ]

    /// A number of bytes: `1MiB` and `1m` are 1,048,576, `1MB` is 1,000,000.
    static func bytes(_ text: String) -> Int64? { parse(text, units: byteUnits) }

    /// A length of time in milliseconds: `90m`, `26h`, `2d`.
    static func milliseconds(_ text: String) -> Int64? { parse(text, units: timeUnits) }

    private static func parse(_ text: String, units: [String: Int64]) -> Int64? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64(digits), let unit = units[text.dropFirst(digits.count).lowercased()] else {
            return nil
        }
        let (product, overflow) = number.multipliedReportingOverflow(by: unit)
        return overflow ? nil : product
    }
}
