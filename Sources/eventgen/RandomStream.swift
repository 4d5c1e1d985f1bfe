/// A stream of pseudo-random numbers: SplitMix64, keyed by what the numbers are for.
///
/// Every message, event, recipient and object has a stream of its own, derived from the run's seed and an index. So
/// what is written never depends on the order of the work or the number of threads. Nothing here calls libm, whose
/// last bits differ between machines.
struct RandomStream {
    private var state: UInt64

    /// Starts the stream that belongs to (`seed`, `domain`, `index`, `part`).
    @inline(__always)
    init(seed: UInt64, _ domain: Domain, _ index: UInt64, _ part: UInt64 = 0) {
        var key = RandomStream.mix(seed ^ domain.rawValue)
        key = RandomStream.mix(key ^ index)
        state = RandomStream.mix(key &+ part &* 0xD6E8_FEB8_6659_FD93)
    }

    /// What a stream is for; keeps streams with equal indices apart.
    enum Domain: UInt64 {
        case plan = 0x0101, text, event, reader, recipients, campaign, object, copies, damage
    }

    /// The finaliser of SplitMix64.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        let value = RandomStream.mix(state)
        state &+= 0x9E37_79B9_7F4A_7C15
        return value
    }

    /// A whole number in 0 ..< bound.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A fraction in 0 ..< 1.
    @inline(__always)
    mutating func fraction() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// True with the given probability.
    @inline(__always)
    mutating func chance(_ probability: Double) -> Bool {
        fraction() < probability
    }

    /// A whole number in 0 ..< bound that favours small ones: `power` 1 is even, each step up halves the middle or more.
    @inline(__always)
    mutating func skewed(below bound: Int64, power: Int) -> Int64 {
        let base = fraction()
        var value = base
        for _ in 1..<max(power, 1) { value *= base }
        return Int64(value * Double(bound))
    }

    /// An index into `weights`, which hold each entry's share of 1,000 (the last entry takes the rest).
    @inline(__always)
    mutating func pick(perMille weights: [Int]) -> Int {
        var remaining = below(1000)
        for (index, weight) in weights.enumerated() {
            remaining -= weight
            if remaining < 0 { return index }
        }
        return weights.count - 1
    }
}
