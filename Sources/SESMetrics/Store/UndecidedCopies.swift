#if Store
    internal import Metrics
    internal import Store

    /// How many events of damaged inputs are copies as things stand, so that what is told of them is no more than they add.
    ///
    /// Nothing depends on it: a query decides anew.
    enum UndecidedCopies {
        /// Counts the copies among the events of damaged inputs that are being added.
        ///
        /// - Parameters:
        ///   - added: Their states, by position.
        ///   - earlier: The damaged inputs that were there before.
        ///   - reader: The store with all else that is added.
        ///   - plan: What the store counts.
        /// - Returns: The number of copies, by position.
        /// - Throws: What the store says.
        static func count(
            _ added: [(position: Int, state: [UInt8])], after earlier: [Int64], _ reader: StoreReader,
            _ plan: CountingPlan
        ) throws -> [Int: Int64] {
            if added.isEmpty || plan.options.deduplication == .off { return [:] }
            let judge = try QueryJudge(reader)
            for input in earlier { _ = try tally(try reader.damagedState(of: input), judge, plan) }
            var copies: [Int: Int64] = [:]
            for (position, state) in added { copies[position] = try tally(state, judge, plan).duplicate }
            return copies
        }

        private static func tally(_ state: [UInt8], _ judge: QueryJudge, _ plan: CountingPlan) throws -> CountTally {
            var counter = Counter(plan: plan, judge: nil)
            try MetricStateDecoder(state).read(into: &counter)
            return try counter.settleLate { try judge.judge(&$0) }
        }
    }
#endif
