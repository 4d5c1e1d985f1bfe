/// Reads the values of options, with an error that says what, where, what to do, and what was perhaps meant.
enum OptionValue {
    /// One of a fixed set of words, without regard to case.
    static func choice<Choice>(
        _ text: String?, of option: String, default standard: Choice
    ) throws(RunFailure) -> Choice where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
        guard let text else { return standard }
        let words = Choice.allCases.map(\.rawValue)
        guard let value = Choice.allCases.first(where: { $0.rawValue == text.lowercased() }) else {
            throw unknown(text, of: option, among: words)
        }
        return value
    }

    /// A whole number within a range; also written with a unit of bytes where `bytes` says so.
    static func integer(
        _ text: String?, of option: String, in range: ClosedRange<Int64>, default standard: Int64, bytes: Bool = false
    ) throws(RunFailure) -> Int64 {
        guard let text else { return standard }
        let value = bytes ? Quantity.bytes(text) : (text.allSatisfy { $0.isASCII && $0.isNumber } ? Int64(text) : nil)
        guard let value, range.contains(value) else {
            throw RunFailure(
                .usage,
                "\(option): \(quoted(text)) is not a whole number from \(range.lowerBound) to \(range.upperBound)",
                advice: bytes
                    ? "write bytes, or a unit as in 64KiB, 16MiB, 2GiB; the default is \(standard)"
                    : "the default is \(standard)")
        }
        return value
    }

    /// A number of digits and at most one point; nil for anything else, also where Swift would read a number in it, as in
    /// `0x10`, `1e9` or `inf`.
    static func decimal(_ text: some StringProtocol) -> Double? {
        text.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." } ? Double(text) : nil
    }

    /// A list of words separated by commas, several times; empty words are an error.
    static func words(_ texts: [String], of option: String) throws(RunFailure) -> [String] {
        var words: [String] = []
        for text in texts {
            for word in text.split(separator: ",", omittingEmptySubsequences: false) {
                guard !word.isEmpty else {
                    throw RunFailure(
                        .usage, "\(option): there is an empty name in \(quoted(text))",
                        advice: "separate names by single commas, without spaces")
                }
                words.append(String(word))
            }
        }
        return words
    }

    /// The error for a word that is not among those that there are.
    static func unknown(_ text: String, of option: String, among words: [String]) -> RunFailure {
        let hint = Nearest.match(text, among: words).map { "did you mean \($0)? " } ?? ""
        return RunFailure(
            .usage, "\(option): there is no \(quoted(text))",
            advice: "\(hint)valid are \(words.joined(separator: ", "))")
    }

    /// What was typed, in quotes.
    static func quoted(_ text: String) -> String { "\"\(excerpt(text))\"" }

    /// What was typed, fit for a terminal and not too long for a line.
    static func excerpt(_ text: String) -> String {
        let limit = 80
        return SafeText.escaping(String(text.prefix(limit))) + (text.count > limit ? "…" : "")
    }
}
