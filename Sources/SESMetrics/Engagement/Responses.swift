/// Who responded to the messages of a group, and when the last of them was sent.
struct Responses: Equatable {
    /// Distinct recipients who opened or clicked a message that was sent to them alone.
    var recipients: Int64 = 0
    /// Those of them with an open or a click that is not known to be a machine's.
    var people: Int64 = 0
    /// Opens and clicks of messages to several recipients, of whom SES does not say which it was.
    var shared: Int64 = 0
    /// When the last message was sent that any event is of, in milliseconds since 1970; nil where it is not asked for.
    var lastSend: Int64?
}
