/// Why an output file did not come about.
struct OutputError: Error, Equatable {
    /// What went wrong, and with it the exit status.
    enum Kind: Equatable {
        /// The file cannot be created (73).
        case cannotCreate
        /// The file cannot be written; the old one stays (74).
        case cannotWrite
        /// The file is in its place, but the folder could not be brought to the disk (74).
        case notSynchronized
        /// The reader of a pipe closed it; a quiet end with status 0.
        case readerGone
    }

    var kind: Kind
    var path: FilePath
    /// The operating system's words.
    var message: String

    /// What the run ends with.
    var failure: RunFailure {
        let name = path == FilePath("-") ? "standard output" : SafeText.escaping(path.text)
        switch kind {
        case .cannotCreate:
            return RunFailure(
                .cannotCreate, "cannot create \(name): \(message)",
                advice: "nothing was written; name a file in a folder that is there and writable")
        case .cannotWrite:
            return RunFailure(
                .cannotWrite, "cannot write \(name): \(message)",
                advice: path == FilePath("-")
                    ? "what was printed is not complete" : "the file is as it was before; make room and run again")
        case .notSynchronized:
            return RunFailure(
                .cannotWrite, "cannot bring the folder of \(name) to the disk: \(message)",
                advice: "the new file is in place and whole, but might not outlast a power failure; check the disk")
        case .readerGone:
            return RunFailure(.success, "")
        }
    }
}
