internal import Events

/// The conditions of a run, gathered by dimension, with their columns known.
struct CompiledFilter: Sendable {
    /// What is asked of one dimension.
    struct Condition: Sendable {
        let dimension: CompiledDimension
        /// One of these is wanted, unless there is none.
        let wanted: [[UInt8]]
        /// None of these.
        let excluded: [[UInt8]]
    }

    /// On the event as a whole.
    let ofEvent: [Condition]
    /// On each of its recipients.
    let ofRecipients: [Condition]
    /// Whether nothing is asked.
    let isEmpty: Bool
    /// Whether anything is asked of recipients.
    let isOfRecipients: Bool

    init(_ conditions: [DimensionCondition], missing: String, in fields: inout FieldPlan) {
        var sources: [Dimension.Source] = []
        for condition in conditions where !sources.contains(condition.dimension.source) {
            sources.append(condition.dimension.source)
        }
        var compiled: [Condition] = []
        for source in sources {
            let own = conditions.filter { $0.dimension.source == source }
            let dimension = CompiledDimension(source, in: &fields)
            let values = own.map { (isNegated: $0.isNegated, bytes: dimension.comparable($0.value, missing: missing)) }
            compiled.append(
                Condition(
                    dimension: dimension, wanted: values.filter { !$0.isNegated }.map(\.bytes),
                    excluded: values.filter(\.isNegated).map(\.bytes)))
        }
        ofEvent = compiled.filter { !$0.dimension.isOfRecipients }
        ofRecipients = compiled.filter(\.dimension.isOfRecipients)
        isEmpty = compiled.isEmpty
        isOfRecipients = !ofRecipients.isEmpty
    }
}

extension CompiledFilter.Condition {
    /// Whether a value is among those wanted and not among those excluded.
    func holds(for value: UnsafeRawBufferPointer) -> Bool {
        let isSame = { (other: [UInt8]) in unsafe value.elementsEqual(other) }
        return (wanted.isEmpty || wanted.contains(where: isSame)) && !excluded.contains(where: isSame)
    }
}

extension CompiledDimension {
    /// A value as typed, in the form in which the dimension's values are read.
    fileprivate func comparable(_ value: String, missing: String) -> [UInt8] {
        (kind == .domain || kind == .recipientDomain) && value != missing
            ? value.utf8.map(AddressText.lowercased) : Array(value.utf8)
    }
}
