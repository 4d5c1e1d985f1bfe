internal import Glibc
internal import SESMetrics

/// The arguments of this process, without loss where they are not UTF-8.
enum RawArguments {
    /// Texts that stand for the arguments after the name of the program; see ``ArgumentBytes``.
    static var texts: [String] {
        (1..<max(1, Int(CommandLine.argc))).compactMap { index in
            guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
            let count = unsafe strlen(argument)
            return ArgumentBytes.text(for: (0..<count).map { unsafe UInt8(bitPattern: argument[$0]) })
        }
    }
}
