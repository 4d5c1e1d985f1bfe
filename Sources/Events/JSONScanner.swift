/// Strict RFC 8259 over a block: walks values without building anything.
///
/// Every function takes the position at which something begins and gives the position behind it, or a negative
/// ``ScanFailure``. Strings are crossed by the block's masks, a word of 64 bytes at a time. The text ends in zero bytes,
/// which no value may hold, so that no loop has to compare with the end; only a failure does, to tell broken text from
/// text that goes on in the next block.
struct JSONScanner {
    let bytes: ByteView
    let stops: MaskView
    /// Where the stops are, for the fast way over values; nil where only the strict one can be gone.
    let places: PlaceView?
    /// An index into them, for a place that is not behind what is crossed next.
    var cursor = 0
    /// The byte after the last.
    let end: Int
    /// Containers deeper than this are refused; the outermost value has depth 1.
    let maximumDepth: Int
    /// What is worth a warning.
    let notes: WarningSet.Pointer

    /// Scans what a block holds.
    init(_ block: TextBlock, maximumDepth: Int, notes: WarningSet.Pointer) {
        bytes = block.bytes
        stops = block.stopMask
        places = block.stopPlaces
        end = block.end
        self.maximumDepth = maximumDepth
        self.notes = notes
    }

    /// The first byte from `position` on that is no JSON white space.
    @inline(__always) func skipSpace(_ position: Int) -> Int {
        var at = position
        while true {
            let byte = bytes[at]
            if byte > 0x20 { return at }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return at }
            at &+= 1
        }
    }

    /// Crosses any value that begins at `position`; `depth` is that of the container around it.
    func skipValue(_ position: Int, depth: Int) -> Int {
        switch bytes[position] {
        case UInt8(ascii: "\""): skipString(position &+ 1)
        case UInt8(ascii: "{"): depth < maximumDepth ? skipObject(position &+ 1, depth: depth &+ 1) : tooDeep(position)
        case UInt8(ascii: "["): depth < maximumDepth ? skipArray(position &+ 1, depth: depth &+ 1) : tooDeep(position)
        case UInt8(ascii: "t"): skipLiteral(position, "true")
        case UInt8(ascii: "f"): skipLiteral(position, "false")
        case UInt8(ascii: "n"): skipLiteral(position, "null")
        default: skipNumber(position)
        }
    }

    /// Crosses an object; `position` is behind its brace, `depth` its own.
    func skipObject(_ position: Int, depth: Int) -> Int {
        var at = skipSpace(position)
        if bytes[at] == UInt8(ascii: "}") { return at &+ 1 }
        while true {
            guard bytes[at] == UInt8(ascii: "\"") else { return failure(at) }
            at = skipString(at &+ 1)
            if at < 0 { return at }
            at = skipSpace(at)
            guard bytes[at] == UInt8(ascii: ":") else { return failure(at) }
            at = skipValue(skipSpace(at &+ 1), depth: depth)
            if at < 0 { return at }
            at = skipSpace(at)
            if bytes[at] == UInt8(ascii: ",") {
                at = skipSpace(at &+ 1)
            } else {
                return bytes[at] == UInt8(ascii: "}") ? at &+ 1 : failure(at)
            }
        }
    }

    /// Crosses an array; `position` is behind its bracket, `depth` its own.
    func skipArray(_ position: Int, depth: Int) -> Int {
        var at = skipSpace(position)
        if bytes[at] == UInt8(ascii: "]") { return at &+ 1 }
        while true {
            at = skipValue(at, depth: depth)
            if at < 0 { return at }
            at = skipSpace(at)
            if bytes[at] == UInt8(ascii: ",") {
                at = skipSpace(at &+ 1)
            } else {
                return bytes[at] == UInt8(ascii: "]") ? at &+ 1 : failure(at)
            }
        }
    }

    /// Visits the elements of an array that was found sound.
    func forEachElement(of array: FieldValue, _ body: (Int) -> Void) {
        var at = skipSpace(Int(array.start) + 1)
        while bytes[at] != UInt8(ascii: "]") {
            body(at)
            at = skipSpace(skipValue(at, depth: 0))
            if bytes[at] == UInt8(ascii: ",") { at = skipSpace(at + 1) }
        }
    }

    /// Crosses a string; `position` is behind its opening quote, the result behind its closing one.
    @inline(__always) func skipString(_ position: Int) -> Int {
        let at = stops.first(from: position)
        return bytes[at] == UInt8(ascii: "\"") ? at &+ 1 : skipStringSlowly(at)
    }

    /// Goes on in a string at its first backslash or control byte.
    @inline(never) private func skipStringSlowly(_ position: Int) -> Int {
        var at = position
        while true {
            switch bytes[at] {
            case UInt8(ascii: "\""): return at &+ 1
            case UInt8(ascii: "\\"):
                let next = skipEscape(at &+ 1)
                if next < 0 { return next }
                at = stops.first(from: next)
            default: return failure(at)  // a control byte
            }
        }
    }

    /// Crosses an escape, or the two of a surrogate pair; `position` is behind the backslash.
    private func skipEscape(_ position: Int) -> Int {
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return position &+ 1
        case UInt8(ascii: "u"):
            for digit in 1...4 where HexDigit.value(bytes[position &+ digit]) == nil {
                return failure(position &+ digit)
            }
            return skipSurrogates(position &+ 1)
        default: return failure(position)
        }
    }

    /// Crosses the four digits at `position`, and the low surrogate that must follow a high one.
    ///
    /// Notes one without the other.
    private func skipSurrogates(_ position: Int) -> Int {
        let next = position &+ 4
        let unit = HexDigit.codeUnit(bytes, at: position)
        guard unit & 0xF800 == 0xD800 else { return next }
        if unit < 0xDC00, bytes[next] == UInt8(ascii: "\\"), bytes[next &+ 1] == UInt8(ascii: "u") {
            for digit in 2...5 where HexDigit.value(bytes[next &+ digit]) == nil { return failure(next &+ digit) }
            if HexDigit.codeUnit(bytes, at: next &+ 2) & 0xFC00 == 0xDC00 { return next &+ 6 }
        }
        notes.raise(.unpairedSurrogate)
        return next
    }

    /// Crosses a number: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
    func skipNumber(_ position: Int) -> Int {
        var at = position
        if bytes[at] == UInt8(ascii: "-") { at &+= 1 }
        if bytes[at] == UInt8(ascii: "0") {
            at &+= 1
        } else {
            guard isDigit(at) else { return failure(at) }
            at = skipDigits(at)
        }
        if bytes[at] == UInt8(ascii: ".") {
            guard isDigit(at &+ 1) else { return failure(at &+ 1) }
            at = skipDigits(at &+ 1)
        }
        if bytes[at] | 0x20 == UInt8(ascii: "e") {
            at &+= 1
            if bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at &+= 1 }
            guard isDigit(at) else { return failure(at) }
            at = skipDigits(at)
        }
        return at
    }

    private func skipLiteral(_ position: Int, _ literal: StaticString) -> Int {
        for index in 0..<literal.utf8CodeUnitCount where unsafe literal.utf8Start[index] != bytes[position &+ index] {
            return failure(position &+ index)
        }
        return position &+ literal.utf8CodeUnitCount
    }

    private func skipDigits(_ position: Int) -> Int {
        var at = position
        while isDigit(at) { at &+= 1 }
        return at
    }

    private func isDigit(_ position: Int) -> Bool { bytes[position] &- 0x30 < 10 }

    /// Text that cannot be right at `position`; where the text ends there, it may go on.
    func failure(_ position: Int) -> Int {
        position >= end ? ScanFailure.incomplete.encoded(at: end) : ScanFailure.syntax.encoded(at: position)
    }

    private func tooDeep(_ position: Int) -> Int { ScanFailure.tooDeep.encoded(at: position) }
}
