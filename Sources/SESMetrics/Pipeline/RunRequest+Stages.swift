internal import Events
internal import Inflate
internal import Metrics

/// A request in the terms of each stage.
extension RunRequest {
    /// What `Metrics` is to count.
    func countingOptions(seed: (UInt64, UInt64)) -> CountingOptions {
        var options = CountingOptions(seed: seed)
        options.metrics = metrics
        options.grid = WindowGrid(period: period, zone: zone)
        options.range = (startTime ?? .min)..<(endTime ?? .max)
        options.placement = placement
        options.deduplication = deduplication
        options.dimensionSets =
            (includesAccountLevel ? [[]] : []) + dimensionSets
        options.unit = unit
        options.simulator = simulator
        options.conditions = conditions
        options.providers = providers
        options.keepsHistograms = keepsHistograms
        options.countsSimulatorApart = countsSimulatorApart
        options.dimensionDefault = dimensionDefault
        options.top = top
        options.fillsWithZeros = fillsWithZeros
        options.maximumSeries = limits.series
        options.maximumValueBytes = limits.valueBytes
        options.memoryForLogs = limits.memory / 4 / max(threads, 1)
        // As many as the result may have must always fit: only what folding is still to take away can be too much.
        options.maximumCells = max(limits.datapoints, limits.memory / CountingOptions.bytesOfCell / max(threads, 1))
        return options
    }

    /// What `Events` refuses, and what it forgives.
    var recordLimits: RecordLimits {
        var record = RecordLimits()
        record.recordBytes = limits.recordBytes
        record.envelopeBytes = limits.envelopeBytes
        record.depth = limits.depth
        record.replacesInvalidUTF8 = replacesInvalidUTF8
        record.recoversFirehoseErrors = recoversFirehoseErrors
        return record
    }
}

extension RunLimits {
    /// What `Inflate` refuses.
    var inflateLimits: InflateLimits {
        var inflate = InflateLimits()
        inflate.maximumBytes = inflatedBytes
        inflate.maximumRatio = inflationRatio
        return inflate
    }
}

extension RecordTotals {
    /// What the scanner and the counter made of an input.
    init(_ records: RecordTally, _ events: CountTally) {
        self.init()
        self.records = records.records
        counted = events.counted
        duplicate = events.duplicate
        filtered = events.filtered
        for reason in IgnoreReason.allCases { ignored.add(reason, times: records.ignored[Int(reason.rawValue)]) }
        for reason in RejectReason.allCases { rejected.add(reason, times: records.rejected[Int(reason.rawValue)]) }
        for warning in RecordWarning.allCases { warnings.add(warning, times: records.warnings[Int(warning.rawValue)]) }
        if events.valuesTooLong > 0 { warnings.add(.valueTooLong, times: events.valuesTooLong) }
        account = records.account
        hasSeveralAccounts = records.hasSeveralAccounts
        firstEvent = records.firstEvent
        lastEvent = records.lastEvent
    }
}
