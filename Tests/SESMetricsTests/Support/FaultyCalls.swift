import Glibc
import Synchronization

@testable import SESMetrics

/// The machine's system calls, each noted, one or more of which fail or do half of what they are asked.
///
/// Nothing is brought to the disk in truth, which would take most of a test's time. What is written to standard output
/// is kept.
final class FaultyCalls: SystemCalls {
    /// Which call goes wrong, and how.
    struct Plan: Sendable {
        /// Where the call stands in the order of all calls, from 0.
        var call: Int
        var fault: Fault
        /// Whether no name can be removed from that call on.
        var keepsNames = false
    }

    private struct State {
        var log: [TracedCall] = []
        var paths: [Int32: FilePath] = [:]
        var injected = 0
        var failed: [TracedCall] = []
        var delivered: [FilePath: Int] = [:]
        /// Times that the fault is still to come, and the calls that it comes over.
        var rest = 0
        var kind: TracedCall.Kind?
        var printed: [UInt8] = []
    }

    private let kernel = KernelCalls()
    private let plan: Plan?
    /// Bytes that a call writes at most: short writes are allowed at any time.
    private let pieces: Int
    /// Whether the file system has no files without names.
    private let namesAll: Bool
    private let state = Mutex(State())

    /// Calls of which one goes wrong by the plan.
    init(_ plan: Plan? = nil, pieces: Int = .max, namesAll: Bool = false) {
        self.plan = plan
        self.pieces = pieces
        self.namesAll = namesAll
    }

    /// The calls so far.
    var log: [TracedCall] { state.withLock { $0.log } }
    /// How many faults there were.
    var injected: Int { state.withLock { $0.injected } }
    /// The calls that failed.
    var failed: [TracedCall] { state.withLock { $0.failed } }
    /// How many bytes of a file were read from its beginning.
    var delivered: [FilePath: Int] { state.withLock { $0.delivered } }
    /// What was written to standard output.
    var printed: [UInt8] { state.withLock { $0.printed } }

    /// What a call is to do instead of all that it is asked.
    private enum Order { case proceed, half, fail(SystemError) }

    /// Notes a call; `isHalvable` says that there is more than one byte to it.
    private func note(_ kind: TracedCall.Kind, _ path: FilePath, isHalvable: Bool = false) -> Order {
        state.withLock { state in
            let number = state.log.count
            let call = TracedCall(kind: kind, path: path)
            state.log.append(call)
            guard let plan else { return .proceed }
            if number > plan.call, plan.keepsNames, kind == .unlink {
                state.injected += 1
                state.failed.append(call)
                return .fail(SystemError(code: EROFS))
            }
            if number == plan.call {
                state.kind = kind
                if case .half(let following) = plan.fault {
                    state.rest = following == nil ? 0 : .max
                    if isHalvable { state.injected += 1 }
                    return isHalvable ? .half : .proceed
                }
                state.rest = plan.fault.times
            }
            guard state.rest > 0, kind == state.kind else { return .proceed }
            state.rest -= 1
            state.injected += 1
            state.failed.append(call)
            return .fail(SystemError(code: plan.fault.code))
        }
    }

    private func pass(_ kind: TracedCall.Kind, _ path: FilePath) throws(SystemError) {
        if case .fail(let error) = note(kind, path) { throw error }
    }

    private func path(_ descriptor: Int32) -> FilePath {
        state.withLock { $0.paths[descriptor] } ?? FilePath("descriptor \(descriptor)")
    }

    func open(_ path: FilePath, flags: Int32, permissions: UInt32) throws(SystemError) -> Int32 {
        let isUnnamed = flags & 0o20_000_000 != 0
        try pass(isUnnamed ? .openUnnamed : flags & O_CREAT != 0 ? .create : .open, path)
        if isUnnamed, namesAll { throw SystemError(code: EOPNOTSUPP) }
        let descriptor = try kernel.open(path, flags: flags, permissions: permissions)
        state.withLock { $0.paths[descriptor] = isUnnamed ? path.appending("unnamed".utf8) : path }
        return descriptor
    }

    func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
        try pass(.duplicate, path(descriptor))
        return try kernel.duplicate(descriptor)
    }

    func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        let path = path(descriptor)
        var part = buffer
        switch note(.read, path, isHalvable: buffer.count > 1) {
        case .fail(let error): throw error
        // A little of what there is.
        case .half: part = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(100))
        case .proceed: break
        }
        let count = try kernel.read(descriptor, into: part)
        state.withLock { $0.delivered[path, default: 0] += count }
        return count
    }

    func read(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int {
        let half = UnsafeMutableRawBufferPointer(rebasing: buffer.prefix((buffer.count + 1) / 2))
        switch note(.readAt, path(descriptor), isHalvable: buffer.count > 1) {
        case .fail(let error): throw error
        case .half: return try kernel.read(descriptor, into: half, at: offset)
        case .proceed: return try kernel.read(descriptor, into: buffer, at: offset)
        }
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        var count = min(bytes.count, pieces)
        switch note(.write, path(descriptor), isHalvable: count > 1) {
        case .fail(let error): throw error
        case .half: count = (count + 1) / 2
        case .proceed: break
        }
        let part = UnsafeRawBufferPointer(rebasing: bytes.prefix(count))
        guard descriptor != STDOUT_FILENO else {
            let printed = Array(part)
            state.withLock { $0.printed += printed }
            return count
        }
        return try kernel.write(descriptor, part)
    }

    func synchronize(_ descriptor: Int32) throws(SystemError) {
        try pass(.synchronize, path(descriptor))
    }

    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        try pass(.setPermissions, path(descriptor))
        try kernel.setPermissions(descriptor, permissions)
    }

    func lock(_ descriptor: Int32) throws(SystemError) -> Bool {
        try pass(.lock, path(descriptor))
        return try kernel.lock(descriptor)
    }

    func close(_ descriptor: Int32) throws(SystemError) {
        let path = path(descriptor)
        // The descriptor is given back whatever is reported; its number may be another file's at once.
        state.withLock { $0.paths[descriptor] = nil }
        try kernel.close(descriptor)
        try pass(.close, path)
    }

    func rename(_ old: FilePath, to new: FilePath) throws(SystemError) {
        try pass(.rename, old)
        try kernel.rename(old, to: new)
    }

    func unlink(_ path: FilePath) throws(SystemError) {
        try pass(.unlink, path)
        try kernel.unlink(path)
    }

    func status(of path: FilePath, followingLinks: Bool) throws(SystemError) -> FileStatus {
        try pass(.status, path)
        return try kernel.status(of: path, followingLinks: followingLinks)
    }

    func status(ofDescriptor descriptor: Int32) throws(SystemError) -> FileStatus {
        try pass(.statusOfDescriptor, path(descriptor))
        return try kernel.status(ofDescriptor: descriptor)
    }

    func linkTarget(of path: FilePath) throws(SystemError) -> FilePath {
        try pass(.linkTarget, path)
        return try kernel.linkTarget(of: path)
    }
}
