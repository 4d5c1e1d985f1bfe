internal import CByteScan

/// Where reading starts again after something broken.
///
/// It is the next line that begins with `{`. Where there are no lines it is the next `}{`, so that the record after a
/// broken one is safe; on a line with several values too, if a sound value begins there. The search never looks further
/// than a record may be long: what goes on beyond that is too long, and is passed over without being kept.
enum Recovery {
    /// What ends the text that is passed over.
    enum Discard {
        /// The next line that begins with `{`, or `}{`.
        case record
        /// The end of the line.
        case line
    }
}

extension EventReader {
    /// Rejects what is broken at `start`. Gives the position at which reading starts again, or nil where more text is needed.
    func recover(
        from start: Int, _ failure: ScanFailure, isFinal: Bool, _ base: Int64, _ block: TextBlock
    ) -> Int? {
        if failure == .incomplete, !isFinal, end - start <= limits.envelopeBytes { return nil }
        let line = find(0x0A, UInt8(ascii: "{"), from: start)
        var restart: Int
        if line < end {
            restart = line + 1
            if let earlier = soundValue(from: start, before: line) { restart = earlier }
        } else if end - start <= limits.recordBytes, !isFinal {
            return nil
        } else {
            let seam = find(UInt8(ascii: "}"), UInt8(ascii: "{"), from: start)
            if seam < end {
                restart = seam + 1
            } else if isFinal {
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
    private func rejectBroken(_ range: Range<Int>, _ failure: ScanFailure, _ base: Int64, _ block: TextBlock) {
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
        var at = find(UInt8(ascii: "}"), UInt8(ascii: "{"), from: start)
        while at < limit {
            let next = reader.walker.json.skipValue(at + 1, depth: 0)
            if next >= 0, next <= limit { return at + 1 }
            at = find(UInt8(ascii: "}"), UInt8(ascii: "{"), from: at + 1)
        }
        return nil
    }

    // MARK: Text that is no object

    /// Reads what is neither an object nor an array: punctuation of an array, a value of another type, or junk.
    func readOther(_ position: Int, isFinal: Bool, _ base: Int64, _ block: TextBlock) -> Int? {
        if array != nil { return readInArray(position, isFinal: isFinal, base, block) }
        let lineEnd = find(0x0A, from: position)
        if lineEnd == end, !isFinal {
            return end - position <= limits.recordBytes ? nil : discard(.line, from: position, base)
        }
        if !isBehindRecord, isWholeValue(position, before: lineEnd) {
            let range = trimmed(position..<lineEnd)
            reject(range.count > limits.recordBytes ? .tooLong : .notObject, "a JSON value, but no object", range, base)
        } else if isControlText(trimmed(position..<lineEnd)) {
            tally.ignored[Int(IgnoreReason.controlText.rawValue)] += 1
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
    private func discard(_ kind: Recovery.Discard, from start: Int, _ base: Int64) -> Int {
        reject(
            .tooLong, "longer than a record may be", start..<min(start + limits.recordBytes, end), base, isCut: true)
        discarding = kind
        return discard(from: start)
    }

    /// Passes over text until it ends; gives the position behind it, with ``discarding`` empty, or where to go on.
    func discard(from start: Int) -> Int {
        let line = discarding == .line ? find(0x0A, from: start) : find(0x0A, UInt8(ascii: "{"), from: start)
        let seam = discarding == .line ? end : find(UInt8(ascii: "}"), UInt8(ascii: "{"), from: start)
        let stop = min(line, seam)
        guard stop < end else {
            // The first half of a pair may be the last byte.
            return max(start, end - 1)
        }
        discarding = nil
        isBehindRecord = false
        return stop + 1
    }

    // MARK: Search

    /// The first `first` that `second` follows, or the end.
    private func find(_ first: UInt8, _ second: UInt8, from start: Int) -> Int {
        unsafe bytes.withPointer { unsafe Int(sesstat_find_pair($0, start, end, first, second)) }
    }

    private func find(_ byte: UInt8, from start: Int) -> Int {
        unsafe bytes.withPointer { unsafe Int(sesstat_find_byte($0, start, end, byte)) }
    }
}
