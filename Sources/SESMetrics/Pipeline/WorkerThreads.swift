internal import Glibc

/// A fixed number of plain threads that run the same work.
enum WorkerThreads {
    private final class Work {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }

    /// Runs `body` on `count` threads, this one among them, and returns when all are done.
    ///
    /// Where the system refuses a thread, fewer do the work; `body` claims its work, so that nothing is left.
    static func run(_ count: Int, _ body: @Sendable () -> Void) {
        withoutActuallyEscaping(body) { body in
            var threads: [pthread_t] = []
            for _ in 1..<max(count, 1) {
                let work = unsafe Unmanaged.passRetained(Work(body))
                var thread = pthread_t()
                let status = unsafe pthread_create(
                    &thread, nil,
                    { argument in
                        unsafe Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().body()
                        return nil
                    }, work.toOpaque())
                if status == 0 {
                    threads.append(thread)
                } else {
                    unsafe work.release()
                    break
                }
            }
            body()
            for thread in threads { pthread_join(thread, nil) }
        }
    }
}
