/// The values of SES's open enumerations that were known when this was written (R§1.5); another draws a warning.
struct KnownValues {
    let bounceTypes = KnownValues.table(["Undetermined", "Permanent", "Transient"])
    let bounceSubTypes = KnownValues.table([
        "Undetermined", "General", "NoEmail", "Suppressed", "OnAccountSuppressionList", "OnTenantSuppressionList",
        "EmailValidationSuppressed", "UnsubscribedRecipient", "MailboxFull", "MessageTooLarge", "ContentRejected",
        "AttachmentRejected", "CustomTimeoutExceeded",
    ])
    let complaintSubTypes = KnownValues.table(["OnAccountSuppressionList", "OnTenantSuppressionList"])
    let feedbackTypes = KnownValues.table(["abuse", "auth-failure", "fraud", "not-spam", "other", "virus"])
    let delayTypes = KnownValues.table([
        "InternalFailure", "General", "MailboxFull", "SpamDetected", "RecipientServerError", "IPFailure",
        "TransientCommunicationFailure", "BYOIPHostNameLookupUnavailable", "Undetermined", "SendingDeferral",
    ])

    /// Frees the tables.
    func deallocate() {
        for table in [bounceTypes, bounceSubTypes, complaintSubTypes, feedbackTypes, delayTypes] { table.deallocate() }
    }

    /// A table that keeps what it knows and skips the rest; which field the action names does not matter.
    private static func table(_ values: [String]) -> KeyTable {
        KeyTable(values.map { ($0, .keep(.eventType)) })
    }
}
