/// Why a scan stopped; travels in a negative position, so that the hot path tests one sign and nothing else.
enum ScanFailure: Int {
    /// The text ended inside the value.
    case incomplete
    /// The value is not JSON.
    case syntax
    /// A container lies deeper than the limit.
    case tooDeep

    /// The negative number that stands for this failure at `position`.
    func encoded(at position: Int) -> Int { -(position * 4 + rawValue) - 1 }

    /// Reads a negative number back.
    init(encoded: Int) { self = ScanFailure(rawValue: (-encoded - 1) & 3)! }

    /// Where the failure lies.
    static func position(encoded: Int) -> Int { (-encoded - 1) / 4 }
}
