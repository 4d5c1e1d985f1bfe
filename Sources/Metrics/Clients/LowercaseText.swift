/// Comparisons of text that is in lower case already.
enum LowercaseText {
    /// Whether a word occurs in a text.
    static func contains(_ word: StaticString, in text: UnsafeRawBufferPointer) -> Bool {
        let length = word.utf8CodeUnitCount
        guard length <= text.count else { return false }
        let first = unsafe word.utf8Start[0]
        for start in 0...text.count - length where unsafe text[start] == first {
            if unsafe isEqual(word, text, at: start) { return true }
        }
        return false
    }

    /// Whether a text begins with a word.
    static func begins(_ text: UnsafeRawBufferPointer, with word: StaticString) -> Bool {
        unsafe word.utf8CodeUnitCount <= text.count && isEqual(word, text, at: 0)
    }

    private static func isEqual(_ word: StaticString, _ text: UnsafeRawBufferPointer, at start: Int) -> Bool {
        for index in 0..<word.utf8CodeUnitCount where unsafe text[start &+ index] != word.utf8Start[index] {
            return false
        }
        return true
    }
}
