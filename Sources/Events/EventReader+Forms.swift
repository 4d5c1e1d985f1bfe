internal import CByteScan

/// Notes in which forms records come, for runs that describe an archive; others pay a test a record.
extension EventReader {
    /// Notes how the object at `range` stands in the input.
    mutating func noteFraming(_ range: Range<Int>, _ base: Int64) {
        let isAdjacent = base + Int64(range.lowerBound) == objectEnd
        objectEnd = base + Int64(range.upperBound)
        forms.note(
            array != nil
                ? .array
                : spansLines(range)
                    ? .multiLine
                    : isAdjacent
                        ? .backToBack
                        : isBehindRecord ? .severalALine : .lines)
    }

    /// Notes the envelopes around a record that has come to its end, and those that it is itself.
    @inline(__always) mutating func noteEnvelopes(_ own: UInt8 = 0) {
        if notesForms { forms.noteRecord(envelopes: (nesting?.envelopes ?? 0) | own) }
    }

    private func spansLines(_ range: Range<Int>) -> Bool {
        unsafe bytes.withPointer {
            unsafe Int(sesstat_find_byte($0, range.lowerBound, range.upperBound, 0x0A)) < range.upperBound
        }
    }
}
