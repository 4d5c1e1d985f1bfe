/// A keyed hash that cannot be undone by trying addresses without the key: HMAC-SHA-256 (RFC 2104).
struct HMAC: Sendable {
    private var inner = SHA256()
    private var outer = SHA256()

    /// Takes a secret of any length.
    init(key: [UInt8]) {
        var block = key.count > SHA256.blockSize ? SHA256.hash(key) : key
        block += [UInt8](repeating: 0, count: SHA256.blockSize - block.count)
        let innerBlock = block.map { $0 ^ 0x36 }
        let outerBlock = block.map { $0 ^ 0x5C }
        inner.take(block: innerBlock[...])
        outer.take(block: outerBlock[...])
    }

    /// The 32 bytes that stand for a message.
    func code(of message: [UInt8]) -> [UInt8] { outer.finished(with: inner.finished(with: message)) }
}
