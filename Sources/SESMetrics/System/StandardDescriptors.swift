internal import Glibc

/// Standard input, output and error, which a caller may have closed.
public enum StandardDescriptors {
    /// Puts something in the place of those that are closed; to be called before any file is opened.
    ///
    /// Otherwise the next file that is opened would get the number 1, and the output would go into it. What is put there
    /// cannot be used in the descriptor's direction, so that reading or writing still fails as it does when it is closed.
    public static func secure() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free number is given out, and all below are open by now.
            let flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
            _ = unsafe open("/dev/null", flags)
        }
    }
}
