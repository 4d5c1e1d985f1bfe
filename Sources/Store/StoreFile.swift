#if Store
    internal import Foundation
    internal import GRDB

    /// A store: one SQLite file that keeps what archives came to, and the ledger of what was read (contract §9).
    ///
    /// Everything in it is bytes to this module; what they say is `Metrics`' business. All calls throw ``StoreFailure``.
    public final class StoreFile: @unchecked Sendable {
        let queue: DatabaseQueue

        /// What happens after each transaction that wrote, where tests want something to.
        @TaskLocal static var afterCommit: (@Sendable () throws -> Void)?

        /// How long a writer waits for queries, and a query for a writer's commit, in seconds.
        private static let patience = 60.0

        /// Opens a store.
        ///
        /// - Parameters:
        ///   - path: Where it is.
        ///   - isReadOnly: Whether nothing will be written; then the file, and its folder, need not be writable.
        ///   - creates: Whether a store is made where there is no file, or an empty one.
        /// - Throws: Why it cannot be used.
        public init(path: String, isReadOnly: Bool, creates: Bool = false) throws(StoreFailure) {
            var configuration = Configuration()
            configuration.readonly = isReadOnly
            configuration.busyMode = .timeout(StoreFile.patience)
            configuration.label = "store"
            configuration.prepareDatabase { database in
                try database.execute(sql: "PRAGMA synchronous = FULL")
                try database.execute(sql: "PRAGMA cache_size = -65536")
                // Pages that went to the file before the commit would lock queries out for all of a transaction.
                try database.execute(sql: "PRAGMA cache_spill = OFF")
                try database.execute(sql: "PRAGMA temp_store = MEMORY")
            }
            do {
                if creates, !isReadOnly { try StoreFile.createFile(path) }
                guard FileManager.default.fileExists(atPath: path) else { throw StoreFailure.missing }
                queue = try DatabaseQueue(path: path, configuration: configuration)
                try prepare(creates: creates)
            } catch let failure as StoreFailure {
                throw failure
            } catch {
                throw StoreFile.failure(error)
            }
        }

        /// Makes an empty file that nobody else can read: names of files and values of dimensions are to be in it.
        private static func createFile(_ path: String) throws {
            let descriptor = unsafe open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw StoreFailure.notWritable(unsafe String(cString: strerror(errno))) }
            close(descriptor)
        }

        /// Looks whether it is a store, and brings its tables up to this version.
        private func prepare(creates: Bool) throws {
            let state = try queue.read { database in
                (
                    application: try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0,
                    version: try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0,
                    tables: try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
                )
            }
            let isNew = state.application == 0 && state.version == 0 && state.tables == 0
            if isNew, !creates { throw StoreFailure.notStore }
            if !isNew, state.application != StoreSchema.applicationID { throw StoreFailure.notStore }
            if state.version > StoreSchema.version { throw StoreFailure.newer(state.version) }
            if state.version == StoreSchema.version { return }
            if queue.configuration.readonly { throw StoreFailure.older(state.version) }
            if isNew {
                try queue.writeWithoutTransaction { database in
                    try database.execute(sql: "PRAGMA page_size = 16384")
                    try database.execute(sql: "PRAGMA application_id = \(StoreSchema.applicationID)")
                }
            }
            try StoreFile.migrate(queue, from: state.version, steps: StoreSchema.steps)
        }

        /// Takes the steps from one version of the schema on, all or none.
        static func migrate(_ queue: DatabaseQueue, from version: Int, steps: [String]) throws {
            try queue.inTransaction(.immediate) { database in
                for step in steps[version...] { try database.execute(sql: step) }
                try database.execute(sql: "PRAGMA user_version = \(steps.count)")
                return .commit
            }
        }

        // MARK: Transactions

        /// Reads, while nothing can change.
        public func read<Result>(_ body: (StoreReader) throws -> Result) throws -> Result {
            try translating { try queue.read { try body(StoreReader($0)) } }
        }

        /// Reads and writes, all or nothing; where the body throws, nothing has happened.
        public func write<Result>(_ body: (StoreWriter) throws -> Result) throws -> Result {
            try translating {
                var result: Result?
                try queue.inTransaction(.immediate) { database in
                    result = try body(StoreWriter(database))
                    return .commit
                }
                try StoreFile.afterCommit?()
                return result!
            }
        }

        /// Gives room that is not used any more back to the system.
        public func shrink() throws {
            try translating { try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM") } }
        }

        /// What SQLite finds wrong with the file, nothing where it is sound.
        public func problems() throws -> [String] {
            try translating {
                try queue.read { try String.fetchAll($0, sql: "PRAGMA integrity_check(20)") }.filter { $0 != "ok" }
            }
        }

        private func translating<Result>(_ body: () throws -> Result) throws -> Result {
            do {
                return try body()
            } catch let error as DatabaseError {
                throw StoreFile.failure(error)
            }
        }

        private static func failure(_ error: any Error) -> StoreFailure {
            guard let error = error as? DatabaseError else { return .other("\(error)") }
            let message = error.message ?? "\(error.resultCode)"
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_MISMATCH: return .corrupt(message)
            case .SQLITE_NOTADB: return .notStore
            case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy
            case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: return .notWritable(message)
            case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_TOOBIG: return .writeFailed(message)
            default: return .other(message)
            }
        }
    }
#endif
