public import Events

/// `--where` (contract §4).
extension Counter {
    /// Whether an event has what the conditions ask, and a recipient that has it where they ask it of recipients.
    mutating func passesFilter(_ batch: borrowing EventBatch, _ index: Int) -> Bool {
        for condition in plan.filter.ofEvent {
            let value = unsafe dimensions.value(condition.dimension, batch, index, recipient: -1)
            if unsafe !condition.holds(for: value) { return false }
        }
        return !plan.filter.isOfRecipients || hasChosenRecipient(batch, index)
    }

    private mutating func hasChosenRecipient(_ batch: borrowing EventBatch, _ index: Int) -> Bool {
        let count = batch.recipientCount(index)
        // Of an event without recipients, what stands for a missing value is asked about.
        if count == 0 { return isChosen(batch, index, recipient: -1) }
        for recipient in 0..<count where isChosen(batch, index, recipient: recipient) { return true }
        return false
    }

    /// Whether a recipient has what is asked of recipients.
    mutating func isChosen(_ batch: borrowing EventBatch, _ index: Int, recipient: Int) -> Bool {
        if !plan.filter.isOfRecipients { return true }
        for condition in plan.filter.ofRecipients {
            let value = unsafe dimensions.value(condition.dimension, batch, index, recipient: recipient)
            if unsafe !condition.holds(for: value) { return false }
        }
        return true
    }

    /// How many recipients of an event are counted: all, or those that the conditions choose.
    public mutating func chosenRecipients(_ batch: borrowing EventBatch, _ index: Int) -> Int {
        let count = batch.recipientCount(index)
        if !plan.filter.isOfRecipients { return count }
        var chosen = 0
        for recipient in 0..<count where isChosen(batch, index, recipient: recipient) { chosen += 1 }
        return chosen
    }

    /// Which recipients of an event are counted, by number; nil for all.
    public mutating func recipientChoice(_ batch: borrowing EventBatch, _ index: Int) -> [Bool]? {
        if plan.filter.ofRecipients.isEmpty { return nil }
        var choice: [Bool] = []
        for recipient in 0..<batch.recipientCount(index) {
            choice.append(isChosen(batch, index, recipient: recipient))
        }
        return choice
    }
}
