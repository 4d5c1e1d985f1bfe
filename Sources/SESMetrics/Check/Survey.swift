internal import Events
internal import Synchronization

/// What a run finds out about an archive besides datapoints: every worker has a surveyor, and their findings are added up.
final class Survey: Sendable {
    private let range: Range<Int64>
    private let valueLimit: Int
    private let collected = Mutex<SurveyFindings?>(nil)

    /// Prepares the survey of a run.
    init(of request: RunRequest) {
        range = (request.startTime ?? .min)..<(request.endTime ?? .max)
        valueLimit = request.limits.valueBytes
    }

    /// A surveyor for one worker, which adds what it needs to the plan that the worker's batches are made with.
    func makeSurveyor(extending fields: inout FieldPlan) -> Surveyor {
        Surveyor(range: range, valueLimit: valueLimit, fields: &fields)
    }

    /// Takes the findings of a worker that is done.
    func collect(_ surveyor: Surveyor) {
        let findings = surveyor.findings
        collected.withLock { collected in
            if collected == nil { collected = findings } else { collected!.merge(findings) }
        }
    }

    /// What all workers found.
    var findings: SurveyFindings { collected.withLock { $0 } ?? SurveyFindings() }
}
