internal import Glibc

/// Runs the same work on several plain threads.
enum Workers {
    /// Carries the work through the thread's one pointer.
    private final class Job: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    /// Calls `work` on `count` threads at once, one of them the caller's, and waits for all.
    ///
    /// Where the system gives no further thread, fewer do the work.
    static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
        let job = Job(work)
        var threads: [pthread_t] = []
        for _ in 1..<max(count, 1) {
            var thread = pthread_t()
            let argument = unsafe Unmanaged.passRetained(job).toOpaque()
            let result = unsafe pthread_create(
                &thread, nil,
                { pointer in
                    if let pointer = unsafe pointer {
                        unsafe Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().work()
                    }
                    return nil
                }, argument)
            if result == 0 {
                threads.append(thread)
            } else {
                unsafe Unmanaged<Job>.fromOpaque(argument).release()
            }
        }
        work()
        for thread in threads { pthread_join(thread, nil) }
    }
}
