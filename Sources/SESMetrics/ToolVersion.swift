/// The version of the tool, as `--version` and summaries show it.
public enum ToolVersion {
    /// Major, minor, patch.
    public static let current = "0.1.0"
}
