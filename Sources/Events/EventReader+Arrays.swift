/// A top-level array that is being read: its elements are the records, each as soon as it is complete (contract §11).
struct ArrayState {
    /// A value must come next: behind the bracket or a comma.
    var isExpectingValue = true
    /// One of its elements is no JSON, or its punctuation is wrong.
    var isBroken = false
}

extension EventReader {
    /// Reads a `[`: the beginning of a top-level array if a value or its end follows, an element inside one, or junk.
    mutating func beginArray(
        _ position: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock, _ batch: inout EventBatch
    ) -> Int? {
        if array != nil { return readElement(position, isFinal: isFinal, base, block) }
        let first = reader.walker.json.skipSpace(position + 1)
        if first - position > limits.recordBytes { return readOther(position, isFinal: isFinal, base, block) }
        if first >= end, !isFinal { return nil }
        switch bytes[first] {
        case UInt8(ascii: "]") where first < end:
            isBehindRecord = true
            return first + 1
        case UInt8(ascii: "{"):
            array = ArrayState()
            let next = readRecord(first, isFinal: isFinal, base, block, &batch)
            if next == nil { array = nil }
            return next
        default:
            // Behind another element a comma or the end must follow, or this is a line that happens to begin so.
            let next = reader.walker.json.skipValue(first, depth: 1)
            let behind = next < 0 ? ScanFailure.position(encoded: next) : reader.walker.json.skipSpace(next)
            if behind - position > limits.recordBytes { return readOther(position, isFinal: isFinal, base, block) }
            if behind >= end, !isFinal { return nil }
            guard next >= 0, bytes[behind] == UInt8(ascii: ",") || bytes[behind] == UInt8(ascii: "]") else {
                return readOther(position, isFinal: isFinal, base, block)
            }
            array = ArrayState()
            return first
        }
    }

    /// Reads an element that is no object.
    private mutating func readElement(_ position: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock) -> Int? {
        let next = reader.walker.json.skipValue(position, depth: 1)
        guard next >= 0, next < end || isFinal, !isOverlong(position, next) else {
            return recover(from: position, next, isFinal: isFinal, base, block)
        }
        let range = position..<next
        expectValue(position, base)
        array?.isExpectingValue = false
        let isLong = range.count > limits.recordBytes
        if !isLong, block.wideMask.isAnySet(in: range), !isUTF8(range) {
            reject(.invalidUTF8, "not UTF-8", range, base)
        } else {
            reject(isLong ? .tooLong : .notObject, "a JSON value, but no object", range, base)
        }
        return next
    }

    /// Reads a comma, the closing bracket, or an element that is neither object nor array.
    mutating func readInArray(_ position: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock) -> Int? {
        switch bytes[position] {
        case UInt8(ascii: ","):
            if array?.isExpectingValue == true { rejectPunctuation("a comma too many", position, base) }
            array?.isExpectingValue = true
            return position + 1
        case UInt8(ascii: "]"):
            if array?.isExpectingValue == true { rejectPunctuation("a comma too many", position, base) }
            array = nil
            isBehindRecord = true
            return position + 1
        default:
            return readElement(position, isFinal: isFinal, base, block)
        }
    }

    /// Notes that a sound value begins here, where a comma may be missing; what is broken is told as such alone.
    mutating func expectValue(_ position: Int, _ base: Int64) {
        if array?.isExpectingValue == false { rejectPunctuation("a comma is missing", position, base) }
    }

    /// An array whose punctuation is wrong is one broken value beside its elements, however often it is wrong.
    private mutating func rejectPunctuation(_ detail: StaticString, _ position: Int, _ base: Int64) {
        guard array?.isBroken == false else { return }
        array?.isBroken = true
        reject(.jsonSyntax, detail, position..<position, base)
    }
}
