#if Store
    internal import Metrics
    internal import Store

    /// Opens stores, and says in a user's terms why one cannot be used.
    struct StoreAccess {
        let path: FilePath
        let store: StoreFile

        /// What a store is opened for.
        enum Purpose {
            /// To be asked.
            case query
            /// To be changed; made where there is none.
            case update
            /// To be changed, but it must be there.
            case upkeep
        }

        init(_ path: FilePath, for purpose: Purpose) throws(RunFailure) {
            self.path = path
            // SQLite takes names as UTF-8; another file would be opened.
            guard Array(path.text.utf8) == path.bytes else {
                throw RunFailure(
                    .usage, "--store \(SafeText.escaping(path.text)): the name is not UTF-8",
                    advice: "give the store a name in UTF-8")
            }
            do throws(StoreFailure) {
                store = try StoreFile(path: path.text, isReadOnly: purpose == .query, creates: purpose == .update)
            } catch {
                throw StoreAccess.failure(error, path, for: purpose)
            }
        }

        /// Does something with the store; its failures become those of the run.
        func attempt<Result>(for purpose: Purpose, _ body: (StoreFile) throws -> Result) throws -> Result {
            do {
                return try body(store)
            } catch let failure as StoreFailure {
                throw StoreAccess.failure(failure, path, for: purpose)
            } catch let error as MetricStateError {
                throw damaged("\(error)")
            }
        }

        /// The settings in a store.
        func settings(_ reader: StoreReader) throws -> StoreSettings {
            guard let settings = StoreSettings(try reader.settings()) else { throw damaged("settings are missing") }
            return settings
        }

        /// What is in the store cannot be read.
        func damaged(_ what: String) -> RunFailure {
            StoreAccess.failure(.corrupt(what), path, for: .query)
        }

        static func failure(_ failure: StoreFailure, _ path: FilePath, for purpose: Purpose) -> RunFailure {
            let name = SafeText.escaping(path.text)
            switch failure {
            case .missing:
                return RunFailure(
                    .noInput, "\(name): there is no such store",
                    advice: "make it with sesstat update --store FILE INPUT…, or check the name")
            case .notStore: return StoreFiles.notStore(path)
            case .newer(let version):
                return RunFailure(
                    .badData, "\(name) was written by a later version of sesstat (store version \(version))",
                    advice: "nothing was changed; use that version, or a copy of the store from before")
            case .older(let version):
                return RunFailure(
                    .badData, "\(name) was written by an earlier version of sesstat (store version \(version))",
                    advice: "the next sesstat update, or sesstat store compact, brings it up to date")
            case .corrupt(let what):
                return RunFailure(
                    .badData, "\(name) is damaged: \(SafeText.escaping(what))",
                    advice: "sesstat store verify says more; go back to a copy, or make the store anew from the archive"
                )
            case .busy:
                return RunFailure(
                    .locked, "\(name) is in use by another process for too long",
                    advice: "try again when it is done; nothing was lost")
            case .notWritable(let what):
                return purpose == .query
                    ? RunFailure(.noInput, "\(name): \(SafeText.escaping(what))", advice: "check who may read it")
                    : RunFailure(
                        .cannotCreate, "\(name) cannot be written: \(SafeText.escaping(what))",
                        advice: "the store and its folder must be writable; nothing was changed")
            case .writeFailed(let what), .other(let what):
                return RunFailure(
                    .cannotWrite, "\(name): \(SafeText.escaping(what))",
                    advice:
                        "make room, then run the same command again: what was committed stays, the rest was not begun")
            }
        }
    }
#endif
