/// What a sound JSON object turned out to be.
enum RecordOutcome: Equatable {
    /// An event; it is in the batch.
    case event
    /// No record itself, but what it holds are.
    case envelope(Envelope)
    /// No event by design.
    case ignored(IgnoreReason)
    /// Broken, and why, in words that hold nothing of the record.
    case rejected(RejectReason, StaticDetail)

    /// A fixed sentence.
    struct StaticDetail: Equatable {
        let text: StaticString

        static func == (left: StaticDetail, right: StaticDetail) -> Bool {
            left.text.description == right.text.description
        }
    }

    static func reject(_ reason: RejectReason, _ detail: StaticString) -> RecordOutcome {
        .rejected(reason, StaticDetail(text: detail))
    }
}
