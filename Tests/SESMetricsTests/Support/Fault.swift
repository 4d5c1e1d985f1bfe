import Glibc

/// What goes wrong with a system call.
enum Fault: Hashable, Sendable, CustomStringConvertible {
    /// It fails this often in a row, `Int.max` times for good, with the calls of its kind that follow.
    case error(Int32, times: Int)
    /// It does a part of what it is asked, and all that follow fail with an error, if one is given.
    case half(following: Int32?)

    /// The error.
    var code: Int32 {
        switch self {
        case .error(let code, _): code
        case .half(let following): following ?? 0
        }
    }

    /// How often the call fails.
    var times: Int { if case .error(_, let times) = self { times } else { 0 } }

    /// Whether the call succeeds when it is repeated, or continued.
    var passes: Bool {
        switch self {
        case .error(let code, let times): code == EINTR && times < .max
        case .half(let following): following == nil
        }
    }

    /// The operating system's words for the error.
    var message: String { String(cString: strerror(code)) }

    var description: String {
        switch self {
        case .error(let code, let times):
            "error \(code)" + (times == 1 ? "" : times == .max ? " for good" : " \(times)x")
        case .half(let following): "half" + (following.map { ", then error \($0)" } ?? "")
        }
    }

    /// The faults that a call of a kind can have.
    static func fitting(_ kind: TracedCall.Kind) -> [Fault] {
        let interrupted = Fault.error(EINTR, times: 3)
        let failed = Fault.error(EIO, times: 1)
        switch kind {
        case .write:
            return [interrupted, failed, .error(ENOSPC, times: 1), .half(following: nil), .half(following: ENOSPC)]
        case .read, .readAt: return [interrupted, failed, .half(following: nil), .half(following: EIO)]
        case .create, .openUnnamed:
            return [
                interrupted, failed, .error(ENOSPC, times: 1), .error(EACCES, times: 1), .error(EROFS, times: .max),
            ]
        case .open: return [interrupted, failed, .error(EACCES, times: 1), .error(EIO, times: .max)]
        case .synchronize, .duplicate: return [interrupted, failed, .error(ENOSPC, times: 1)]
        case .rename, .unlink:
            return [interrupted, failed, .error(ENOSPC, times: 1), .error(EACCES, times: 1), .error(EIO, times: .max)]
        case .setPermissions, .status, .statusOfDescriptor, .linkTarget:
            return [interrupted, failed, .error(EACCES, times: 1)]
        case .lock, .close: return [interrupted, failed]
        }
    }
}
