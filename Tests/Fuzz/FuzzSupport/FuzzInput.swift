/// The bytes of one run: a few choices at the front, and the data that they are about.
///
/// Reading beyond the end gives zeros, so that every input means something.
package struct FuzzInput {
    private var rest: ArraySlice<UInt8>

    /// Takes the bytes that libFuzzer made.
    package init(_ bytes: some Sequence<UInt8>) {
        rest = Array(bytes)[...]
    }

    /// How many bytes are left.
    package var count: Int { rest.count }

    /// The next byte.
    package mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// A choice by the next byte.
    package mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int(byte()) % elements.count] }

    /// Whether the lowest bit of the next byte is set.
    package mutating func flag() -> Bool { byte() & 1 == 1 }

    /// A number of two bytes.
    package mutating func number() -> Int { Int(byte()) << 8 | Int(byte()) }

    /// Eight bytes as a number.
    package mutating func word() -> UInt64 { (0..<8).reduce(0) { word, _ in word << 8 | UInt64(byte()) } }

    /// At most so many bytes.
    package mutating func bytes(_ count: Int) -> [UInt8] {
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// All that is left.
    package mutating func remainder() -> [UInt8] { bytes(rest.count) }
}
