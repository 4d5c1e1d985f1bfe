#if Store
    internal import Foundation
    internal import GRDB

    /// What can be asked of a store within a transaction, in which nothing changes.
    public class StoreReader {
        let database: Database

        init(_ database: Database) {
            self.database = database
        }

        // MARK: Settings and runs

        /// The settings that the store was made with.
        public func settings() throws -> [String: [UInt8]] {
            let rows = try Row.fetchAll(database, sql: "SELECT name, value FROM settings")
            return Dictionary(rows.map { ($0[0] as String, bytes($0[1])) }) { first, _ in first }
        }

        /// All runs that changed the store, in order.
        public func runs() throws -> [StoreRun] {
            try Row.fetchAll(database, sql: "SELECT id, started, ended, isFinished FROM runs ORDER BY id").map {
                StoreRun(id: $0[0], started: $0[1], ended: $0[2], isFinished: $0[3])
            }
        }

        // MARK: The ledger

        /// The number of the content with a digest, if it is known, and whether it is damaged.
        public func input(digest: [UInt8]) throws -> (id: Int64, isDamaged: Bool)? {
            let row = try Row.fetchOne(
                database, cachedSQL: "SELECT id, isDamaged FROM inputs WHERE digest = ? AND removed IS NULL",
                [Data(digest)])
            return row.map { ($0[0], $0[1]) }
        }

        /// The damaged contents, and the path under which each was read.
        public func damagedInputs() throws -> [(id: Int64, path: [UInt8])] {
            try Row.fetchAll(database, sql: "SELECT id, path FROM inputs WHERE isDamaged AND removed IS NULL")
                .map { ($0[0], bytes($0[1])) }
        }

        /// What is known of a name.
        public func hint(path: [UInt8]) throws -> NameHint? {
            let row = try Row.fetchOne(
                database,
                cachedSQL: """
                    SELECT names.size, names.modified, names.changed, names.input FROM names
                    JOIN inputs ON inputs.id = names.input
                    WHERE names.path = ? AND inputs.removed IS NULL AND NOT inputs.isDamaged
                    """, [Data(path)])
            return row.map { NameHint(size: $0[0], modified: $0[1], changed: $0[2], input: $0[3]) }
        }

        /// Hands over the ledger, entry by entry, without their codes.
        public func forEachInput(_ body: (LedgerEntry) throws -> Void) throws {
            let rows = try Row.fetchCursor(
                database, sql: "SELECT \(StoreReader.columns) FROM inputs WHERE removed IS NULL ORDER BY id")
            while let row = try rows.next() { try body(entry(row)) }
        }

        static let columns = """
            id, digest, path, isDamaged, records, counted, duplicate, filtered, tooLate, ignored, rejected, storedBytes, \
            bytes, firstEvent, lastEvent, account, hasSeveralAccounts
            """

        private func entry(_ row: Row) -> LedgerEntry {
            var entry = LedgerEntry(digest: bytes(row[1]), path: bytes(row[2]))
            entry.id = row[0]
            entry.isDamaged = row[3]
            (entry.records, entry.counted, entry.duplicate) = (row[4], row[5], row[6])
            (entry.filtered, entry.tooLate) = (row[7], row[8])
            (entry.ignored, entry.rejected) = (row[9], row[10])
            (entry.storedBytes, entry.bytes) = (row[11], row[12])
            (entry.firstEvent, entry.lastEvent) = (row[13], row[14])
            entry.account = row[15]
            entry.hasSeveralAccounts = row[16]
            return entry
        }

        /// The codes of one input, or the sums over all.
        public func codes(of input: Int64? = nil) throws -> [LedgerCode] {
            let rows =
                try input.map {
                    try Row.fetchAll(
                        database, sql: "SELECT kind, code, count FROM codes WHERE input = ?", arguments: [$0])
                }
                ?? Row.fetchAll(
                    database,
                    sql: """
                        SELECT kind, code, sum(count) FROM codes JOIN inputs ON inputs.id = codes.input
                        WHERE removed IS NULL GROUP BY kind, code ORDER BY kind, code
                        """)
            return rows.compactMap { row in
                LedgerCode.Kind(rawValue: row[0]).map { LedgerCode($0, row[1], row[2]) }
            }
        }

        /// The least number that no entry has had.
        public func nextInput() throws -> Int64 {
            (try Int64.fetchOne(database, sql: "SELECT max(id) FROM inputs") ?? 0) + 1
        }

        /// How many inputs there are.
        public func inputCount() throws -> Int {
            try Int.fetchOne(database, sql: "SELECT count(*) FROM inputs WHERE removed IS NULL") ?? 0
        }

        // MARK: State

        /// Hands over the parts of datapoints, as they stood after a run, or as they are, in no order that matters.
        public func forEachDatapoints(
            asOf run: Int64? = nil, days: ClosedRange<Int32>? = nil, _ body: (Int32, [UInt8]) throws -> Void
        ) throws {
            let days = days ?? .min ... .max
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT day, data FROM datapoints WHERE day BETWEEN ? AND ? AND run <= ? ORDER BY day, run, part
                    """, arguments: [days.lowerBound, days.upperBound, run ?? .max])
            while let row = try rows.next() { try body(row[0], bytes(row[1])) }
        }

        /// The days of which there are more than so many parts of datapoints that runs up to one added.
        public func datapointDays(upTo run: Int64, moreThan count: Int) throws -> [Int32] {
            try Int32.fetchAll(
                database,
                sql: "SELECT day FROM datapoints WHERE run <= ? GROUP BY day HAVING count(*) > ? ORDER BY day",
                arguments: [run, count])
        }

        /// The bytes of the file that are used, and those that are free in it.
        public func size() throws -> (used: Int64, free: Int64) {
            let page = try Int64.fetchOne(database, sql: "PRAGMA page_size") ?? 0
            let count = try Int64.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            let free = try Int64.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
            return ((count - free) * page, free * page)
        }

        /// Whether a row was there after a run; the run stands for itself twice.
        private static let isThere = "run <= ? AND (removed IS NULL OR removed > ?)"

        private static func arguments(asOf run: Int64?) -> StatementArguments { [run ?? .max, run ?? .max] }

        /// The runs of a kind and day that hold a part, the oldest first.
        public func sorted(kind: Int, day: Int32, part: Int) throws -> [[UInt8]] {
            try Row.fetchAll(
                database,
                cachedSQL: "SELECT data FROM sorted WHERE kind = ? AND day = ? AND part = ? ORDER BY run, piece",
                [kind, day, part]
            ).map { bytes($0[0]) }
        }

        /// The days of which there are sorted runs of a kind, and when the last was added, in milliseconds since 1970.
        public func sortedDays(kind: Int) throws -> [(day: Int32, added: Int64)] {
            try Row.fetchAll(
                database,
                sql: """
                    SELECT day, max(started) FROM sorted JOIN runs ON runs.id = run WHERE kind = ?
                    GROUP BY day ORDER BY day
                    """, arguments: [kind]
            ).map { ($0[0], $0[1]) }
        }

        /// The sorted runs of a kind and day, the oldest first, and the bytes of each.
        ///
        /// The sums are not SQL's: to group, SQLite would read all that is summed up into memory, for its length alone.
        public func sortedRuns(kind: Int, day: Int32) throws -> [(run: Int64, bytes: Int)] {
            let statement = try database.cachedStatement(
                sql: "SELECT run, length(data) FROM sorted WHERE kind = ? AND day = ?")
            var sums: [Int64: Int] = [:]
            let rows = try Row.fetchCursor(statement, arguments: [kind, day])
            while let row = try rows.next() { sums[row[0], default: 0] += row[1] }
            return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        }

        /// How many sorted runs of a kind and day there are.
        public func sortedRunCount(kind: Int, day: Int32) throws -> Int {
            let statement = try database.cachedStatement(
                sql: "SELECT count(DISTINCT run) FROM sorted WHERE kind = ? AND day = ?")
            return try Int.fetchOne(statement, arguments: [kind, day]) ?? 0
        }

        /// The pieces of one sorted run, or of a part of it.
        public func sorted(kind: Int, day: Int32, run: Int64, part: Int) throws -> [[UInt8]] {
            try Row.fetchAll(
                database,
                cachedSQL: "SELECT data FROM sorted WHERE kind = ? AND day = ? AND part = ? AND run = ? ORDER BY piece",
                [kind, day, part, run]
            ).map { bytes($0[0]) }
        }

        /// The parts that a day's runs of a kind are cut into.
        public func sortedParts(kind: Int, day: Int32) throws -> [Int] {
            try Int.fetchAll(
                database, sql: "SELECT DISTINCT part FROM sorted WHERE kind = ? AND day = ? ORDER BY part",
                arguments: [kind, day])
        }

        /// Days whose fingerprints were let go.
        public func closedDays() throws -> [Int32] {
            try Int32.fetchAll(database, sql: "SELECT day FROM closedDays")
        }

        /// How many fingerprints were let go.
        public func closedFingerprints() throws -> Int64 {
            try Int64.fetchOne(database, sql: "SELECT coalesce(sum(fingerprints), 0) FROM closedDays") ?? 0
        }

        /// The number of a list of series, if it is known.
        public func list(content: [UInt8]) throws -> UInt32? {
            let row = try Row.fetchOne(database, cachedSQL: "SELECT id FROM lists WHERE content = ?", [Data(content)])
            return row.map { UInt32(truncatingIfNeeded: $0[0] as Int64) }
        }

        /// A list of series by its number.
        public func list(_ id: UInt32) throws -> [UInt8]? {
            try Row.fetchOne(database, cachedSQL: "SELECT content FROM lists WHERE id = ?", [Int64(id)])
                .map { bytes($0[0]) }
        }

        /// The pieces of notifications that wait, as they stood after a run, or as they are.
        public func waiting(asOf run: Int64? = nil) throws -> [(id: Int64, added: Int64, events: Int64, data: [UInt8])]
        {
            try Row.fetchAll(
                database,
                sql: """
                    SELECT waiting.id, started, events, data FROM waiting JOIN runs ON runs.id = run
                    WHERE \(StoreReader.isThere) ORDER BY waiting.id
                    """, arguments: StoreReader.arguments(asOf: run)
            ).map { ($0[0], $0[1], $0[2], bytes($0[3])) }
        }

        /// The damaged inputs whose state is kept apart, as they stood after a run, or as they are, and when they were added.
        public func damaged(asOf run: Int64? = nil) throws -> [(input: Int64, added: Int64)] {
            try Row.fetchAll(
                database,
                sql: """
                    SELECT DISTINCT input, started FROM damaged JOIN runs ON runs.id = run
                    WHERE \(StoreReader.isThere) ORDER BY input
                    """, arguments: StoreReader.arguments(asOf: run)
            ).map { ($0[0], $0[1]) }
        }

        /// All that a damaged input came to.
        public func damagedState(of input: Int64) throws -> [UInt8] {
            let rows = try Row.fetchCursor(
                database, sql: "SELECT data FROM damaged WHERE input = ? ORDER BY piece", arguments: [input])
            var state: [UInt8] = []
            while let row = try rows.next() { state += bytes(row[0]) }
            return state
        }

        /// The bytes of a value.
        func bytes(_ data: Data) -> [UInt8] { Array(data) }
    }

    extension Row {
        /// The first row of a statement that is prepared once.
        static func fetchOne(
            _ database: Database, cachedSQL sql: String, _ arguments: StatementArguments
        ) throws -> Row? {
            try fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
        }

        /// All rows of a statement that is prepared once.
        static func fetchAll(
            _ database: Database, cachedSQL sql: String, _ arguments: StatementArguments
        ) throws -> [Row] {
            try fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
        }
    }
#endif
