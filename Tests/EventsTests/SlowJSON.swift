/// RFC 8259 by its grammar, one function a rule: what the scanner is compared with.
struct SlowJSON {
    enum Failure: Error, Equatable {
        case syntax, tooDeep
    }

    private let bytes: [UInt8]
    private let maximumDepth: Int
    private var at = 0
    /// A `\u` escape of half a surrogate pair was seen.
    private(set) var hasUnpairedSurrogate = false
    /// A comma was seen behind which the container ends; Foundation does not mind.
    private(set) var hasTrailingComma = false

    private init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// What a text is: one value with white space around it, and nothing else; or why not.
    struct Verdict {
        var failure: Failure?
        var hasUnpairedSurrogate: Bool
        /// The same text would be sound but for commas at the end of containers.
        var hasOnlyTrailingCommas: Bool
        var isUTF8: Bool

        var isSound: Bool { failure == nil && isUTF8 }
    }

    static func judge(_ bytes: [UInt8], maximumDepth: Int = .max) -> Verdict {
        func run(lenient: Bool) -> (SlowJSON, Failure?) {
            var parser = SlowJSON(bytes, maximumDepth: maximumDepth)
            do throws(Failure) {
                parser.space()
                try parser.value(depth: 0, lenient: lenient)
                parser.space()
                return (parser, parser.at == bytes.count ? nil : .syntax)
            } catch {
                return (parser, error)
            }
        }
        let (strict, failure) = run(lenient: false)
        let (lenient, lenientFailure) = run(lenient: true)
        return Verdict(
            failure: failure, hasUnpairedSurrogate: strict.hasUnpairedSurrogate,
            hasOnlyTrailingCommas: lenientFailure == nil && lenient.hasTrailingComma,
            isUTF8: String(validating: bytes, as: UTF8.self) != nil)
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func space() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
    }

    private mutating func take(_ character: Character) -> Bool {
        guard next == character.asciiValue! else { return false }
        at += 1
        return true
    }

    private mutating func need(_ text: String) throws(Failure) {
        for character in text where !take(character) { throw .syntax }
    }

    private mutating func value(depth: Int, lenient: Bool) throws(Failure) {
        switch next.map({ Character(UnicodeScalar($0)) }) {
        case "{": try container(depth: depth, end: "}", lenient: lenient, isObject: true)
        case "[": try container(depth: depth, end: "]", lenient: lenient, isObject: false)
        case "\"": try string()
        case "t": try need("true")
        case "f": try need("false")
        case "n": try need("null")
        default: try number()
        }
    }

    private mutating func container(depth: Int, end: Character, lenient: Bool, isObject: Bool) throws(Failure) {
        guard depth < maximumDepth else { throw .tooDeep }
        at += 1
        space()
        if take(end) { return }
        while true {
            if isObject {
                try string()
                space()
                try need(":")
                space()
            }
            try value(depth: depth + 1, lenient: lenient)
            space()
            if take(end) { return }
            try need(",")
            space()
            if lenient, take(end) {
                hasTrailingComma = true
                return
            }
        }
    }

    private mutating func string() throws(Failure) {
        try need("\"")
        var high = false
        while true {
            guard let byte = next, byte >= 0x20 else { throw .syntax }
            at += 1
            var low = false
            var nextHigh = false
            if byte == 0x22 {
                if high { hasUnpairedSurrogate = true }
                return
            }
            if byte == 0x5C {
                guard let escape = next else { throw .syntax }
                at += 1
                if escape == 0x75 {
                    var unit: UInt32 = 0
                    for _ in 0..<4 {
                        guard let digit = next, let value = Character(UnicodeScalar(digit)).hexDigitValue else {
                            throw .syntax
                        }
                        at += 1
                        unit = unit * 16 + UInt32(value)
                    }
                    nextHigh = (0xD800..<0xDC00).contains(unit)
                    low = (0xDC00..<0xE000).contains(unit)
                } else if !"\"\\/bfnrt".utf8.contains(escape) {
                    throw .syntax
                }
            }
            if high != low { hasUnpairedSurrogate = true }
            high = nextHigh
        }
    }

    private mutating func number() throws(Failure) {
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
    }

    private mutating func digits() throws(Failure) {
        let start = at
        while let byte = next, (0x30...0x39).contains(byte) { at += 1 }
        if at == start { throw .syntax }
    }
}
