internal import Glibc

/// Whether text on standard output may have colours.
public enum TerminalColour {
    /// True on a terminal that understands control sequences, unless `NO_COLOR` is set to anything (no-color.org).
    public static var isWelcome: Bool {
        isWelcome(
            onTerminal: isatty(STDOUT_FILENO) == 1, terminal: ProcessEnvironment.value("TERM"),
            noColour: ProcessEnvironment.value("NO_COLOR"))
    }

    /// The same for given circumstances.
    static func isWelcome(onTerminal: Bool, terminal: String?, noColour: String?) -> Bool {
        onTerminal && terminal != "dumb" && noColour?.isEmpty ?? true
    }
}
