/// What a compiled time zone file says (RFC 8536): explicit transitions, then a rule for all later years.
///
/// A file is one or two blocks of the same shape, big-endian. The first has 32-bit times; the second, there from
/// version 2 on, has 64-bit times and is followed by the rule between two line feeds:
///
///     TZif 2 … counts … | 32-bit block | TZif 2 … counts … | 64-bit block | \nCET-1CEST,M3.5.0,M10.5.0/3\n
struct TZifFile {
    /// Offset, in seconds east, before the first transition.
    private(set) var initialOffset: Int32 = 0
    /// Seconds since 1970-01-01T00:00:00Z, strictly ascending.
    private(set) var transitions: [Int64] = []
    /// Seconds east from each transition on.
    private(set) var offsets: [Int32] = []
    /// The rule after the last transition, without its line feeds; empty where there is none.
    private(set) var footer: ArraySlice<UInt8> = []

    /// Reads a file; nothing is trusted, so that no bytes whatever can do more than fail.
    init(_ bytes: [UInt8]) throws(TimeZoneError.Reason) {
        var reader = Reader(bytes: bytes)
        let header = try reader.header()
        guard header.version > 1 else {
            try readBlock(header, timeSize: 4, from: &reader)
            return
        }
        try reader.skip(header.dataSize(timeSize: 4))
        try readBlock(try reader.header(), timeSize: 8, from: &reader)
        guard try reader.byte() == UInt8(ascii: "\n") else { throw .malformed("no line feed before the footer") }
        footer = try reader.line()
    }

    private mutating func readBlock(
        _ header: Header, timeSize: Int, from reader: inout Reader
    ) throws(TimeZoneError.Reason) {
        guard header.leapCount == 0 else { throw .leapSeconds }
        guard header.typeCount > 0 else { throw .malformed("no local time types") }
        guard reader.remaining >= header.dataSize(timeSize: timeSize) else { throw .truncated }
        // From here on sizes are known to be covered by bytes, so that no count can ask for more memory than the file.
        transitions.reserveCapacity(header.transitionCount)
        for _ in 0..<header.transitionCount {
            let time =
                timeSize == 8
                ? Int64(bitPattern: try reader.word(8)) : Int64(Int32(truncatingIfNeeded: try reader.word(4)))
            guard transitions.last.map({ $0 < time }) ?? true else { throw .malformed("transitions out of order") }
            guard TZifFile.plausibleTimes.contains(time) else { throw .malformed("a transition out of range") }
            transitions.append(time)
        }
        var indices: [Int] = []
        for _ in 0..<header.transitionCount {
            let index = Int(try reader.byte())
            guard index < header.typeCount else { throw .malformed("a transition to an unknown type") }
            indices.append(index)
        }
        var types: [Int32] = []
        for _ in 0..<header.typeCount {
            let offset = Int32(truncatingIfNeeded: try reader.word(4))
            guard TZifFile.plausibleOffsets.contains(offset) else { throw .malformed("an offset of more than a day") }
            guard try reader.byte() <= 1 else { throw .malformed("a daylight flag that is neither 0 nor 1") }
            try reader.skip(1)
            types.append(offset)
        }
        // Zone abbreviations and the two arrays of flags say nothing about offsets.
        try reader.skip(header.designationSize + header.standardFlagCount + header.universalFlagCount)
        initialOffset = types[0]
        offsets = indices.map { types[$0] }
    }

    /// From RFC 8536 §3.2: nothing before the Big Bang; the same span after 1970 is allowed for.
    private static let plausibleTimes = -(Int64(1) << 59)...(Int64(1) << 59)
    /// From RFC 8536 §3.2: more than -25 hours, less than 26 hours.
    private static let plausibleOffsets = Int32(-89_999)...Int32(93_599)
}

extension TZifFile {
    /// The 44 bytes before a block.
    private struct Header {
        var version = 0
        var universalFlagCount = 0
        var standardFlagCount = 0
        var leapCount = 0
        var transitionCount = 0
        var typeCount = 0
        var designationSize = 0

        /// The bytes in the block that follows; each count is below 2^32, so that nothing overflows.
        func dataSize(timeSize: Int) -> Int {
            transitionCount * (timeSize + 1) + typeCount * 6 + designationSize + leapCount * (timeSize + 4)
                + standardFlagCount + universalFlagCount
        }
    }

    /// Takes bytes from the front; every step checks that they are there.
    private struct Reader {
        let bytes: [UInt8]
        var position = 0

        var remaining: Int { bytes.count - position }

        mutating func skip(_ count: Int) throws(TimeZoneError.Reason) {
            guard count <= remaining else { throw .truncated }
            position += count
        }

        mutating func byte() throws(TimeZoneError.Reason) -> UInt8 {
            try skip(1)
            return bytes[position - 1]
        }

        /// A big-endian number of so many bytes.
        mutating func word(_ size: Int) throws(TimeZoneError.Reason) -> UInt64 {
            try skip(size)
            return bytes[(position - size)..<position].reduce(0) { $0 << 8 | UInt64($1) }
        }

        /// The bytes up to the next line feed, and past it.
        mutating func line() throws(TimeZoneError.Reason) -> ArraySlice<UInt8> {
            guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { throw .truncated }
            defer { position = end + 1 }
            return bytes[position..<end]
        }

        mutating func header() throws(TimeZoneError.Reason) -> Header {
            try skip(4)
            guard bytes[(position - 4)..<position].elementsEqual("TZif".utf8) else { throw .notTZif }
            var header = Header()
            switch try byte() {
            case 0: header.version = 1
            case let digit where (UInt8(ascii: "2")...UInt8(ascii: "4")).contains(digit):
                header.version = Int(digit - UInt8(ascii: "0"))
            case let other: throw .unsupportedVersion(other)
            }
            try skip(15)
            header.universalFlagCount = Int(try word(4))
            header.standardFlagCount = Int(try word(4))
            header.leapCount = Int(try word(4))
            header.transitionCount = Int(try word(4))
            header.typeCount = Int(try word(4))
            header.designationSize = Int(try word(4))
            return header
        }
    }
}
