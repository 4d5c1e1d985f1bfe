public import Events

/// One dimension: the name as typed, and where its value comes from (contract §5).
public struct Dimension: Hashable, Sendable {
    /// The name, which heads a column.
    public let name: String
    /// Where the value is found.
    public let source: FieldPlan.Column

    /// The dimension of a name: any message tag.
    public init(_ name: String) {
        self.name = name
        source = .tag(name)
    }
}
