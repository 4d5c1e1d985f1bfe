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

    /// Wilson's 95 % interval of the rate with correction for continuity, within 0…1; nil of nothing.
    ///
    /// It keeps its promise for small numbers and rates near 0, where the usual one fails, and the correction keeps a single
    /// event from being proof: 1 of 3 is 1.8 % to 87.5 %, 1 of 100 is 0.05 % to 6.2 % (Newcombe, "Two-sided confidence
    /// intervals for the single proportion", 1998, method 4). A part beyond the whole, as where one message bounces for
    /// several recipients, is taken for all of it.
    var interval: ClosedRange<Double>? {
        guard whole > 0 else { return nil }
        let count = Double(whole)
        let hits = Double(min(part, whole))
        let share = hits / count
        let square = Proportion.quantile * Proportion.quantile
        let scale = 2 * (count + square)
        let below = square - 2 - 1 / count + 4 * share * (count - hits + 1)
        let above = square + 2 - 1 / count + 4 * share * (count - hits - 1)
        let low = (2 * hits + square - 1 - Proportion.quantile * below.squareRoot()) / scale
        let high = (2 * hits + square + 1 + Proportion.quantile * above.squareRoot()) / scale
        return (part == 0 ? 0 : max(0, low))...(part >= whole ? 1 : min(1, high))
    }
}
