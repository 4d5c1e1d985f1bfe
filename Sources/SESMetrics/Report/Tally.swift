/// How often each code of a small enumeration came up; empty tallies take no memory of their own.
public struct Tally<Code>: Equatable, Sendable
where Code: CaseIterable & RawRepresentable & Equatable & Sendable, Code.RawValue == UInt8 {
    /// Count by raw value; empty until the first count.
    private var counts: [Int64] = []

    /// A tally of nothing.
    public init() {}

    /// How often `code` came up.
    public subscript(code: Code) -> Int64 {
        counts.isEmpty ? 0 : counts[Int(code.rawValue)]
    }

    /// Counts `code` once, or `times` times.
    public mutating func add(_ code: Code, times: Int64 = 1) {
        if counts.isEmpty { counts = [Int64](repeating: 0, count: Code.allCases.count) }
        counts[Int(code.rawValue)] += times
    }

    /// Adds what another tally counted.
    public mutating func merge(_ other: Tally) {
        guard !other.counts.isEmpty else { return }
        for code in Code.allCases { add(code, times: other[code]) }
    }

    /// The sum over all codes.
    public var total: Int64 { counts.reduce(0, +) }

    /// The codes that came up, in the order of the enumeration, and how often.
    public var nonzero: [(code: Code, count: Int64)] {
        Code.allCases.compactMap { self[$0] == 0 ? nil : ($0, self[$0]) }
    }

    /// Two tallies are equal when they counted the same, whether or not one has been touched.
    public static func == (left: Tally, right: Tally) -> Bool {
        Code.allCases.allSatisfy { left[$0] == right[$0] }
    }
}
