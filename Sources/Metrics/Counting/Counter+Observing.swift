public import Events

/// What an observer asks of an event that was counted, so that it sees the event as the datapoints do.
extension Counter {
    /// Hands over the values that an event has in a dimension set: one tuple, or one for each recipient that is counted, among
    /// which there may be equal ones; ``values(ofTuple:)`` takes them apart.
    public mutating func forEachTuple(
        _ batch: borrowing EventBatch, _ index: Int, dimensionSet set: Int, _ body: ([UInt8]) throws -> Void
    ) rethrows {
        let recipients = batch.recipientCount(index)
        guard plan.sets[set].isOfRecipients, recipients > 0 else {
            fillTuple(batch, index, set, recipient: -1)
            return try body(tuple.bytes)
        }
        for recipient in 0..<recipients where isChosen(batch, index, recipient: recipient) {
            fillTuple(batch, index, set, recipient: recipient)
            try body(tuple.bytes)
        }
    }

    /// The values of a tuple, one a dimension.
    public static func values(ofTuple bytes: [UInt8]) -> [[UInt8]] { TupleBuffer.values(bytes[...]) }

    /// What stands for the address of a recipient, under the key of the run: the same for what stands inside brackets or
    /// without, in capitals or not.
    ///
    /// - Precondition: The plan keeps the addresses of recipients of every type.
    public func addressKey(_ batch: borrowing EventBatch, _ index: Int, recipient: Int) -> Fingerprint {
        let text = unsafe AddressText.address(batch.bytes(batch.recipientAddress(index, recipient)))
        let lowercase = unsafe text.map { AddressText.lowercased($0) }
        var hash = KeyedHash(plan.key)
        unsafe lowercase.withUnsafeBytes { unsafe hash.add($0) }
        return hash.value
    }
}
