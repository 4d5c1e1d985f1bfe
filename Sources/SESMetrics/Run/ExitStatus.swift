/// The exit statuses, all in one table (contract §8).
public enum ExitStatus: Int32, CaseIterable, Sendable {
    /// All clean; also when the reader of a pipe closed it.
    case success = 0
    /// Finished and output written, but something was rejected or damaged.
    case imperfect = 1
    /// A threshold of `--fail-on` was crossed.
    case threshold = 10
    /// The command line is wrong.
    case usage = 64
    /// A store or partial is corrupt or from a newer version.
    case badData = 65
    /// A named input is not there, or there is none at all; nothing is written.
    case noInput = 66
    /// A limit on results was passed.
    case limit = 69
    /// A bug.
    case bug = 70
    /// Output cannot be created.
    case cannotCreate = 73
    /// Output cannot be written; the old file stays.
    case cannotWrite = 74
    /// The store is locked.
    case locked = 75
    /// Stopped by SIGINT.
    case interrupted = 130
    /// Stopped by SIGTERM.
    case terminated = 143
}
