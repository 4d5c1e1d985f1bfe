internal import Events

/// A dimension whose column in the batch is known.
struct CompiledDimension: Sendable {
    enum Kind: Sendable {
        case plain, domain, region, eventType, userAgentFamily, recipientDomain, recipientProvider, recipientStatus
    }

    let kind: Kind
    /// The column, where there is one.
    let column: Int

    init(_ source: Dimension.Source, in fields: inout FieldPlan) {
        switch source {
        case .column(let column): (kind, self.column) = (.plain, fields.index(of: column))
        case .domain(let column): (kind, self.column) = (.domain, fields.index(of: column))
        case .region(let column): (kind, self.column) = (.region, fields.index(of: column))
        case .eventType: (kind, column) = (.eventType, 0)
        case .userAgentFamily: (kind, column) = (.userAgentFamily, fields.index(of: .field(.userAgent)))
        case .recipientDomain: (kind, column) = (.recipientDomain, 0)
        case .recipientProvider: (kind, column) = (.recipientProvider, 0)
        case .recipientStatus: (kind, column) = (.recipientStatus, 0)
        }
    }

    /// Whether an event can have several values.
    var isOfRecipients: Bool {
        switch kind {
        case .recipientDomain, .recipientProvider, .recipientStatus: true
        case .plain, .domain, .region, .eventType, .userAgentFamily: false
        }
    }
}

/// The dimensions of one set.
struct CompiledSet: Sendable {
    let dimensions: [CompiledDimension]
    /// Whether one of them has a value for each recipient.
    let isOfRecipients: Bool
    /// The column of the one dimension, where its values are those of a column as they stand; else -1.
    var plainColumn: Int {
        guard dimensions.count == 1, case .plain = dimensions[0].kind else { return -1 }
        return dimensions[0].column
    }

    init(_ set: [Dimension], in fields: inout FieldPlan) {
        dimensions = set.map { CompiledDimension($0.source, in: &fields) }
        isOfRecipients = dimensions.contains(where: \.isOfRecipients)
    }
}
