/// The bounds that keep a hostile input from taking the machine; each has a flag (contract §2).
public struct RunLimits: Equatable, Sendable {
    /// Bytes of a record without its line end.
    public var recordBytes = 1 << 20
    /// Bytes of an envelope around records.
    public var envelopeBytes = 16 << 20
    /// Depth of nesting; the outermost value has depth 1.
    public var depth = 64
    /// Inflated bytes of one input.
    public var inflatedBytes: Int64 = 64 << 30
    /// Innermost inflated bytes over stored bytes, sustained over 64 MiB.
    public var inflationRatio = 1100
    /// Bytes of a dimension value; longer ones become `(too long)`.
    public var valueBytes = 1024
    /// Tuples of values that are kept apart in a dimension set.
    public var series = 100_000
    /// Datapoints of the whole run; more end it with status 69.
    public var datapoints = 20_000_000

    /// Bytes that fingerprints and what waits for the end of the run may take before they go to disk; tables of
    /// datapoints may take as much beside them.
    public var memory = Int(RunEnvironment.physicalMemory / 4)

    /// The defaults of the contract.
    public init() {}
}
