internal import Events

/// Reads the dimension values of events.
///
/// A value is valid until the next one is read.
@safe struct DimensionReader: ~Copyable {
    private let missing: UnsafeMutableRawBufferPointer
    private let tooLong: UnsafeMutableRawBufferPointer
    private let lowercase: UnsafeMutableRawBufferPointer
    private let names: UnsafeMutableRawBufferPointer
    private let limit: Int
    private let providers: ProviderTable
    /// What is known of user agents.
    var clients: ClientReader
    /// Whether a value was too long since this was last reset.
    var sawLongValue = false

    init(defaultValue: String, limit: Int, providers: ProviderTable, key: KeyedHash.Key) {
        self.limit = limit
        self.providers = providers
        clients = ClientReader(key: key)
        unsafe missing = DimensionReader.copy(Array(defaultValue.utf8))
        unsafe tooLong = DimensionReader.copy(Array("(too long)".utf8))
        unsafe lowercase = .allocate(byteCount: max(limit, 1), alignment: 8)
        unsafe names = .allocate(byteCount: max(providers.longestName, DimensionReader.longestType), alignment: 8)
    }

    /// Bytes of the longest name of an event type.
    private static let longestType = EventType.allCases.map(\.wireName.utf8.count).max() ?? 0

    deinit {
        unsafe missing.deallocate()
        unsafe tooLong.deallocate()
        unsafe lowercase.deallocate()
        unsafe names.deallocate()
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
        case .eventType:
            return unsafe name(Array(batch.type(index).wireName.utf8))
        case .userAgentFamily:
            let userAgent = unsafe batch.bytes(batch.value(index, column: dimension.column))
            if unsafe userAgent.isEmpty { return unsafe UnsafeRawBufferPointer(missing) }
            let family = unsafe clients.family(userAgent)
            return unsafe UnsafeRawBufferPointer(start: family.utf8Start, count: family.utf8CodeUnitCount)
        case .recipientProvider where recipient >= 0:
            return unsafe providerName(AddressText.domain(batch.bytes(batch.recipientAddress(index, recipient))))
        case .recipientDomain where recipient >= 0:
            return unsafe lowered(AddressText.domain(batch.bytes(batch.recipientAddress(index, recipient))))
        case .recipientStatus where recipient >= 0:
            return unsafe checked(batch.bytes(batch.recipientStatus(index, recipient)))
        case .recipientDomain, .recipientProvider, .recipientStatus:
            return unsafe UnsafeRawBufferPointer(missing)
        }
    }

    /// The provider of a domain; what stands for a missing value where there is none.
    private func providerName(_ domain: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        if unsafe domain.isEmpty { return unsafe UnsafeRawBufferPointer(missing) }
        return unsafe name(providers.provider(of: domain))
    }

    /// A name that is no part of the batch.
    private func name(_ name: [UInt8]) -> UnsafeRawBufferPointer {
        unsafe names.copyBytes(from: name)
        return unsafe UnsafeRawBufferPointer(rebasing: names[0..<name.count])
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
