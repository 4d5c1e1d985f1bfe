internal import Events

/// Where a rejected record begins, and why it was rejected; nothing of the record itself.
struct RecordPosition: Equatable {
    /// Position of the input in the ordered list of inputs.
    var input: Int
    /// 1-based gzip member; 0 for plain text.
    var member: Int
    /// 1-based line.
    var line: Int64
    /// Offset in the inflated bytes.
    var offset: Int64
    /// Why it was rejected.
    var reason: RejectReason
    /// The same in words.
    var detail: String

    /// Whether it comes before another in the order of inputs and of offsets.
    func precedes(_ other: RecordPosition) -> Bool { (input, offset) < (other.input, other.offset) }
}
