#if Store
    internal import Glibc
    internal import Inflate
    internal import Metrics
    internal import Store
    internal import Synchronization

    /// Candidates that are looked at and added together: which of them hold content that the store does not know.
    ///
    /// Each is read once for its digest, by all threads. Reading it again to count it follows at once, while it is still in
    /// the memory of the system.
    struct InputBatch {
        /// An input that is to be counted.
        struct Found {
            /// Its position in the list of inputs.
            var position: Int
            /// The path by which it is known again.
            var name: [UInt8]
            var digest: [UInt8]
            /// The damaged readings that it takes the place of.
            var replaced: [Int64]
        }

        /// A name to be noted.
        struct Name {
            var path: [UInt8]
            /// With the content by its number, where it is known.
            var hint: NameHint
            /// Else the position of the input that brings it.
            var position: Int?
        }

        /// What is to be counted, in order of the inputs.
        private(set) var found: [Found] = []
        /// Names of contents that are known, or will be.
        private(set) var names: [Name] = []
        /// Damaged readings in whose place there is content that is known from elsewhere.
        private(set) var superseded: [Int64] = []
        /// Inputs that cannot be read, and why.
        private(set) var unreadable: [(position: Int, message: String)] = []

        /// What the inputs to be counted looked like, by their positions.
        private var hints: [Int: NameHint] = [:]
        private let files: FileSystem

        /// Looks at candidates.
        init(
            _ candidates: ArraySlice<CandidateInputs.Candidate>, of inputs: [ResolvedInput], in store: StoreFile,
            seed: (UInt64, UInt64), threads: Int, files: FileSystem
        ) throws {
            self.files = files
            let digests = try InputBatch.digests(
                of: candidates.map { inputs[$0.position] }, seed: seed, threads: threads, files: files)
            try store.read { reader in
                var sorter = try Sorter(reader)
                for (candidate, digest) in zip(candidates, digests) {
                    switch digest {
                    case .success(let digest): try add(candidate, digest, &sorter)
                    case .failure(let failure): unreadable.append((candidate.position, failure.message))
                    }
                }
            }
        }

        /// What contents are told by.
        private struct Sorter {
            let reader: StoreReader
            /// Contents of this batch, and the position of the input that brings each.
            var seen: [[UInt8]: Int] = [:]
            /// Damaged readings, by what a file is known by when it comes again.
            var damaged: [[UInt8]: [Int64]] = [:]

            init(_ reader: StoreReader) throws {
                self.reader = reader
                for (id, path) in try reader.damagedInputs() {
                    for key in Sorter.keys(of: path) { damaged[key, default: []].append(id) }
                }
            }

            /// The damaged readings that a file takes the place of.
            func damaged(at path: [UInt8]) -> Set<Int64> { Set(Sorter.keys(of: path).flatMap { damaged[$0] ?? [] }) }

            /// Its path, and wherever it lies a name that Firehose gives only once.
            private static func keys(of path: [UInt8]) -> [[UInt8]] {
                let name = FilePath(bytes: path).name
                return FirehoseName.time(in: name) == nil ? [path] : [path, Array(name)]
            }
        }

        private mutating func add(
            _ candidate: CandidateInputs.Candidate, _ digest: [UInt8], _ sorter: inout Sorter
        ) throws {
            var name = Name(path: candidate.name, hint: candidate.hint)
            if let content = try sorter.reader.input(digest: digest) {
                name.hint.input = content.id
                superseded += sorter.damaged(at: candidate.name).filter { $0 != content.id }
            } else if let first = sorter.seen[digest] {
                name.position = first
            } else {
                name.position = candidate.position
                sorter.seen[digest] = candidate.position
                hints[candidate.position] = candidate.hint
                found.append(
                    Found(
                        position: candidate.position, name: candidate.name, digest: digest,
                        replaced: sorter.damaged(at: candidate.name).sorted()))
            }
            names.append(name)
        }

        /// Whether a file still looks as it did when it was found.
        func isUnchanged(_ position: Int, _ input: ResolvedInput) -> Bool {
            guard let hint = hints[position],
                let status = try? files.status(of: input.path, followingLinks: true)
            else { return false }
            return hint.isSameFile(
                as: NameHint(size: status.size, modified: status.modified, changed: status.changed))
        }

        // MARK: Digests

        private static func digests(
            of inputs: [ResolvedInput], seed: (UInt64, UInt64), threads: Int, files: FileSystem
        ) throws -> [Result<[UInt8], ReadFailure>] {
            let next = Atomic<Int>(0)
            let results = Mutex<[Int: Result<[UInt8], ReadFailure>]>([:])
            WorkerThreads.run(max(1, min(threads, inputs.count))) {
                while true {
                    let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard place < inputs.count, (try? Interruption.check()) != nil else { return }
                    let digest = InputBatch.digest(of: inputs[place], seed: seed, files: files)
                    results.withLock { $0[place] = digest }
                }
            }
            try Interruption.check()
            let found = results.withLock { $0 }
            return inputs.indices.map { found[$0] ?? .failure(ReadFailure(message: "not read")) }
        }

        private static func digest(
            of input: ResolvedInput, seed: (UInt64, UInt64), files: FileSystem
        ) -> Result<[UInt8], ReadFailure> {
            do throws(ReadFailure) {
                let source = try FileSource(opening: input, in: files)
                var digest = ContentDigest(seed: seed)
                let block = UnsafeMutableRawBufferPointer.allocate(byteCount: ContentDigest.blockBytes, alignment: 64)
                defer { unsafe block.deallocate() }
                var filled = 0
                repeat {
                    filled = 0
                    while filled < block.count {
                        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: block[filled...])
                        let count = try unsafe source.read(into: rest)
                        if count == 0 { break }
                        filled += count
                    }
                    if filled > 0 { unsafe digest.add(UnsafeRawBufferPointer(rebasing: block[..<filled])) }
                } while filled == block.count
                return .success(digest.bytes)
            } catch {
                return .failure(error)
            }
        }
    }
#endif
