/// A percentile from 0 to 100, with at most six decimals, so that ranks are computed in whole numbers.
public struct Percentile: Hashable, Sendable {
    /// Millionths of a percent.
    public let millionths: UInt64

    /// One percent.
    private static let percent: UInt64 = 1_000_000

    /// A whole number of percent, up to 100.
    public init(_ percent: UInt64) {
        precondition(percent <= 100, "a percentile is from 0 to 100")
        millionths = percent * Percentile.percent
    }

    /// Reads `p50`, `P99.9`; nil for anything else.
    public init?(_ text: String) {
        guard let first = text.utf8.first, first == UInt8(ascii: "p") || first == UInt8(ascii: "P") else { return nil }
        let parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0 &- UInt8(ascii: "0") < 10 } }
        guard isDigits, parts.count <= 2, parts[0].count <= 3, parts.count == 1 || parts[1].count <= 6 else {
            return nil
        }
        let decimals = parts.count == 2 ? Array(parts[1]) : []
        let digits = Array(parts[0]) + decimals + [UInt8](repeating: UInt8(ascii: "0"), count: 6 - decimals.count)
        let value = digits.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
        guard value <= 100 * Percentile.percent else { return nil }
        millionths = value
    }

    /// The name as CloudWatch writes it, without zeros at its end: `p50`, `p99.9`.
    public var name: String {
        let decimals = String(String(Percentile.percent + millionths % Percentile.percent).dropFirst())
        let end = decimals.lastIndex { $0 != "0" }
        let fraction = end.map { "." + decimals[...$0] } ?? ""
        return "p\(millionths / Percentile.percent)\(fraction)"
    }

    /// The nearest rank among `count` samples, one or more: from 1 for the least to `count` for the greatest.
    func rank(among count: Int64) -> Int64 {
        let whole = 100 * Percentile.percent
        let product = UInt64(count).multipliedFullWidth(by: millionths)
        let (quotient, remainder) = whole.dividingFullWidth(product)
        return max(1, Int64(quotient) + (remainder > 0 ? 1 : 0))
    }
}
