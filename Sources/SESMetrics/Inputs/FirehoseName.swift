internal import Events

/// The time in the name of an object that Firehose wrote: `<stream>-<version>-yyyy-MM-dd-HH-mm-ss-<uuid><ext>` (R§3.2).
///
/// It is the approximate arrival of the oldest record in the object, in UTC unless the stream has a time zone of its own;
/// the usual slack of 26 hours covers every zone.
enum FirehoseName {
    /// `-yyyy-MM-dd-HH-mm-ss-`, where `0` stands for a digit.
    private static let timeShape = Array("-0000-00-00-00-00-00-".utf8)
    /// A UUID, where `x` stands for a hexadecimal digit.
    private static let uuidShape = Array("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx".utf8)

    /// The time in a name, in milliseconds since 1970-01-01T00:00:00Z; nil for a name of another kind.
    static func time(in name: ArraySlice<UInt8>) -> Int64? {
        let length = timeShape.count + uuidShape.count
        guard name.count >= length else { return nil }
        for start in (name.startIndex...(name.endIndex - length)).reversed() where name[start] == UInt8(ascii: "-") {
            let uuidStart = start + timeShape.count
            let end = uuidStart + uuidShape.count
            guard end == name.endIndex || name[end] == UInt8(ascii: "."),
                matches(name[start..<uuidStart], timeShape), matches(name[uuidStart..<end], uuidShape)
            else { continue }
            return milliseconds(of: name[start..<uuidStart])
        }
        return nil
    }

    private static func matches(_ text: ArraySlice<UInt8>, _ shape: [UInt8]) -> Bool {
        zip(text, shape).allSatisfy { byte, kind in
            switch kind {
            case UInt8(ascii: "0"): isDigit(byte)
            case UInt8(ascii: "x"): isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
            default: byte == kind
            }
        }
    }

    private static func milliseconds(of time: ArraySlice<UInt8>) -> Int64? {
        let parts = time.split(separator: UInt8(ascii: "-")).map { digits in
            digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        }
        let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
        guard date.isValid, parts[3] < 24, parts[4] < 60, parts[5] < 60 else { return nil }
        return Int64(((date.daysSinceEpoch * 24 + parts[3]) * 60 + parts[4]) * 60 + parts[5]) * 1000
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
