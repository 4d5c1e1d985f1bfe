#if Store
    internal import Glibc

    /// The lock of a store's updates, held for as long as the process lives: that of a dead one blocks nobody.
    ///
    /// A file beside the store, which stays: were it removed, two runs could hold locks of two files of one name.
    final class StoreLock {
        private let descriptor: Int32
        private let files: FileSystem

        /// Takes the lock of a store.
        ///
        /// - Throws: status 75 where another update holds it, 73 where it cannot be made.
        init(of store: FilePath, in files: FileSystem) throws(RunFailure) {
            self.files = files
            // One lock, by whatever link the store is named.
            let path = StoreFiles.lock(of: try StoreFiles.target(of: store, in: files))
            do throws(SystemError) {
                descriptor = try files.open(
                    path, flags: O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, permissions: 0o600)
            } catch {
                throw RunFailure(
                    .cannotCreate, "\(SafeText.escaping(path.text)): \(error.message)",
                    advice: "the folder of the store must be writable; nothing was changed")
            }
            let isFree: Bool
            do throws(SystemError) {
                isFree = try files.lock(descriptor)
            } catch {
                files.close(descriptor)
                throw RunFailure(
                    .cannotCreate, "\(SafeText.escaping(path.text)): \(error.message)",
                    advice: "keep the store on a file system with locks; nothing was changed")
            }
            guard isFree else {
                files.close(descriptor)
                throw RunFailure(
                    .locked, "\(SafeText.escaping(store.text)) is being updated by another run",
                    advice: "nothing was changed; the next run adds what this one would have")
            }
        }

        deinit { files.close(descriptor) }
    }
#endif
