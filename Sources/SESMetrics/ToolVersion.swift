internal import Events
internal import Inflate

/// The version of the tool, as `--version` and summaries show it.
public enum ToolVersion {
    /// Major, minor, patch.
    public static let current = "0.1.0"

    /// The version, and on a line each what inflates and what scans here: neither makes a difference to results.
    public static var details: String {
        """
        \(current)
        inflater: \(PinnedStages.inflater.name)
        scanner: \(TextBlock.kernelName)
        """
    }
}
