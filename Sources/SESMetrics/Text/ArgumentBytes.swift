/// Carries arguments that are not UTF-8 through text, and back to bytes.
///
/// A command line is bytes, but argument parsers take strings. Bytes that are no UTF-8 travel as private-use characters
/// U+10FF80 to U+10FFFF, one a byte; so do the bytes of those characters themselves, so that nothing is ambiguous.
public enum ArgumentBytes {
    private static let base: UInt32 = 0x10_FF00

    /// The text that stands for an argument's bytes.
    public static func text(for bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !text.unicodeScalars.contains(where: isCarrier) {
            return text
        }
        var text = ""
        var rest = bytes[...]
        while let first = rest.first {
            let length = [1, 2, 3, 4].first { String(validating: rest.prefix($0), as: UTF8.self) != nil } ?? 0
            let scalars = String(decoding: rest.prefix(length), as: UTF8.self).unicodeScalars
            if length > 0, !scalars.contains(where: isCarrier) {
                text.unicodeScalars.append(contentsOf: scalars)
                rest = rest.dropFirst(length)
            } else {
                unsafe text.unicodeScalars.append(Unicode.Scalar(base + UInt32(first)).unsafelyUnwrapped)
                rest = rest.dropFirst()
            }
        }
        return text
    }

    /// The bytes that a text from ``text(for:)`` stands for.
    public static func bytes(of text: String) -> [UInt8] {
        guard text.unicodeScalars.contains(where: isCarrier) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar in
            isCarrier(scalar) ? [UInt8(scalar.value - base)] : Array(String(scalar).utf8)
        }
    }

    private static func isCarrier(_ scalar: Unicode.Scalar) -> Bool {
        (0x10_FF80...0x10_FFFF).contains(scalar.value)
    }
}

extension FilePath {
    /// A path from a command-line argument, which may stand for bytes that are not UTF-8.
    init(argument: String) {
        self.init(bytes: ArgumentBytes.bytes(of: argument))
    }
}
