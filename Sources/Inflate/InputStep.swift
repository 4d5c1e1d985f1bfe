/// What one call of ``InputReader/next(into:)`` brought.
public enum InputStep: Equatable, Sendable {
    /// So many bytes, at least one, stand at the front of the buffer.
    case bytes(Int)
    /// The bytes before are cut here; what follows starts a new record.
    case damage(InputDamage)
    /// The input is over; every further call says so again.
    case end
}
