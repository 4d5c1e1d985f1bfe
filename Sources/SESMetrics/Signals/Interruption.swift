internal import Glibc
internal import Synchronization

/// A request to stop, by SIGINT or SIGTERM (contract §8).
///
/// Workers poll ``check()`` once a block; who is blocked in a read is not waited for longer than `patience`.
public enum Interruption {
    /// The number of the signal that came, 0 for none.
    private static let signal = Atomic<Int32>(0)
    /// Nanoseconds that a run gets to end in order after a signal, well below the second that it may take.
    private static let patience: Int = 600_000_000

    /// The run is to stop.
    struct Requested: Error {
        var status: ExitStatus
    }

    /// The exit status of a run that is to stop; nil while it is not.
    static var status: ExitStatus? {
        switch signal.load(ordering: .relaxed) {
        case 0: nil
        case SIGINT: .interrupted
        default: .terminated
        }
    }

    /// Throws when the run is to stop.
    static func check() throws(Requested) {
        if let status { throw Requested(status: status) }
    }

    /// Ignores SIGPIPE and SIGXFSZ, and hands SIGINT and SIGTERM to a thread of their own; to be called before any other thread starts.
    ///
    /// The signals are blocked and waited for, so no handler ever interrupts anything. This also holds where SIGINT was
    /// ignored at the start, as it is for commands in the background of a script.
    public static func watch() {
        _ = Glibc.signal(SIGPIPE, SIG_IGN)
        // A file that may grow no more (`ulimit -f`) is a failure to write, not a reason to die of.
        _ = Glibc.signal(SIGXFSZ, SIG_IGN)
        var signals = sigset_t()
        _ = unsafe sigemptyset(&signals)
        _ = unsafe sigaddset(&signals, SIGINT)
        _ = unsafe sigaddset(&signals, SIGTERM)
        _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
        var thread = pthread_t()
        _ = unsafe pthread_create(
            &thread, nil,
            { _ in
                Interruption.waitForSignal()
                return nil
            }, nil)
    }

    /// Notes that a signal has come.
    static func request(_ number: Int32) {
        signal.store(number, ordering: .relaxed)
    }

    private static func waitForSignal() {
        var signals = sigset_t()
        _ = unsafe sigemptyset(&signals)
        _ = unsafe sigaddset(&signals, SIGINT)
        _ = unsafe sigaddset(&signals, SIGTERM)
        var number: Int32 = 0
        while unsafe sigwait(&signals, &number) != 0 {}
        request(number)
        // A second signal ends the wait.
        var pause = timespec(tv_sec: 0, tv_nsec: patience)
        _ = unsafe sigtimedwait(&signals, nil, &pause)
        let status = number == SIGINT ? ExitStatus.interrupted : ExitStatus.terminated
        TemporaryFiles.removeAll(thenExit: status.rawValue)
    }
}
