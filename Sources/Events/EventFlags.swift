/// What a single bit tells of an event.
public struct EventFlags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16

    /// Flags of these bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A feedback notification (`notificationType`), not a published event (R§2).
    public static let notification = EventFlags(rawValue: 1 << 0)
    /// Permanent, and not by the account's or the tenant's suppression list (contract §4).
    public static let hardBounce = EventFlags(rawValue: 1 << 1)
    /// Transient.
    public static let softBounce = EventFlags(rawValue: 1 << 2)
    /// Undetermined.
    public static let undeterminedBounce = EventFlags(rawValue: 1 << 3)
    /// By the account's or the tenant's suppression list, whatever the type.
    public static let suppressedBounce = EventFlags(rawValue: 1 << 4)
}
