/// The names of the hidden temporary files that stand in for an output file until it is whole.
///
/// A name is derived from the file's, so that the next run to the same file finds what a killed run left behind. There
/// are several slots, as two runs to one file may be under way at once.
enum TemporaryName {
    /// Runs to one file that may be under way at once.
    static let slots = 16
    /// A name may have 255 bytes; longer ones are cut and told apart by a digest.
    private static let longestName = 200

    /// The temporary file of a slot for `target`, in the same folder.
    static func path(for target: FilePath, slot: Int) -> FilePath {
        var name = Array(target.name)
        if name.count > longestName {
            let digest = String(fowlerNollVo(name), radix: 16)
            name = name.prefix(longestName - digest.utf8.count) + Array(digest.utf8)
        }
        return target.folder.appending(Array(".".utf8) + name + Array(".sesstat-\(slot)".utf8))
    }

    /// The 64-bit FNV-1a digest.
    private static func fowlerNollVo(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
