internal import Glibc

/// A system call that failed.
public struct SystemError: Error, Equatable, Sendable {
    /// The number of the error, as in `errno`.
    public var code: Int32

    /// Wraps an error number.
    public init(code: Int32) {
        self.code = code
    }

    /// The error that the last system call of this thread left behind.
    static var last: SystemError { SystemError(code: errno) }

    /// The operating system's words for it, such as `No such file or directory`.
    public var message: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Throws the last error where a call returned -1.
    static func checking<Value: SignedInteger>(_ value: Value) throws(SystemError) -> Value {
        if value == -1 { throw last }
        return value
    }

    /// Repeats a call that returns -1 on failure while signals interrupt it.
    static func retrying<Value: SignedInteger>(_ call: () -> Value) throws(SystemError) -> Value {
        while true {
            let value = call()
            if value != -1 { return value }
            if errno != EINTR { throw last }
        }
    }
}
