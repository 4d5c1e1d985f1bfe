#if Store
    internal import Metrics

    /// The entries of sorted runs that are joined.
    struct RunEntries {
        private var fingerprints: [Fingerprint] = []
        private var firsts: [StoredFirst] = []
        private let kind: RunKind

        /// Reads pieces of a kind.
        init(_ kind: RunKind, _ pieces: [[UInt8]]) throws {
            self.kind = kind
            switch kind {
            case .fingerprints, .published:
                for piece in pieces { fingerprints += try SortedRun.fingerprints(piece) }
            case .firstOpens, .firstClicks:
                firsts = FirstsRun.merged(try pieces.map { try FirstsRun.entries($0) })
            }
        }

        private init(_ kind: RunKind) {
            self.kind = kind
        }

        /// Takes out what belongs to a part, in one piece; none where there is nothing.
        mutating func takePiece(part: Int) -> [(part: Int, blob: [UInt8])] {
            var taken = RunEntries(kind)
            if !fingerprints.isEmpty {
                taken.fingerprints = fingerprints.filter { SortedRun.part(of: $0) == part }
                fingerprints.removeAll { SortedRun.part(of: $0) == part }
            }
            if !firsts.isEmpty {
                taken.firsts = firsts.filter { FirstsRun.part(of: $0) == part }
                firsts.removeAll { FirstsRun.part(of: $0) == part }
            }
            return taken.piece.map { (part, $0) }
        }

        /// Lets go of messages whose first event, and the day that it became known, lie before an instant.
        mutating func letGo(before horizon: Int64) {
            firsts.removeAll { max($0.time, Int64($0.added) * 86_400_000) < horizon }
        }

        /// All of it in one piece; none where there is nothing.
        var piece: [[UInt8]] {
            if !fingerprints.isEmpty { return [SortedRun.piece(fingerprints)] }
            return firsts.isEmpty ? [] : [FirstsRun.piece(firsts)]
        }

        /// All of it in parts, where there is enough.
        var parts: [(part: Int, blob: [UInt8])] {
            kind == .fingerprints || kind == .published ? SortedRun.encode(fingerprints) : FirstsRun.encode(firsts)
        }
    }
#endif
