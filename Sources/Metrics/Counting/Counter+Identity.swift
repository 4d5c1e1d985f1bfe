public import Events

/// What makes two records the same event (contract §6).
extension Counter {
    /// Adds type, message, and the recipients where they tell events apart: by these a feedback notification is matched
    /// with a published event.
    func addMessage(_ batch: borrowing EventBatch, _ index: Int, to hash: inout KeyedHash) {
        let type = batch.type(index)
        hash.add(UInt64(type.rawValue), 4)
        unsafe hash.add(batch.bytes(batch.messageID(index)))
        switch type {
        case .bounce, .complaint, .delivery, .deliveryDelay: addRecipients(batch, index, to: &hash)
        case .open, .click, .subscription, .send, .reject, .renderingFailure: break
        }
    }

    /// Adds what tells apart events of the same type, message, recipients and time.
    func addDiscriminators(_ batch: borrowing EventBatch, _ index: Int, to hash: inout KeyedHash) {
        guard let discriminators = plan.discriminators else { return }
        switch batch.type(index) {
        case .bounce, .complaint:
            unsafe hash.add(batch.bytes(batch.value(index, column: discriminators.feedbackID)))
        case .open, .click:
            for column in discriminators.client { unsafe hash.add(batch.bytes(batch.value(index, column: column))) }
            unsafe hash.add(batch.bytes(batch.value(index, column: discriminators.link)))
        case .subscription:
            unsafe hash.add(batch.bytes(batch.value(index, column: discriminators.contactList)))
        case .delivery, .deliveryDelay, .send, .reject, .renderingFailure:
            break
        }
    }

    /// Adds every value that the run counts: copies that differ in one are two events, so that no order decides which counts.
    mutating func addCounted(_ batch: borrowing EventBatch, _ index: Int, to hash: inout KeyedHash) {
        addValues(batch, index, to: &hash)
        let type = Int(batch.type(index).rawValue)
        if plan.options.unit == .recipients, batch.type(index).countsRecipients {
            hash.add(UInt64(chosenRecipients(batch, index)), 2)
        }
        if plan.options.countsSimulatorApart { hash.add(UInt64(simulatorRecipients(batch, index)), 5) }
        if plan.countsByType[type].latency { hash.add(UInt64(bitPattern: latency(batch, index) ?? -1), 6) }
        if plan.options.placement == .send { hash.add(UInt64(bitPattern: batch.sendTime(index) ?? .min), 1) }
        let flags: EventFlags = [.hardBounce, .softBounce, .undeterminedBounce, .suppressedBounce]
        if !plan.countsByType[type].refinements.isEmpty {
            hash.add(UInt64(batch.flags(index).intersection(flags).rawValue), 3)
        }
    }

    /// Adds the values of all dimension sets.
    mutating func addValues(_ batch: borrowing EventBatch, _ index: Int, to hash: inout KeyedHash) {
        for set in plan.sets {
            for dimension in set.dimensions where !dimension.isOfRecipients {
                unsafe hash.add(dimensions.value(dimension, batch, index, recipient: -1))
            }
            if set.isOfRecipients { addRecipientValues(of: set, batch, index, to: &hash) }
        }
    }

    /// Adds the recipients as a multiset: the sum of their hashes does not depend on their order.
    func addRecipients(_ batch: borrowing EventBatch, _ index: Int, to hash: inout KeyedHash) {
        var sum = Fingerprint(high: 0, low: 0)
        for recipient in 0..<batch.recipientCount(index) {
            var one = KeyedHash(plan.key)
            unsafe one.add(batch.bytes(batch.recipientAddress(index, recipient)))
            sum.high &+= one.value.high
            sum.low &+= one.value.low
        }
        hash.add(sum.high, sum.low)
    }

    /// Adds what a set counts of each recipient, likewise.
    private mutating func addRecipientValues(
        of set: CompiledSet, _ batch: borrowing EventBatch, _ index: Int, to hash: inout KeyedHash
    ) {
        var sum = Fingerprint(high: 0, low: 0)
        for recipient in 0..<batch.recipientCount(index) where isChosen(batch, index, recipient: recipient) {
            var one = hash.cleared
            for dimension in set.dimensions where dimension.isOfRecipients {
                unsafe one.add(dimensions.value(dimension, batch, index, recipient: recipient))
            }
            sum.high &+= one.value.high
            sum.low &+= one.value.low
        }
        hash.add(sum.high, sum.low)
    }

    // MARK: Notifications

    /// Type, message and recipients: by these a feedback notification is matched with a published event.
    public func messageKey(_ batch: borrowing EventBatch, _ index: Int) -> Fingerprint {
        var hash = KeyedHash(plan.key)
        addMessage(batch, index, to: &hash)
        return hash.value
    }
}
