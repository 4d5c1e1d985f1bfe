/// The kinds of sorted runs that a store keeps.
public enum RunKind: Int, CaseIterable, Sendable {
    /// What tells the events of a day apart.
    case fingerprints = 1
    /// Keys of published events, by which notifications are known for copies; under the day they were added.
    case published = 2
    /// The first open of each message, under the day of the message.
    case firstOpens = 3
    /// The first click of each message, likewise.
    case firstClicks = 4
}

/// Where the sorted runs of a store lie; used by one thread at a time.
public protocol RunShelf: AnyObject {
    /// The runs of a kind and day as far as they hold a part, the oldest first.
    func runs(_ kind: RunKind, day: Int32, part: Int) throws -> [[UInt8]]
}
