/// How many of so many, as a rate with its interval of confidence.
struct Proportion: Equatable {
    /// What is counted.
    var part: Int64
    /// Of how many.
    var whole: Int64

    /// The quotient, 0 or more; nil of nothing.
    var rate: Double? { whole > 0 ? Double(part) / Double(whole) : nil }

    /// Quantile of the normal distribution for 95 %.
    private static let quantile = 1.959963984540054

    /// Wilson's 95 % interval of the rate, within 0…1; nil of nothing.
    ///
    /// It keeps its promise for small numbers and rates near 0, where the usual one fails: 1 of 3 is 6.1 % to 79.2 %
    /// (Wilson 1927; Brown, Cai, DasGupta 2001). A part beyond the whole, as where one message bounces for several
    /// recipients, is taken for all of it.
    var interval: ClosedRange<Double>? {
        guard whole > 0 else { return nil }
        let count = Double(whole)
        let share = Double(min(part, whole)) / count
        let square = Proportion.quantile * Proportion.quantile
        let centre = share + square / (2 * count)
        let spread = Proportion.quantile * (share * (1 - share) / count + square / (4 * count * count)).squareRoot()
        let scale = 1 + square / count
        // At the ends the bounds are known exactly, and rounding would miss them.
        let low = part <= 0 ? 0 : (centre - spread) / scale
        let high = part >= whole ? 1 : (centre + spread) / scale
        return low...high
    }
}
