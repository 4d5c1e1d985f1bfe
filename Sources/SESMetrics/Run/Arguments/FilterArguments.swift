internal import Metrics

/// The options that say which events are left out by what they hold, as typed; of every command that counts.
public struct FilterArguments: Sendable {
    /// `--where NAME=VALUE` or `NAME!=VALUE`, repeatable.
    public var conditions: [String] = []
    /// `--providers`; the table that is built in when nil.
    public var providers: String?

    /// Every option at its default.
    public init() {}

    /// Puts what the options come to into a request.
    ///
    /// - Throws: status 64 for a condition or table that is none, 66 where the table cannot be read.
    func apply(to request: inout RunRequest) throws(RunFailure) {
        for text in conditions { request.conditions.append(try FilterArguments.condition(text)) }
        if let providers { request.providers = try FilterArguments.table(FilePath(argument: providers)) }
    }

    private static func condition(_ text: String) throws(RunFailure) -> DimensionCondition {
        let advice = "write NAME=VALUE or NAME!=VALUE, where NAME is a dimension's, as in campaign=spring"
        guard let equals = text.firstIndex(of: "=") else {
            throw RunFailure(.usage, "--where: \(OptionValue.quoted(text)) has no =", advice: advice)
        }
        let isNegated = text[..<equals].last == "!"
        let name = String(isNegated ? text[..<equals].dropLast() : text[..<equals])
        let value = String(text[text.index(after: equals)...])
        guard !name.isEmpty else {
            throw RunFailure(.usage, "--where: \(OptionValue.quoted(text)) lacks a name", advice: advice)
        }
        guard !value.isEmpty else {
            let condition = OptionValue.excerpt(name) + (isNegated ? "!=none" : "=none")
            throw RunFailure(
                .usage, "--where: \(OptionValue.quoted(text)) lacks a value",
                advice: "a missing value is what --dimension-default says: \(condition)")
        }
        return DimensionCondition(
            try DimensionSets.dimension(name, of: "--where"), value, isNegated: isNegated)
    }

    private static func table(_ path: FilePath) throws(RunFailure) -> ProviderTable {
        let bytes: [UInt8]
        do throws(SystemError) {
            bytes = try WholeFile.read(path)
        } catch {
            throw RunFailure(
                .noInput, "--providers \(SafeText.escaping(path.text)): \(error.message)",
                advice: "nothing was read or written; check the name of the table")
        }
        do throws(ProviderTable.ParseError) {
            return try ProviderTable(parsing: bytes)
        } catch {
            throw RunFailure(
                .usage, "--providers \(SafeText.escaping(path.text)), line \(error.line): no domain and provider",
                advice: "write one a line, as in: example.edu University")
        }
    }
}
