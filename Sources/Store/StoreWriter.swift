#if Store
    internal import Foundation
    internal import GRDB

    /// What can be changed in a store within a transaction.
    public final class StoreWriter: StoreReader {
        /// Adds or changes a setting.
        public func set(_ name: String, _ value: [UInt8]) throws {
            try execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", [name, Data(value)])
        }

        /// Begins a run.
        public func beginRun(started: Int64, version: String) throws -> Int64 {
            try execute(
                "INSERT INTO runs (started, ended, version) VALUES (?, ?, ?)", [started, started, version])
            return database.lastInsertedRowID
        }

        /// Notes that a run has committed, and whether that was the last time.
        public func noteRun(_ id: Int64, ended: Int64, isFinished: Bool) throws {
            try execute("UPDATE runs SET ended = ?, isFinished = ? WHERE id = ?", [ended, isFinished, id])
        }

        // MARK: The ledger

        /// Adds an entry, whose number must be new.
        public func add(_ entry: LedgerEntry, run: Int64) throws {
            try execute(
                """
                INSERT INTO inputs (id, digest, path, run, isDamaged, records, counted, duplicate, filtered, tooLate, ignored,
                    rejected, storedBytes, bytes, firstEvent, lastEvent, account, hasSeveralAccounts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    entry.id, Data(entry.digest), Data(entry.path), run, entry.isDamaged, entry.records, entry.counted,
                    entry.duplicate, entry.filtered, entry.tooLate, entry.ignored, entry.rejected, entry.storedBytes,
                    entry.bytes, entry.firstEvent, entry.lastEvent, entry.account, entry.hasSeveralAccounts,
                ])
            for code in entry.codes {
                try execute(
                    """
                    INSERT INTO codes (input, kind, code, count) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET count = count + excluded.count
                    """, [entry.id, code.kind.rawValue, code.code, code.count])
            }
        }

        /// Takes an entry out of the ledger; what it came to must have been taken out as well.
        public func remove(input: Int64, run: Int64) throws {
            try execute("UPDATE inputs SET removed = ? WHERE id = ?", [run, input])
            try execute("UPDATE damaged SET removed = ? WHERE input = ? AND removed IS NULL", [run, input])
        }

        /// Moves events of an input from those counted to the copies.
        public func discount(input: Int64, copies: Int64) throws {
            try execute(
                "UPDATE inputs SET counted = counted - ?, duplicate = duplicate + ? WHERE id = ?",
                [copies, copies, input])
        }

        /// Sets what became of the events of an input that was kept apart until now.
        public func settle(input: Int64, counted: Int64, duplicate: Int64) throws {
            try execute(
                "UPDATE inputs SET counted = ?, duplicate = ? WHERE id = ?", [counted, duplicate, input])
        }

        /// Notes under which name, and with what to know it by, a content was seen.
        public func note(path: [UInt8], _ hint: NameHint) throws {
            try execute(
                "INSERT OR REPLACE INTO names (path, size, modified, changed, input) VALUES (?, ?, ?, ?, ?)",
                [Data(path), hint.size, hint.modified, hint.changed, hint.input])
        }

        // MARK: State

        /// Adds a part of the datapoints of a day.
        public func addDatapoints(day: Int32, run: Int64, _ data: [UInt8]) throws {
            try execute(
                """
                INSERT INTO datapoints (day, run, part, data)
                SELECT ?1, ?2, coalesce(max(part), 0) + 1, ?3 FROM datapoints WHERE day = ?1 AND run = ?2
                """, [day, run, Data(data)])
        }

        /// Removes the parts of a day that were added up to a run, and of which nothing older is asked any more.
        public func removeDatapoints(day: Int32, upTo run: Int64) throws {
            try execute("DELETE FROM datapoints WHERE day = ? AND run <= ?", [day, run])
        }

        /// Adds a piece of a sorted run; several of one run and part are told apart by their number.
        public func addSorted(kind: Int, day: Int32, run: Int64, part: Int, _ data: [UInt8]) throws {
            try execute(
                """
                INSERT INTO sorted (kind, day, part, run, piece, data)
                SELECT ?1, ?2, ?3, ?4, coalesce(max(piece), 0) + 1, ?5 FROM sorted
                WHERE kind = ?1 AND day = ?2 AND part = ?3 AND run = ?4
                """, [kind, day, part, run, Data(data)])
        }

        /// Removes a sorted run, or all of a kind and day.
        public func removeSorted(kind: Int, day: Int32, run: Int64? = nil) throws {
            if let run {
                try execute("DELETE FROM sorted WHERE kind = ? AND day = ? AND run = ?", [kind, day, run])
            } else {
                try execute("DELETE FROM sorted WHERE kind = ? AND day = ?", [kind, day])
            }
        }

        /// Removes a part of a sorted run.
        public func removeSorted(kind: Int, day: Int32, run: Int64, part: Int) throws {
            try execute(
                "DELETE FROM sorted WHERE kind = ? AND day = ? AND run = ? AND part = ?", [kind, day, run, part])
        }

        /// Notes that the fingerprints of a day were let go.
        public func close(day: Int32, run: Int64, fingerprints: Int64) throws {
            try execute(
                """
                INSERT INTO closedDays (day, run, fingerprints) VALUES (?1, ?2, ?3)
                ON CONFLICT DO UPDATE SET run = ?2, fingerprints = fingerprints + ?3
                """, [day, run, fingerprints])
        }

        /// The number of a list of series, which is added where it is new.
        public func intern(list content: [UInt8]) throws -> UInt32 {
            if let known = try list(content: content) { return known }
            try execute("INSERT INTO lists (content) VALUES (?)", [Data(content)])
            return UInt32(truncatingIfNeeded: database.lastInsertedRowID)
        }

        /// Adds a piece of notifications that wait.
        public func addWaiting(run: Int64, events: Int64, _ data: [UInt8]) throws {
            try execute("INSERT INTO waiting (run, events, data) VALUES (?, ?, ?)", [run, events, Data(data)])
        }

        /// Removes a piece of notifications.
        public func removeWaiting(_ id: Int64, run: Int64) throws {
            try execute("UPDATE waiting SET removed = ? WHERE id = ?", [run, id])
        }

        /// Adds a piece of the state of a damaged input.
        public func addDamaged(input: Int64, piece: Int, run: Int64, _ data: [UInt8]) throws {
            try execute(
                "INSERT INTO damaged (input, piece, run, data) VALUES (?, ?, ?, ?)", [input, piece, run, Data(data)])
        }

        /// Takes back the state of a damaged input, which stays in the ledger.
        public func removeDamaged(input: Int64, run: Int64) throws {
            try execute("UPDATE damaged SET removed = ? WHERE input = ? AND removed IS NULL", [run, input])
            try execute("UPDATE inputs SET isDamaged = 0 WHERE id = ?", [input])
        }

        /// Forgets what was removed up to a run.
        public func forgetRemoved(upTo run: Int64) throws {
            for table in ["waiting", "damaged"] {
                try execute("DELETE FROM \(table) WHERE removed <= ?", [run])
            }
            try execute("DELETE FROM names WHERE input IN (SELECT id FROM inputs WHERE removed <= ?)", [run])
            try execute("DELETE FROM codes WHERE input IN (SELECT id FROM inputs WHERE removed <= ?)", [run])
            try execute("DELETE FROM inputs WHERE removed <= ?", [run])
        }

        private func execute(_ sql: String, _ arguments: StatementArguments) throws {
            try database.cachedStatement(sql: sql).execute(arguments: arguments)
        }
    }
#endif
