/// What a run needs to know of each record, compiled from its metrics, dimensions and filters; the scanner validates
/// everything and keeps only this.
public struct FieldPlan: Sendable {
    /// Where one text column of the batch comes from.
    public enum Column: Hashable, Sendable {
        /// A field of `mail` or of the payload.
        case field(Field)
        /// The first element of a message tag.
        case tag(String)
        /// The first header of a name, whatever its case.
        case header(String)
        /// The first element of a link tag of a click.
        case linkTag(String)
    }

    /// Which recipients are kept one by one; how many there are is always known.
    public enum Recipients: Sendable {
        case none
        /// Of the lists in payloads (Delivery, Bounce, Complaint, DeliveryDelay).
        case ofPayload
        /// For the other types those of `mail.destination` too.
        case all
    }

    /// The text columns, in order.
    public var columns: [Column] = []
    /// The recipients.
    public var recipients = Recipients.none
    /// Whether the record's own bytes are kept.
    public var keepsRecord = false
    /// Whether every message tag is kept, whatever its name.
    public var collectsTags = false
    /// Whether it is noted how records stand in their input and which envelopes are around them.
    public var notesForms = false

    /// A plan that needs nothing but types, times and message ids.
    public init() {}

    /// The index of a column, which is added if it is new.
    public mutating func index(of column: Column) -> Int {
        if let index = columns.firstIndex(of: column) { return index }
        columns.append(column)
        return columns.count - 1
    }
}
