internal import Glibc

/// What a run takes from the machine: the clock, the zones, the terminal, the files; tests bring their own.
public struct RunEnvironment: Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var now: Int64
    /// Number of processors that the process may use.
    public var processors: Int
    /// Where time zones are found.
    public var zones: ZoneLoader
    /// Takes text for standard error.
    public var printError: @Sendable (String) -> Void
    /// Whether standard error is a terminal that understands control sequences.
    public var hasTerminal: Bool
    /// Where inputs are read, and outputs and what is set aside are written.
    var files = FileSystem.local
    /// Draws the secret of a run's hashes.
    var drawSeed: @Sendable () -> (UInt64, UInt64) = { RandomSeed.draw() }

    /// Puts an environment together.
    public init(
        now: Int64, processors: Int, zones: ZoneLoader, printError: @escaping @Sendable (String) -> Void,
        hasTerminal: Bool
    ) {
        self.now = now
        self.processors = processors
        self.zones = zones
        self.printError = printError
        self.hasTerminal = hasTerminal
    }

    /// The environment of this process.
    public static var process: RunEnvironment {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return RunEnvironment(
            now: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000,
            processors: max(1, usableProcessors),
            zones: ZoneLoader(environmentFolder: ProcessEnvironment.value("TZDIR")),
            printError: { StandardError.print($0) },
            hasTerminal: isatty(STDERR_FILENO) == 1 && ProcessEnvironment.value("TERM") != "dumb")
    }

    /// Bytes of memory that the machine has.
    static var physicalMemory: Int64 {
        max(1 << 30, Int64(sysconf(Int32(_SC_PHYS_PAGES))) * Int64(sysconf(Int32(_SC_PAGESIZE))))
    }

    /// Processors that the scheduler lets this process use, which may be fewer than there are (`Cpus_allowed`, hexadecimal).
    private static var usableProcessors: Int {
        let status = (try? WholeFile.read(FilePath("/proc/self/status"))) ?? []
        let name = "Cpus_allowed:"
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        guard let line else { return sysconf(Int32(_SC_NPROCESSORS_ONLN)) }
        return line.dropFirst(name.count).reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
    }
}

/// The variables of this process's environment.
enum ProcessEnvironment {
    /// The value of a variable; nil when it is not set.
    static func value(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}

/// Standard error, written directly: what is said there must not wait in a buffer.
enum StandardError {
    /// Writes text; a failure has nowhere to be told.
    static func print(_ text: String) {
        let bytes = Array(text.utf8)
        unsafe bytes.withUnsafeBytes { try? unsafe FileSystem.local.writeAll(STDERR_FILENO, $0) }
    }
}
