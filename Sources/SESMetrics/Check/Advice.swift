internal import Events
internal import Inflate

// What to do about each thing that can be wrong, in one line without a period.

extension RejectReason {
    /// What to do about records that were rejected for this reason.
    var advice: String {
        switch self {
        case .jsonSyntax:
            "cut or foreign text: see it with `sesstat metrics --quarantine FILE`, repair it, read FILE back"
        case .invalidUTF8: "keep such records, with U+FFFD for what is wrong, by --invalid-utf8 replace"
        case .notObject: "a value that is no record; look at what writes to this place besides SES"
        case .tooLong: "raise --max-record-size if such records are real"
        case .tooDeep: "raise --max-depth if such records are real; more than two envelopes are not unwrapped"
        case .missingType: "no SES event; look at what writes to this place besides SES"
        case .missingMail: "the record lost its mail object; look at what re-writes records on their way"
        case .missingMessageID: "the record lost its message id; look at what re-writes records on their way"
        case .missingPayload: "the record lost the object of its type; look at what re-writes records on their way"
        case .badTimestamp: "times must be ISO 8601 with Z or an offset; look at what re-writes records on their way"
        case .badFieldType:
            "a field has another JSON type than SES gives it; look at what re-writes records on their way"
        }
    }
}

extension InputDamage.Code {
    /// What to do about inputs that are damaged in this way.
    var advice: String {
        switch self {
        case .gzipTruncated: "the copy is not whole: fetch the object again; what came before the cut is counted"
        case .gzipChecksum: "bytes changed on their way: fetch the object again; what was read of it is counted"
        case .gzipCorrupt: "bytes changed on their way: fetch the object again; reading went on at the next gzip member"
        case .gzipTrailingGarbage: "something was appended behind the gzip data; nothing of it is counted"
        case .inflationLimit: "raise --max-inflated-size or --max-inflation-ratio if the input is to be trusted"
        case .readError: "the system could not read it: check permissions and the disk, then run again"
        case .unsupportedFormat: "unpack it first, as the detail says, or leave it out with --exclude"
        }
    }
}

extension RecordWarning {
    /// What it means, and what to do.
    var advice: String {
        switch self {
        case .unpairedSurrogate: "half of a character in a text; it counts, shown as U+FFFD"
        case .payloadMismatch: "it holds the object of another type as well; the type that it names counts"
        case .timeBeforeMail: "it happened before its message was sent: a clock is wrong, or the record was changed"
        case .openTooLate: "an open or click more than 60 days after the send, when SES reports none any more"
        case .emptyRecipients: "it names no recipient; by --count recipients it adds nothing"
        case .unknownEnum: "a bounce, complaint or delay of a kind that SES did not have when this was written"
        case .tagNotArray: "a tag's value is no list, as re-writers leave it; it counts all the same"
        case .badAccountID: "the sending account is not twelve digits"
        case .missingSendTime: "it does not say when its message was sent; --by send leaves it out"
        case .valueTooLong: "a value longer than --max-value-size; as a dimension it is (too long)"
        case .replacedUTF8: "it was no UTF-8 and has been repaired"
        }
    }
}

extension RunWarning {
    /// What it means, and what to do.
    var advice: String {
        switch self {
        case .severalAccounts: "events of several accounts; tell them apart with --dimensions field/sendingAccountId"
        case .seriesFolded: "more dimension values than are kept apart; raise --max-series"
        case .beyondHorizon: "events of days whose fingerprints were let go; sesstat update --accept-late counts them"
        }
    }
}
