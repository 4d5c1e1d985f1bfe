/// Names of accounts and Regions as messages and reports may show them: what a record holds is not to be trusted.
enum AccountName {
    /// What stands for a name that is missing.
    static let missing = "(none)"
    /// What stands for a name that cannot be one.
    static let invalid = "(invalid)"

    /// Twelve digits, and what stands for folded accounts, as they are; ``missing`` for nothing; else ``invalid``.
    static func text(_ name: [UInt8]) -> String {
        shown(name) { $0.count == 12 && $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// Lower-case letters, digits and hyphens as they are; else likewise.
    static func region(_ name: [UInt8]) -> String {
        shown(name) { name in
            1...32 ~= name.count
                && name.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D }
        }
    }

    private static func shown(_ name: [UInt8], _ isName: ([UInt8]) -> Bool) -> String {
        let text = String(decoding: name, as: UTF8.self)
        if name.isEmpty || text == missing { return missing }
        return text == SurveyedName.other || isName(name) ? text : invalid
    }
}
