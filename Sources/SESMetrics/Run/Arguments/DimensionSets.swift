internal import Metrics

/// Dimension sets as `--dimensions A,B` names them (contract §5).
enum DimensionSets {
    private static let kinds = ["field/", "header/", "link/"]

    /// One set a text; a set that only repeats another one's dimensions, in whatever order, is left out.
    static func parse(_ texts: [String]) throws(RunFailure) -> [[Dimension]] {
        var sets: [[Dimension]] = []
        for text in texts {
            let names = try OptionValue.words([text], of: "--dimensions")
            var set: [Dimension] = []
            for name in names { set.append(try dimension(name, of: "--dimensions")) }
            if let repeated = names.first(where: { name in names.count { $0 == name } > 1 }) {
                throw RunFailure(
                    .usage, "--dimensions: \(OptionValue.quoted(repeated)) is there twice in one set",
                    advice: "name each dimension of a set once; for several sets, give --dimensions several times")
            }
            if !sets.contains(where: { Set($0) == Set(set) }) { sets.append(set) }
        }
        return sets
    }

    /// The dimension of a name; any name without a slash may be a tag's.
    static func dimension(_ name: String, of option: String) throws(RunFailure) -> Dimension {
        if let dimension = Dimension(name), hasKnownKind(name) { return dimension }
        let slash = name.firstIndex(of: "/") ?? name.startIndex
        let kind = String(name[...slash])
        let rest = String(name[name.index(after: slash)...])
        if !kinds.contains(kind) {
            let hint =
                Nearest.match(kind, among: kinds).map { "did you mean \($0)\(OptionValue.excerpt(rest))? " } ?? ""
            throw RunFailure(
                .usage, "\(option): there is no \(OptionValue.quoted(kind)) in \(OptionValue.quoted(name))",
                advice: "\(hint)a dimension is a message tag's name, header/NAME, link/NAME or field/NAME")
        }
        if rest.isEmpty {
            throw RunFailure(
                .usage, "\(option): \(OptionValue.quoted(name)) lacks a name after the slash",
                advice: "write for example field/bounceType")
        }
        throw OptionValue.unknown(name, of: option, among: Dimension.fieldNames.map { "field/" + $0 })
    }

    private static func hasKnownKind(_ name: String) -> Bool {
        !name.contains("/") || kinds.contains(where: name.hasPrefix)
    }
}
