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
        var faults: [Fault] = [ENOSPC, EIO, EACCES].map { .error($0, times: 1) }
        faults += [.error(EINTR, times: 1), .error(EINTR, times: 3), .error(EIO, times: .max)]
        switch kind {
        case .write: faults += [.half(following: nil), .half(following: ENOSPC), .error(ENOSPC, times: .max)]
        case .read, .readAt: faults += [.half(following: nil), .half(following: EIO)]
        case .create, .openUnnamed: faults += [.error(EMFILE, times: 1), .error(EROFS, times: .max)]
        default: break
        }
        return faults
    }
}
