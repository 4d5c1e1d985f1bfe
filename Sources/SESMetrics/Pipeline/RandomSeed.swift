/// The secret of a run's hashes.
enum RandomSeed {
    /// 128 bits from the operating system's random source.
    static func draw() -> (UInt64, UInt64) {
        var generator = SystemRandomNumberGenerator()
        return (generator.next(), generator.next())
    }
}
