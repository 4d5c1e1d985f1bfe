internal import Glibc
public import Inflate

/// The stored bytes of one input, read from a file, a pipe, a device, or standard input.
public final class FileSource: ByteSource {
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let files: FileSystem

    /// Opens an input.
    ///
    /// What a walk found must be the regular file that it was then: a link or a FIFO put there since is refused and,
    /// as for every other refusal, the failure is `read_error` damage of this input.
    public convenience init(opening input: ResolvedInput) throws(ReadFailure) {
        try self.init(opening: input, in: .local)
    }

    /// Likewise, by the calls of some file system.
    init(opening input: ResolvedInput, in files: FileSystem) throws(ReadFailure) {
        self.files = files
        guard input.origin != .standardInput else {
            descriptor = STDIN_FILENO
            ownsDescriptor = false
            return
        }
        do throws(SystemError) {
            // Without O_NONBLOCK, opening a FIFO that took the file's place would wait for a writer.
            let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (input.origin == .walk ? O_NONBLOCK : 0)
            descriptor = try files.open(input.path, flags: flags)
        } catch {
            throw ReadFailure(message: error.message)
        }
        ownsDescriptor = true
        if input.origin == .walk, (try? files.status(ofDescriptor: descriptor))?.kind != .regular {
            throw ReadFailure(message: "no longer a regular file")
        }
        // What is small has been read ahead whole before the advice could do anything.
        if input.size >= FileSource.readAheadSize { _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL) }
    }

    /// As much of a file as is asked for before it is opened; the kernel's own reading ahead takes over from there.
    private static let readAheadSize: Int64 = 1 << 20

    /// Has the kernel begin to read a large file that will be opened soon, and does not wait for it.
    static func readAhead(_ input: ResolvedInput) {
        guard input.size >= readAheadSize, input.origin != .standardInput else { return }
        let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        let descriptor = unsafe input.path.withCString { unsafe open($0, flags) }
        guard descriptor >= 0 else { return }
        _ = posix_fadvise(descriptor, 0, off_t(readAheadSize), POSIX_FADV_WILLNEED)
        close(descriptor)
    }

    deinit {
        if ownsDescriptor { files.close(descriptor) }
    }

    /// Fills a part of `buffer` from its start and returns how many bytes, 0 at the end.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        do throws(SystemError) {
            return try unsafe files.read(descriptor, into: buffer)
        } catch {
            throw ReadFailure(message: error.message)
        }
    }
}
