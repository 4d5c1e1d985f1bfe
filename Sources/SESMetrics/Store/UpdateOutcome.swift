#if Store
    internal import Inflate

    /// What a run of `sesstat update` came to.
    struct UpdateOutcome {
        /// Of what was read.
        var report = RunReport()
        /// Number of inputs named.
        var inputs = 0
        /// Contents that were new.
        var new = 0
        /// Damaged readings that others took the place of.
        var replaced = 0
        /// Events of days that the store has let go of.
        var tooLate: Int64 = 0

        /// Adds inputs that could not be read, which is damage.
        mutating func add(unreadable: [(position: Int, message: String)], of inputs: [ResolvedInput]) {
            for (position, message) in unreadable {
                var input = InputReport(index: position, path: inputs[position].path)
                input.add(InputDamage(code: .readError, offset: 0, detail: message))
                report.add(input)
            }
        }

        /// Adds what a group came to.
        mutating func add(_ added: InputGroup.Outcome, of batch: InputBatch, inputs: [ResolvedInput]) {
            report.merge(added.report)
            new += batch.found.count - added.changed.count
            replaced += batch.superseded.count + batch.found.reduce(0) { $0 + $1.replaced.count }
            tooLate += added.tooLate.values.reduce(0, +)
            let message = "changed while it was read; the next run reads it"
            add(unreadable: added.changed.sorted().map { ($0, message) }, of: inputs)
        }
    }
#endif
