import Foundation

/// The seeds of random tests: few by default, as many as `PROPERTY_SEEDS` says in a long search for what they miss.
enum PropertySeeds {
    /// Seeds from `first` on, `standard` of them unless the environment wants others.
    static func from(_ first: UInt64, standard: UInt64) -> Range<UInt64> {
        let wanted = ProcessInfo.processInfo.environment["PROPERTY_SEEDS"].flatMap(UInt64.init)
        return first..<first + (wanted ?? standard)
    }
}
