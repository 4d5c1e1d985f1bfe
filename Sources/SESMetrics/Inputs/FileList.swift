internal import Glibc

/// Reads the list of `--files-from`: paths separated by zero bytes when there is one in it, else by newlines.
enum FileList {
    /// The paths in a list, empty ones left out; a carriage return at the end of a line belongs to the line end.
    static func read(_ list: FilePath) throws(RunFailure) -> [FilePath] {
        do throws(SystemError) {
            let isStandardInput = list == FilePath("-")
            let bytes = try isStandardInput ? WholeFile.read(descriptor: STDIN_FILENO) : WholeFile.read(list)
            return parse(bytes)
        } catch {
            throw RunFailure(
                .noInput, "--files-from \(SafeText.escaping(list.text)): \(error.message)",
                advice: "nothing was read or written; check the name of the list")
        }
    }

    /// Splits the bytes of a list.
    static func parse(_ bytes: [UInt8]) -> [FilePath] {
        if bytes.contains(0) {
            return bytes.split(separator: 0).map { FilePath(bytes: Array($0)) }
        }
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let path = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            return path.isEmpty ? nil : FilePath(bytes: Array(path))
        }
    }
}
