internal import CByteScan

/// Where reading starts again after something broken.
///
/// It is the next line that begins with `{`. Where there are no lines it is the next `}{`, so that the record after a
/// broken one is safe; on a line with several values too, if a sound value begins there. The search never looks further
/// than a record may be long: what goes on beyond that is too long, and is passed over without being kept. Nor does any
/// decision depend on what the block happens to hold behind that, so that blocks of any size give the same.
enum Recovery {
    /// What besides `}{` ends the text that is passed over.
    enum Discard {
        /// The next line that begins with `{`.
        case record
        /// The end of the line.
        case line
    }
}

extension EventReader {
    /// Where a search from `start` ends: behind the longest record, its line end and the byte that follows.
    private func horizon(_ start: Int) -> Int { start + limits.recordBytes + 3 }

    /// Whether a scan from `start`, which gave `next`, went on for longer than anything may.
    func isOverlong(_ start: Int, _ next: Int) -> Bool {
        (next < 0 ? ScanFailure.position(encoded: next) : next) - start > limits.envelopeBytes
    }

    /// Rejects what is broken at `start`, where a scan gave `next`.
    ///
    /// - Returns: the position at which reading starts again, or nil where more text is needed.
    mutating func recover(from start: Int, _ next: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock) -> Int? {
        let failure = next >= 0 || isOverlong(start, next) ? .incomplete : ScanFailure(encoded: next)
        if failure == .incomplete, !isFinal, !isOverlong(start, next) { return nil }
        let limit = min(end, horizon(start))
        let line = findLineStart(from: start, before: limit)
        var restart: Int
        if line < limit {
            restart = line + 1
            if let earlier = soundValue(from: start, before: line) { restart = earlier }
        } else if end < horizon(start), !isFinal {
            return nil
        } else {
            let seam = findSeam(from: start, before: limit)
            if seam < limit {
                restart = seam + 1
            } else if end < horizon(start) {
                restart = end
            } else {
                return discard(.record, from: start, base)
            }
        }
        rejectBroken(start..<restart, failure, base, block)
        isBehindRecord = false
        array?.isExpectingValue = true
        array?.isBroken = true
        return restart
    }

    /// Rejects broken text by the first reason that holds: too long, no UTF-8, too deep, no JSON (contract §11).
    private mutating func rejectBroken(_ range: Range<Int>, _ failure: ScanFailure, _ base: Int64, _ block: TextBlock) {
        var last = range.upperBound
        while last > range.lowerBound, [0x0A, 0x0D, 0x20, 0x09].contains(bytes[last - 1]) { last -= 1 }
        let range = range.lowerBound..<last
        if range.count > limits.recordBytes {
            reject(.tooLong, "longer than a record may be", range, base)
        } else if block.wideMask.isAnySet(in: range), !isUTF8(range) {
            reject(.invalidUTF8, "not UTF-8", range, base)
        } else if failure == .tooDeep {
            reject(.tooDeep, "nested deeper than a record may be", range, base)
        } else if failure == .incomplete {
            reject(.jsonSyntax, "the record is cut", range, base)
        } else {
            reject(.jsonSyntax, "not JSON", range, base)
        }
    }

    /// The beginning of a sound value behind a `}` on the way to `limit`, or nil.
    private func soundValue(from start: Int, before limit: Int) -> Int? {
        var at = findSeam(from: start, before: limit)
        while at < limit {
            let next = reader.walker.json.skipValue(at + 1, depth: 0)
            if next >= 0, next <= limit { return at + 1 }
            at = findSeam(from: at + 1, before: limit)
        }
        return nil
    }

    // MARK: Text that is no object

    /// Reads what is neither an object nor an array: punctuation of an array, a value of another type, or junk.
    mutating func readOther(_ position: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock) -> Int? {
        if array != nil { return readInArray(position, isFinal: isFinal, base, block) }
        let limit = min(end, horizon(position))
        let lineEnd = findLineEnd(from: position, before: limit)
        if lineEnd == limit, !isFinal || end >= horizon(position) {
            if end < horizon(position) { return nil }
            let seam = findSeam(from: position, before: limit)
            guard seam < limit else { return discard(.line, from: position, base) }
            rejectBroken(position..<seam + 1, .syntax, base, block)
            isBehindRecord = false
            return seam + 1
        }
        if !isBehindRecord, isWholeValue(position, before: lineEnd) {
            let range = trimmed(position..<lineEnd)
            reject(range.count > limits.recordBytes ? .tooLong : .notObject, "a JSON value, but no object", range, base)
        } else if isControlText(trimmed(position..<lineEnd)) {
            ignore(.controlText)
        } else {
            let stop = soundValue(from: position, before: lineEnd) ?? lineEnd
            rejectBroken(position..<stop, .syntax, base, block)
            isBehindRecord = false
            return stop
        }
        return lineEnd
    }

    private func isWholeValue(_ position: Int, before lineEnd: Int) -> Bool {
        let next = reader.walker.json.skipValue(position, depth: 0)
        return next >= 0 && next <= lineEnd && reader.walker.json.skipSpace(next) >= lineEnd
            && isUTF8(position..<next)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var last = range.upperBound
        while last > range.lowerBound, bytes[last - 1] == 0x0D || bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 {
            last -= 1
        }
        return range.lowerBound..<last
    }

    /// The sentence that SES sends once to a new SNS destination (R§2).
    private func isControlText(_ range: Range<Int>) -> Bool {
        let sentence: StaticString = "Successfully validated SNS topic for Amazon SES event publishing."
        guard range.count == sentence.utf8CodeUnitCount else { return false }
        for index in 0..<range.count where unsafe sentence.utf8Start[index] != bytes[range.lowerBound + index] {
            return false
        }
        return true
    }

    // MARK: Text that is too long

    /// Rejects the beginning of something too long and passes over the rest as it comes.
    private mutating func discard(_ kind: Recovery.Discard, from start: Int, _ base: Int64) -> Int {
        reject(.tooLong, "longer than a record may be", start..<start + limits.recordBytes, base, isCut: true)
        array?.isExpectingValue = true
        array?.isBroken = true
        discarding = kind
        return discard(from: start)
    }

    /// Passes over text until it ends; gives the position behind it, with ``discarding`` empty, or where to go on.
    mutating func discard(from start: Int) -> Int {
        let line =
            discarding == .line ? findLineEnd(from: start, before: end) : findLineStart(from: start, before: end)
        let stop = min(line, findSeam(from: start, before: end))
        guard stop < end else {
            // The first half of a pair may be the last byte.
            return max(start, end - 1)
        }
        discarding = nil
        isBehindRecord = false
        return stop + 1
    }

    // MARK: Search

    /// The first line end behind which a `{` stands, or the limit.
    private mutating func findLineStart(from start: Int, before limit: Int) -> Int {
        lineStarts.first(from: start, before: limit, width: 2) { start in
            unsafe bytes.withPointer { unsafe Int(sesstat_find_pair($0, start, limit, 0x0A, UInt8(ascii: "{"))) }
        }
    }

    private mutating func findLineEnd(from start: Int, before limit: Int) -> Int {
        lineEnds.first(from: start, before: limit, width: 1) { start in
            unsafe bytes.withPointer { unsafe Int(sesstat_find_byte($0, start, limit, 0x0A)) }
        }
    }

    /// The first `}` behind which a `{` stands, or the limit.
    private func findSeam(from start: Int, before limit: Int) -> Int {
        unsafe bytes.withPointer {
            unsafe Int(sesstat_find_pair($0, start, limit, UInt8(ascii: "}"), UInt8(ascii: "{")))
        }
    }
}
