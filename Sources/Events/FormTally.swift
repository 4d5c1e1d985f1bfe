/// In which forms an input holds its records, where ``FieldPlan/notesForms`` asks for it.
public struct FormTally: Sendable, Equatable {
    /// Objects in the input by framing, envelopes among them; what is no sound JSON has no framing.
    private var objects = [Int64](repeating: 0, count: Framing.allCases.count)
    /// Records by the set of envelopes around them, a bit a kind.
    private var records = [Int64](repeating: 0, count: 1 << EnvelopeKind.allCases.count)

    /// Nothing yet.
    public init() {}

    /// How many objects of the input stand there in this way; envelopes are objects.
    public func objects(_ framing: Framing) -> Int64 { objects[Int(framing.rawValue)] }

    /// How many records were found within such an envelope; one within two of different kinds counts for both.
    ///
    /// An error object of Firehose that is not opened counts as one.
    public func records(in kind: EnvelopeKind) -> Int64 {
        records.indices.reduce(0) { $0 + (UInt8($1) & kind.bit == 0 ? 0 : records[$1]) }
    }

    /// How many records stand in the input as such.
    public var bareRecords: Int64 { records[0] }

    mutating func note(_ framing: Framing) { objects[Int(framing.rawValue)] += 1 }

    mutating func noteRecord(envelopes: UInt8) { records[Int(envelopes)] += 1 }
}
