/// Why bytes are no state that can be read.
public enum MetricStateError: Error, Equatable, Sendable {
    /// They do not begin as state does.
    case notState
    /// They are of a version that this one does not know.
    case unknownVersion(UInt16)
    /// They have a part that this version does not know.
    case unknownSection(UInt8)
    /// They end too early.
    case truncated
    /// A checksum is wrong.
    case damaged
    /// The checksum is right, but what they say does not fit together.
    case inconsistent
    /// They were counted with other options.
    case otherOptions
}
