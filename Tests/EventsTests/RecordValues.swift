import Events
import Testing

/// The values of these columns in the one event of a record.
func values(_ record: String, _ columns: FieldPlan.Column..., step: Int = .max) -> [String] {
    var plan = FieldPlan()
    plan.columns = columns
    let found = reading(record, plan: plan, step: step)
    #expect(found.events.count == 1, "\(found.summary)")
    return found.events.first?.values ?? []
}
