/// How much room text takes on a terminal.
enum DisplayWidth {
    /// Columns of a text without control characters: two for East Asian wide and full-width characters and for emoji, none
    /// for marks that sit on the character before, else one (Unicode Standard Annex 11, and what terminals do).
    static func columns(of text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(of: $1) }
    }

    /// A character is as wide as its widest part: a base with its marks, or emoji that are joined into one.
    private static func columns(of character: Character) -> Int {
        let scalars = character.unicodeScalars
        // Variation selector 16 asks for the emoji form of a character that has a narrow one too.
        if scalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
        return scalars.reduce(0) { max($0, columns(of: $1)) }
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0 ~= scalar.value } || scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// The blocks of wide and full-width characters.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
        0x1B000...0x1B2FF, 0x20000...0x3FFFD,
    ]
}
