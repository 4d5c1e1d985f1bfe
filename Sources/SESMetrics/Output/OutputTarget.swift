internal import Glibc
internal import Rendering

/// Where a run writes bytes: standard output, a file that appears whole or not at all, or a device that is written through.
final class OutputTarget: ByteSink {
    private enum Sink {
        case file(AtomicFile)
        case open(descriptor: Int32, isOwned: Bool)
    }

    /// The name as given; `-` for standard output.
    let name: FilePath
    private let sink: Sink
    /// Where the files are.
    let files: FileSystem

    /// Opens an output: `-` is standard output, anything else is resolved as contract §8 says.
    init(_ name: FilePath, in files: FileSystem) throws(OutputError) {
        self.name = name
        self.files = files
        sink = try OutputTarget.open(name, in: files)
    }

    private static func open(_ name: FilePath, in files: FileSystem) throws(OutputError) -> Sink {
        guard name != FilePath("-") else { return .open(descriptor: STDOUT_FILENO, isOwned: false) }
        do throws(SystemError) {
            switch try OutputDestination(resolving: name, in: files) {
            case .regular(let target, let permissions):
                return .file(try AtomicFile(name: name, target: target, permissions: permissions, files: files))
            case .descriptor(let number):
                return .open(descriptor: try files.duplicate(number), isOwned: true)
            case .device(let path):
                let flags = O_WRONLY | O_CLOEXEC | O_NOCTTY
                return .open(descriptor: try files.open(path, flags: flags), isOwned: true)
            }
        } catch {
            throw OutputError(kind: .cannotCreate, path: name, message: error.message)
        }
    }

    deinit {
        if case .open(let descriptor, true) = sink { files.close(descriptor) }
    }

    /// Whether the file appears only with ``commit()``; what goes elsewhere is seen at once.
    var isDeferred: Bool {
        if case .file = sink { true } else { false }
    }

    /// Appends bytes.
    func write(_ bytes: Span<UInt8>) throws(OutputError) {
        try unsafe bytes.withUnsafeBytes { buffer throws(OutputError) in try unsafe write(buffer) }
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        switch sink {
        case .file(let file): try unsafe file.write(bytes)
        case .open(let descriptor, _):
            do {
                try unsafe files.writeAll(descriptor, bytes)
            } catch {
                throw OutputError(
                    kind: error.code == EPIPE ? .readerGone : .cannotWrite, path: name, message: error.message)
            }
        }
    }

    /// Makes what was written final.
    func commit() throws(OutputError) {
        if case .file(let file) = sink { try file.commit() }
    }

    /// Gives a file up; what went to standard output or a device cannot be taken back.
    func discard() {
        if case .file(let file) = sink { file.discard() }
    }
}
