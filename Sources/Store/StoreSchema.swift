/// The tables of a store, as the steps by which each version of the schema came from the one before.
///
/// A step is never changed once it has been released: stores in the world have gone through it.
enum StoreSchema {
    /// What tells a store from other SQLite files: "sest".
    static let applicationID = 0x7365_7374

    /// The version that these steps lead to.
    static var version: Int { steps.count }

    /// SQL of each step.
    static let steps: [String] = [
        """
        CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

        -- One row a run of the program that changed something; times in milliseconds since 1970.
        CREATE TABLE runs (
            id INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER NOT NULL, version TEXT NOT NULL,
            isFinished INTEGER NOT NULL DEFAULT 0);

        -- The ledger: one row for each content that was read. A row that another reading replaced stays, with that run.
        CREATE TABLE inputs (
            id INTEGER PRIMARY KEY, digest BLOB NOT NULL, path BLOB NOT NULL, run INTEGER NOT NULL, removed INTEGER,
            isDamaged INTEGER NOT NULL, records INTEGER NOT NULL, counted INTEGER NOT NULL, duplicate INTEGER NOT NULL,
            filtered INTEGER NOT NULL, tooLate INTEGER NOT NULL, ignored INTEGER NOT NULL, rejected INTEGER NOT NULL,
            storedBytes INTEGER NOT NULL, bytes INTEGER NOT NULL, firstEvent INTEGER, lastEvent INTEGER,
            account INTEGER, hasSeveralAccounts INTEGER NOT NULL);
        CREATE UNIQUE INDEX inputsByDigest ON inputs (digest) WHERE removed IS NULL;

        -- What its records were ignored or rejected for, and what is odd about them or damaged about the input.
        CREATE TABLE codes (
            input INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (input, kind, code)) WITHOUT ROWID;

        -- Names under which contents were seen: while size and times stay, a file need not be read to know its content.
        CREATE TABLE names (
            path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, changed INTEGER NOT NULL,
            input INTEGER NOT NULL) WITHOUT ROWID;

        -- Datapoints by UTC day, in parts that are added up.
        CREATE TABLE datapoints (
            day INTEGER NOT NULL, run INTEGER NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL,
            PRIMARY KEY (day, run, part));

        -- Sorted runs: fingerprints and keys of published events by day, first opens and clicks by message.
        CREATE TABLE sorted (
            kind INTEGER NOT NULL, day INTEGER NOT NULL, part INTEGER NOT NULL, run INTEGER NOT NULL,
            piece INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (kind, day, part, run, piece));

        -- Days of which fingerprints were let go, and how many.
        CREATE TABLE closedDays (day INTEGER PRIMARY KEY, run INTEGER NOT NULL, fingerprints INTEGER NOT NULL);

        -- Lists of series that first opens and clicks are counted in.
        CREATE TABLE lists (id INTEGER PRIMARY KEY, content BLOB NOT NULL UNIQUE);

        -- Notifications that may yet turn out copies of published events.
        CREATE TABLE waiting (
            id INTEGER PRIMARY KEY, run INTEGER NOT NULL, removed INTEGER, events INTEGER NOT NULL, data BLOB NOT NULL);

        -- All that damaged inputs came to, apart from the rest, so that it can be taken back.
        CREATE TABLE damaged (
            input INTEGER NOT NULL, piece INTEGER NOT NULL, run INTEGER NOT NULL, removed INTEGER, data BLOB NOT NULL,
            PRIMARY KEY (input, piece));
        """
    ]
}
