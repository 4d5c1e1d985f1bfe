/// A stored format that is known by its first bytes (contract §2), so that a person is told what to do with it.
struct StoredFormat: Sendable {
    /// Its usual name.
    let name: String
    /// The command that writes its content to standard output, in two halves around the file's name.
    private let command: (before: String, after: String)
    private let isRecognised: @Sendable (Span<UInt8>) -> Bool

    /// What to tell a person who has such a file, or one inside gzip.
    func advice(insideGzip: Bool) -> String {
        let file = insideGzip ? "UNPACKED" : "FILE"
        let first = insideGzip ? "gzip -dc FILE > UNPACKED && " : ""
        let place = insideGzip ? " inside gzip" : ""
        return "\(name)\(place): unpack it with `\(first)\(command.before)\(file)\(command.after) | sesstat metrics -`"
    }

    /// The format that begins with `bytes`; ``StoredStream/sniffSize`` bytes are enough for each.
    static func sniff(_ bytes: UnsafeRawBufferPointer) -> StoredFormat? {
        let span = unsafe Span<UInt8>(_unsafeBytes: bytes)
        for format in all where format.isRecognised(span) { return format }
        return nil
    }

    /// Whether gzip begins with `bytes`; where `withMethod`, its method is looked at too.
    static func isGzip(_ bytes: UnsafeRawBufferPointer, withMethod: Bool) -> Bool {
        let span = unsafe Span<UInt8>(_unsafeBytes: bytes)
        return begins(span, withMethod ? [0x1f, 0x8b, 0x08] : [0x1f, 0x8b])
    }

    private static let all = [
        StoredFormat("zip", "unzip -p ") { begins($0, [0x50, 0x4b, 3, 4]) || begins($0, [0x50, 0x4b, 5, 6]) },
        StoredFormat("zstd", "zstd -dc ") { begins($0, [0x28, 0xb5, 0x2f, 0xfd]) || isSkippableFrame($0) },
        StoredFormat("snappy", "snzip -dc ") { begins($0, [0xff, 6, 0, 0, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59]) },
        StoredFormat("Hadoop-snappy", "snzip -t hadoop-snappy -dc ", isRecognised: isHadoopSnappy),
        StoredFormat("bzip2", "bzip2 -dc ") { begins($0, [0x42, 0x5a, 0x68]) && $0.count > 3 && 0x31...0x39 ~= $0[3] },
        StoredFormat("xz", "xz -dc ") { begins($0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]) },
        StoredFormat("Parquet", "duckdb -c \"COPY (FROM '", "') TO '/dev/stdout' (FORMAT json)\"") {
            begins($0, [0x50, 0x41, 0x52, 0x31])
        },
        StoredFormat("ORC", "orc-contents ") { begins($0, [0x4f, 0x52, 0x43]) },
        StoredFormat("lz4", "lz4 -dc ") { begins($0, [0x04, 0x22, 0x4d, 0x18]) },
        StoredFormat("compress", "gzip -dc ") { begins($0, [0x1f, 0x9d]) },
    ]

    private init(
        _ name: String, _ before: String, _ after: String = "",
        isRecognised: @escaping @Sendable (Span<UInt8>) -> Bool
    ) {
        self.name = name
        self.command = (before, after)
        self.isRecognised = isRecognised
    }

    private static func begins(_ bytes: Span<UInt8>, _ magic: [UInt8]) -> Bool {
        guard bytes.count >= magic.count else { return false }
        for index in magic.indices where bytes[index] != magic[index] { return false }
        return true
    }

    /// Frames that zstd lets stand before its data.
    private static func isSkippableFrame(_ bytes: Span<UInt8>) -> Bool {
        bytes.count > 3 && 0x50...0x5f ~= bytes[0] && bytes[1] == 0x2a && bytes[2] == 0x4d && bytes[3] == 0x18
    }

    /// Hadoop's blocks have no magic: a block's length, its first chunk's stored length (both big-endian, and with a
    /// zero first, which no text begins with), then snappy's own length of that chunk, which must fit the block.
    private static func isHadoopSnappy(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 12, bytes[0] == 0, bytes[4] == 0 else { return false }
        let block = number(bytes, at: 1)
        let stored = number(bytes, at: 5)
        var (length, shift, index) = (0, 0, 8)
        while index < 12 {
            length |= Int(bytes[index] & 0x7f) << shift
            if bytes[index] < 0x80 { break }
            shift += 7
            index += 1
        }
        // Snappy's worst case grows data by a sixth and 32 bytes.
        return index < 12 && length > 0 && length <= block && stored > 0 && stored <= 32 + length + length / 6
    }

    private static func number(_ bytes: Span<UInt8>, at index: Int) -> Int {
        Int(bytes[index]) << 16 | Int(bytes[index + 1]) << 8 | Int(bytes[index + 2])
    }
}
