#if Store
    internal import Glibc
    internal import Inflate
    internal import Metrics
    internal import Store
    internal import Synchronization

    /// Finds out which of an update's inputs hold content that the store does not know yet.
    ///
    /// A file whose name, size and times are as they were is not read. Others are read once for their digest, by all
    /// threads; which content a name has is then noted, so that it need not be read again.
    struct NewInputs {
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

        private struct Candidate {
            var position: Int
            var name: [UInt8]
            var hint: NameHint
            var digest: Result<[UInt8], ReadFailure>?
        }

        /// What is to be counted, in order of the inputs.
        private(set) var found: [Found] = []
        /// Names of contents that are known, to be noted: the content by its number, or by the position of the input that
        /// brings it.
        private(set) var names: [(name: [UInt8], hint: NameHint, position: Int?)] = []
        /// Damaged readings in whose place there is content that is known from elsewhere.
        private(set) var superseded: [Int64] = []
        /// Inputs that cannot be read, and why.
        private(set) var unreadable: [(position: Int, message: String)] = []
        /// How many inputs were known, without and with reading them, and how many are copies of others of this update.
        private(set) var unchanged = 0
        private(set) var known = 0
        private(set) var copies = 0

        /// What the inputs to be counted looked like, by their positions.
        private var hints: [Int: NameHint] = [:]
        private let files: FileSystem
        private let seed: (UInt64, UInt64)

        init(
            among inputs: [ResolvedInput], in store: StoreFile, seed: (UInt64, UInt64), threads: Int, files: FileSystem
        ) throws {
            self.files = files
            self.seed = seed
            var candidates = try candidates(inputs, store)
            try digest(&candidates, inputs, threads: threads)
            try store.read { try sort(candidates, inputs, $0) }
        }

        /// The name by which a file is known again, whatever folder a run is started in.
        static func name(of path: FilePath, folders: inout [FilePath: FilePath]) -> FilePath {
            let folder = path.folder
            if folders[folder] == nil { folders[folder] = (try? Links.realPath(of: folder)) ?? folder }
            return (folders[folder] ?? folder).appending(path.name)
        }

        /// Inputs that are not what the store knows of their names.
        private mutating func candidates(_ inputs: [ResolvedInput], _ store: StoreFile) throws -> [Candidate] {
            var candidates: [Candidate] = []
            var folders: [FilePath: FilePath] = [:]
            try store.read { reader in
                for (position, input) in inputs.enumerated() {
                    try Interruption.check()
                    let status: FileStatus
                    do throws(SystemError) {
                        status = try files.status(of: input.path, followingLinks: true)
                    } catch {
                        unreadable.append((position, error.message))
                        continue
                    }
                    let name = NewInputs.name(of: input.path, folders: &folders).bytes
                    let hint = NameHint(size: status.size, modified: status.modified, changed: status.changed)
                    if let known = try reader.hint(path: name), known.size == hint.size,
                        known.modified == hint.modified, known.changed == hint.changed
                    {
                        unchanged += 1
                    } else {
                        candidates.append(Candidate(position: position, name: name, hint: hint))
                    }
                }
            }
            return candidates
        }

        /// Reads what has to be read.
        private func digest(_ candidates: inout [Candidate], _ inputs: [ResolvedInput], threads: Int) throws {
            let next = Atomic<Int>(0)
            let results = Mutex<[Int: Result<[UInt8], ReadFailure>]>([:])
            let (positions, files, seed) = (candidates.map(\.position), files, seed)
            WorkerThreads.run(max(1, min(threads, positions.count))) {
                while true {
                    let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard place < positions.count, (try? Interruption.check()) != nil else { return }
                    let digest = NewInputs.digest(of: inputs[positions[place]], seed: seed, files: files)
                    results.withLock { $0[place] = digest }
                }
            }
            try Interruption.check()
            let digests = results.withLock { $0 }
            for place in candidates.indices { candidates[place].digest = digests[place] }
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

        /// Tells new contents from known ones.
        private mutating func sort(
            _ candidates: [Candidate], _ inputs: [ResolvedInput], _ reader: StoreReader
        ) throws {
            var seen: [[UInt8]: Int] = [:]
            var damaged: [[UInt8]: [Int64]] = [:]
            for (id, path) in try reader.damagedInputs() {
                for key in NewInputs.keys(of: path) { damaged[key, default: []].append(id) }
            }
            for candidate in candidates {
                let digest: [UInt8]
                switch candidate.digest {
                case .success(let bytes): digest = bytes
                case .failure(let failure):
                    unreadable.append((candidate.position, failure.message))
                    continue
                case nil: continue
                }
                var hint = candidate.hint
                if let content = try reader.input(digest: digest) {
                    hint.input = content.id
                    names.append((candidate.name, hint, nil))
                    known += 1
                    superseded += (damaged[candidate.name] ?? []).filter { $0 != content.id }
                } else if let first = seen[digest] {
                    names.append((candidate.name, hint, first))
                    copies += 1
                } else {
                    seen[digest] = candidate.position
                    names.append((candidate.name, hint, candidate.position))
                    let replaced = Set(NewInputs.keys(of: candidate.name).flatMap { damaged[$0] ?? [] })
                    hints[candidate.position] = hint
                    found.append(
                        Found(
                            position: candidate.position, name: candidate.name, digest: digest,
                            replaced: replaced.sorted()))
                }
            }
            unreadable.sort { $0.position < $1.position }
        }

        /// What a file is known by when it comes again: its path, and wherever it lies a name that Firehose gives only once.
        private static func keys(of path: [UInt8]) -> [[UInt8]] {
            let name = FilePath(bytes: path).name
            return FirehoseName.time(in: name) == nil ? [path] : [path, Array(name)]
        }

        /// Whether a file still looks as it did when it was found.
        func isUnchanged(_ position: Int, _ input: ResolvedInput) -> Bool {
            guard let hint = hints[position],
                let status = try? files.status(of: input.path, followingLinks: true)
            else { return false }
            return status.size == hint.size && status.modified == hint.modified && status.changed == hint.changed
        }
    }
#endif
