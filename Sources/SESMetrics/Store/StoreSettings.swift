#if Store
    internal import Events
    internal import Metrics
    internal import Store

    /// What a store was made for, which all its updates follow.
    struct StoreSettings {
        /// The key of its hashes.
        var seed: (UInt64, UInt64)
        /// The finest windows, up to an hour.
        var period = Period.seconds(60)
        /// Beside the account level.
        var dimensionSets: [[Dimension]] = []
        var placement = CountingOptions.Placement.event
        var simulator = CountingOptions.Simulator.include
        var deduplication = CountingOptions.Deduplication.logical
        var providers = ProviderTable.standard
        var valueBytes = RunLimits().valueBytes
        /// Days after which fingerprints and first opens and clicks are let go.
        var horizonDays = StoreSettings.standardHorizon

        static let standardHorizon = 70

        init(seed: (UInt64, UInt64)) {
            self.seed = seed
        }

        /// What tells accounts and Regions apart, for `send-statistics`; added up, it is the account level.
        ///
        /// A store always has the set, and it is the first.
        private static let standing = [SendStatistics.account, SendStatistics.region]

        /// What is counted for the store: everything that a query may ask, by the finest windows.
        func options(limits: RunLimits) -> CountingOptions {
            var options = CountingOptions(seed: seed)
            options.metrics = Metric.counts + Metric.refinements + [.deliveryLatency]
            options.grid = WindowGrid(period: period, zone: .utc)
            options.placement = placement
            options.deduplication = deduplication
            options.dimensionSets = [StoreSettings.standing] + dimensionSets.filter { $0 != StoreSettings.standing }
            options.unit = .recipients
            options.simulator = simulator
            options.providers = providers
            options.keepsHistograms = true
            // No value can be empty, so that a query may write what it likes for a missing one.
            options.dimensionDefault = ""
            options.maximumSeries = limits.series
            options.maximumValueBytes = valueBytes
            options.maximumCells = max(limits.datapoints, limits.memory / CountingOptions.bytesOfCell)
            return options
        }

        // MARK: Kept

        /// The settings as they are kept.
        var fields: [String: [UInt8]] {
            let sets = dimensionSets.map { $0.map(\.name).joined(separator: ",") }
            let texts = [
                "seed": "\(seed.0) \(seed.1)", "period": period.description, "dimensions": sets.joined(separator: "\n"),
                "by": placement.rawValue, "simulator": simulator.rawValue, "deduplicate": deduplication.rawValue,
                "maxValueSize": "\(valueBytes)", "horizon": "\(horizonDays)",
            ]
            return texts.mapValues { Array($0.utf8) }.merging(["providers": providers.text]) { first, _ in first }
        }

        /// Reads what ``fields`` gave; nil where something is missing or no value.
        init?(_ fields: [String: [UInt8]]) {
            func text(_ name: String) -> String? { fields[name].map { String(decoding: $0, as: UTF8.self) } }
            let seeds = text("seed")?.split(separator: " ").compactMap { UInt64($0) } ?? []
            guard seeds.count == 2, let period = text("period").flatMap({ try? Period(parsing: $0) }),
                period.seconds ?? .max <= 3600,
                let sets = text("dimensions"), let placement = text("by").flatMap(CountingOptions.Placement.init),
                let simulator = text("simulator").flatMap(CountingOptions.Simulator.init),
                let deduplication = text("deduplicate").flatMap(CountingOptions.Deduplication.init),
                let providers = fields["providers"].flatMap({ try? ProviderTable(parsing: $0) }),
                let valueBytes = text("maxValueSize").flatMap({ Int($0) }),
                let horizon = text("horizon").flatMap({ Int($0) })
            else { return nil }
            seed = (seeds[0], seeds[1])
            self.period = period
            for line in sets.split(separator: "\n") {
                let set = line.split(separator: ",").compactMap { Dimension(String($0)) }
                if set.isEmpty { return nil }
                dimensionSets.append(set)
            }
            self.placement = placement
            self.simulator = simulator
            self.deduplication = deduplication
            self.providers = providers
            self.valueBytes = valueBytes
            horizonDays = horizon
        }
    }
#endif
