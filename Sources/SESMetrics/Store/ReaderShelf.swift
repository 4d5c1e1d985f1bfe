#if Store
    internal import Metrics
    internal import Store
    internal import Synchronization

    /// The sorted runs of a store within one transaction.
    final class ReaderShelf: RunShelf {
        private let reader: StoreReader

        init(_ reader: StoreReader) {
            self.reader = reader
        }

        func runs(_ kind: RunKind, day: Int32, part: Int) throws -> [[UInt8]] {
            try reader.sorted(kind: kind.rawValue, day: day, part: part)
        }
    }

    /// The sorted runs of a store for several threads.
    final class StoreShelf: RunShelf, Sendable {
        private let store: StoreFile

        init(_ store: StoreFile) {
            self.store = store
        }

        func runs(_ kind: RunKind, day: Int32, part: Int) throws -> [[UInt8]] {
            try store.read { try $0.sorted(kind: kind.rawValue, day: day, part: part) }
        }
    }
#endif
