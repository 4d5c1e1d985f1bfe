/// The names of the zones that the machine knows, for suggestions.
enum ZoneNames {
    /// Trees that repeat all zones under another meaning.
    private static let copies: Set<String> = ["posix", "right"]

    /// All names in bytewise order; nil where there is no folder.
    static func all(in folder: FilePath) -> [String]? {
        var names: [String] = []
        guard collect(folder, prefix: "", depth: 0, into: &names) else { return nil }
        return names
    }

    /// Zones begin with a capital letter (`Etc/GMT+5`), the database's own lists and tables do not.
    private static func collect(_ folder: FilePath, prefix: String, depth: Int, into names: inout [String]) -> Bool {
        let isCapital = { (byte: UInt8) in (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
        guard let entries = try? FolderListing.names(in: folder, where: isCapital) else { return false }
        for entry in entries {
            let name = prefix + String(decoding: entry, as: UTF8.self)
            let path = folder.appending(entry)
            guard !copies.contains(name), let status = try? FileStatus(of: path) else { continue }
            switch status.kind {
            case .regular: names.append(name)
            case .folder where depth < 3: _ = collect(path, prefix: name + "/", depth: depth + 1, into: &names)
            case .folder, .link, .other: break
            }
        }
        return true
    }
}
