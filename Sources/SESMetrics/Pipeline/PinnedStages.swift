internal import Inflate

/// What the environment pins of the stages, to compare one way of working with another; no result depends on it.
///
/// Which kernel scans is pinned by `SESSTAT_KERNEL`, in `CByteScan`.
enum PinnedStages {
    /// What inflates: that which `SESSTAT_INFLATER` names, `zlib` or `isal`, if this build has it, else the fastest.
    static let inflater: Inflater = {
        let wanted = ProcessEnvironment.value("SESSTAT_INFLATER")
        return Inflater.allCases.first { "\($0)" == wanted } ?? .preferred
    }()

    /// How many bytes of text go through the stages at a time at most: `SESSTAT_BLOCK`, from 1, or as many as there is
    /// room for.
    static let blockBytes = ProcessEnvironment.value("SESSTAT_BLOCK").flatMap { Int($0) }.map { max($0, 1) } ?? .max
}
