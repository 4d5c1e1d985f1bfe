extension CountingPlan {
    /// All options that change what is counted, or where: state is merged only where they are equal.
    ///
    /// What is done to the result alone (the top, zeros) is not among them.
    var stateOptions: [UInt8] {
        var writer = StateWriter()
        func put(_ text: String) { writer.text(text.utf8) }
        for metric in options.metrics { writer.byte(metric.rawValue) }
        put("\(options.grid.period)")
        put(options.grid.zone.identifier)
        writer.fixed(options.range.lowerBound)
        writer.fixed(options.range.upperBound)
        for text in [options.placement.rawValue, options.deduplication.rawValue, options.unit.rawValue] { put(text) }
        put(options.simulator.rawValue)
        put(options.dimensionDefault)
        writer.number(options.maximumSeries)
        writer.number(options.maximumValueBytes)
        for set in options.dimensionSets {
            writer.number(set.count)
            for dimension in set { put(dimension.name) }
        }
        writer.byte(options.keepsHistograms ? 1 : 0)
        writer.byte(options.countsSimulatorApart ? 1 : 0)
        writer.number(options.conditions.count)
        for condition in options.conditions {
            put(condition.dimension.name)
            put(condition.value)
            writer.byte(condition.isNegated ? 1 : 0)
        }
        writer.number(providers.entries.count)
        for entry in providers.entries {
            writer.text(entry.domain)
            writer.text(entry.provider)
        }
        return writer.bytes
    }
}
