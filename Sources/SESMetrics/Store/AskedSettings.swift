#if Store
    internal import Metrics

    /// What an update says of the store's settings: they make a new store, and must be those of one that is there.
    struct AskedSettings {
        var period: Period?
        var dimensionSets: [[Dimension]]?
        var placement: CountingOptions.Placement?
        var simulator: CountingOptions.Simulator?
        var deduplication: CountingOptions.Deduplication?
        var providers: ProviderTable?
        var valueBytes: Int?
        var horizonDays: Int?

        /// The settings of a new store.
        func settings(seed: (UInt64, UInt64)) -> StoreSettings {
            var settings = StoreSettings(seed: seed)
            settings.period = period ?? settings.period
            settings.dimensionSets = dimensionSets ?? []
            settings.placement = placement ?? settings.placement
            settings.simulator = simulator ?? settings.simulator
            settings.deduplication = deduplication ?? settings.deduplication
            settings.providers = providers ?? settings.providers
            settings.valueBytes = valueBytes ?? settings.valueBytes
            settings.horizonDays = horizonDays ?? settings.horizonDays
            return settings
        }

        /// Refuses what differs from a store's settings; the horizon alone may change.
        func check(against settings: StoreSettings, of store: FilePath) throws(RunFailure) {
            func differs<Value: Equatable>(_ asked: Value?, _ kept: Value) -> Bool { asked.map { $0 != kept } ?? false }
            let names = settings.dimensionSets.map { $0.map(\.name).joined(separator: ",") }
            let sets = names.map { "--dimensions \($0)" }.joined(separator: " ")
            let differences = [
                (differs(period, settings.period), "--period \(settings.period)"),
                (differs(dimensionSets, settings.dimensionSets), sets.isEmpty ? "no --dimensions" : sets),
                (differs(placement, settings.placement), "--by \(settings.placement.rawValue)"),
                (differs(simulator, settings.simulator), "--simulator \(settings.simulator.rawValue)"),
                (differs(deduplication, settings.deduplication), "--deduplicate \(settings.deduplication.rawValue)"),
                (differs(valueBytes, settings.valueBytes), "--max-value-size \(settings.valueBytes)"),
                (differs(providers?.text, settings.providers.text), "another --providers table"),
            ]
            guard let (_, kept) = differences.first(where: \.0) else { return }
            throw RunFailure(
                .usage, "\(SafeText.escaping(store.text)) was made with \(SafeText.escaping(kept))",
                advice: "leave the option out, or make another store with it from the archive")
        }
    }
#endif
