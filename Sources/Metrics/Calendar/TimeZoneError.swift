/// Why the bytes of a time zone file cannot be used.
public struct TimeZoneError: Error, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Reason: Error, Equatable {
        /// The bytes do not begin with `TZif`.
        case notTZif
        /// A version byte other than those of versions 1 to 4.
        case unsupportedVersion(UInt8)
        /// The bytes end before what the header announces.
        case truncated
        /// The file counts leap seconds, as those in `right/` do: its seconds are not those of event times.
        case leapSeconds
        /// A field that RFC 8536 does not allow; the text names it.
        case malformed(String)
        /// The rule for the years after the last transition does not read as RFC 8536 §3.3 says.
        case footer
    }

    /// The zone whose file it is.
    public let identifier: String
    /// What is wrong.
    public let reason: Reason

    /// Names a zone and what is wrong with its file.
    public init(identifier: String, reason: Reason) {
        self.identifier = identifier
        self.reason = reason
    }

    /// A sentence for the user.
    public var description: String {
        let problem =
            switch reason {
            case .notTZif: "its file is not in TZif format"
            case .unsupportedVersion(let byte): "its file has an unknown TZif version (byte \(byte))"
            case .truncated: "its file is cut short"
            case .leapSeconds: "its file counts leap seconds; name the zone without \"right/\""
            case .malformed(let field): "its file is damaged: \(field)"
            case .footer: "the rule at the end of its file cannot be read"
            }
        return "time zone \(identifier.quotedForMessage): \(problem)"
    }
}
