/// Rows that are set aside until it is their turn: the first megabyte in memory, the rest in a file without a name.
struct SpooledRows {
    /// Bytes that were set aside together.
    struct Piece {
        fileprivate var start: Int64
        fileprivate var count: Int
    }

    private static let memory = 1 << 20
    private let folder: FilePath
    private let files: FileSystem
    private var file: SpoolFile?
    private var recent: [UInt8] = []

    /// Nothing yet; a file would be made in `folder`.
    init(folder: FilePath, files: FileSystem) {
        self.folder = folder
        self.files = files
    }

    /// Sets bytes aside.
    mutating func append(_ bytes: [UInt8]) throws(SystemError) -> Piece {
        let piece = Piece(start: (file?.count ?? 0) + Int64(recent.count), count: bytes.count)
        recent.append(contentsOf: bytes)
        if recent.count >= SpooledRows.memory {
            let file: SpoolFile
            if let open = self.file { file = open } else { file = try SpoolFile(in: folder, files: files) }
            self.file = file
            let rows = recent
            recent = []
            try file.append(rows.span)
        }
        return piece
    }

    /// Gives bytes back; they stay set aside.
    func read(_ piece: Piece) throws(SystemError) -> [UInt8] {
        let spilled = file?.count ?? 0
        guard piece.start < spilled, let file else {
            let start = Int(piece.start - spilled)
            return Array(recent[start..<start + piece.count])
        }
        // Pieces are spilled whole.
        return try file.read(piece.count, at: piece.start)
    }

    /// Forgets everything.
    mutating func removeAll() {
        file = nil
        recent.removeAll(keepingCapacity: true)
    }
}
