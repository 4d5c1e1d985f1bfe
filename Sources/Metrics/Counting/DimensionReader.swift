internal import Events

/// Reads the dimension values of events.
///
/// A value is valid until the next one is read.
@safe struct DimensionReader: ~Copyable {
    private let missing: UnsafeMutableRawBufferPointer
    private let tooLong: UnsafeMutableRawBufferPointer
    private let lowercase: UnsafeMutableRawBufferPointer
    private let limit: Int
    /// Whether a value was too long since this was last reset.
    var sawLongValue = false

    init(defaultValue: String, limit: Int) {
        self.limit = limit
        unsafe missing = DimensionReader.copy(Array(defaultValue.utf8))
        unsafe tooLong = DimensionReader.copy(Array("(too long)".utf8))
        unsafe lowercase = .allocate(byteCount: max(limit, 1), alignment: 8)
    }

    deinit {
        unsafe missing.deallocate()
        unsafe tooLong.deallocate()
        unsafe lowercase.deallocate()
    }

    private static func copy(_ bytes: [UInt8]) -> UnsafeMutableRawBufferPointer {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        unsafe copy.copyBytes(from: bytes)
        return unsafe copy
    }

    /// The value of a dimension: of one recipient where it is of recipients, -1 where there is none.
    mutating func value(
        _ dimension: CompiledDimension, _ batch: borrowing EventBatch, _ index: Int, recipient: Int
    ) -> UnsafeRawBufferPointer {
        switch dimension.kind {
        case .plain:
            return unsafe checked(batch.bytes(batch.value(index, column: dimension.column)))
        case .domain:
            return unsafe lowered(AddressText.domain(batch.bytes(batch.value(index, column: dimension.column))))
        case .region:
            return unsafe checked(AddressText.region(batch.bytes(batch.value(index, column: dimension.column))))
        case .recipientDomain where recipient >= 0:
            return unsafe lowered(AddressText.domain(batch.bytes(batch.recipientAddress(index, recipient))))
        case .recipientStatus where recipient >= 0:
            return unsafe checked(batch.bytes(batch.recipientStatus(index, recipient)))
        case .recipientDomain, .recipientStatus:
            return unsafe UnsafeRawBufferPointer(missing)
        }
    }

    /// The text, or what stands for a missing one or one that is too long.
    private mutating func checked(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        if unsafe text.isEmpty { return unsafe UnsafeRawBufferPointer(missing) }
        if text.count <= limit { return unsafe text }
        sawLongValue = true
        return unsafe UnsafeRawBufferPointer(tooLong)
    }

    /// The same in lower case; what stands for a missing value stays as it was given.
    private mutating func lowered(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard unsafe text.contains(where: { AddressText.lowercased($0) != $0 }), text.count <= limit else {
            return unsafe checked(text)
        }
        for position in 0..<text.count { unsafe lowercase[position] = AddressText.lowercased(text[position]) }
        return unsafe UnsafeRawBufferPointer(rebasing: lowercase[0..<text.count])
    }
}
