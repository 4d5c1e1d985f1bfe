#if Store
    internal import Store

    /// Inputs of an update that are not what the store knows of their names: their content has to be looked at.
    ///
    /// A file whose name, size and times are as they were is not even opened.
    struct CandidateInputs {
        /// One of them.
        struct Candidate {
            /// Its position in the list of inputs.
            var position: Int
            /// The path by which it is known again, whatever folder a run is started in.
            var name: [UInt8]
            /// What it looks like.
            var hint: NameHint
        }

        /// In order of the inputs.
        private(set) var list: [Candidate] = []
        /// Inputs that cannot be looked at, and why.
        private(set) var unreadable: [(position: Int, message: String)] = []

        /// Looks at the names of inputs.
        init(among inputs: [ResolvedInput], in store: StoreFile, files: FileSystem) throws {
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
                    let folder = input.path.folder
                    let real = folders[folder] ?? (try? Links.realPath(of: folder)) ?? folder
                    folders[folder] = real
                    let name = real.appending(input.path.name).bytes
                    let hint = NameHint(size: status.size, modified: status.modified, changed: status.changed)
                    if let known = try reader.hint(path: name), known.isSameFile(as: hint) { continue }
                    list.append(Candidate(position: position, name: name, hint: hint))
                }
            }
        }

        /// Stored bytes of all of them.
        var bytes: Int64 { list.reduce(0) { $0 + $1.hint.size } }

        /// The candidates in their order, in groups that are large enough for a transaction and small enough for memory.
        func groups(ofBytes limit: Int64, inputs most: Int) -> [ArraySlice<Candidate>] {
            var groups: [ArraySlice<Candidate>] = []
            var start = 0
            var bytes: Int64 = 0
            for (index, candidate) in list.enumerated() {
                if index > start, bytes + candidate.hint.size > limit || index - start >= most {
                    groups.append(list[start..<index])
                    start = index
                    bytes = 0
                }
                bytes += candidate.hint.size
            }
            if start < list.count { groups.append(list[start...]) }
            return groups
        }
    }

    extension NameHint {
        /// Whether a file that looks like this is the one that looked like that.
        func isSameFile(as other: NameHint) -> Bool {
            size == other.size && modified == other.modified && changed == other.changed
        }
    }
#endif
