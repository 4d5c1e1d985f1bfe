/// One condition of `--where`: a dimension's value that an event must have, or must not have.
///
/// Conditions on different dimensions must all hold; of several equalities on one dimension one is enough. Values are
/// compared as they would be shown: with what stands for a missing value, and domains in lower case. A condition on a field
/// of recipients chooses among the recipients that the event is about: the event passes if one is left, and is then counted
/// as if it were about those that are left.
public struct DimensionCondition: Hashable, Sendable {
    /// Whose value is looked at.
    public let dimension: Dimension
    /// The value, compared byte by byte.
    public let value: String
    /// Whether the value is excluded rather than wanted.
    public let isNegated: Bool

    /// Puts a condition together.
    public init(_ dimension: Dimension, _ value: String, isNegated: Bool = false) {
        self.dimension = dimension
        self.value = value
        self.isNegated = isNegated
    }
}
