import Glibc

@testable import SESMetrics

/// What must come of a run, as told from the calls that failed in it.
enum FaultVerdict: Equatable {
    /// As if nothing had happened.
    case unharmed
    /// Likewise, but that some inputs are damaged.
    case damaged
    /// Status 73: nothing is changed.
    case cannotCreate(String)
    /// Status 74: this output is old, and so are those that follow it in the order of outputs; those before it are new
    /// where it is to be put in its place, and old where it is still being written.
    case cannotWrite(String, isCommit: Bool)
    /// Status 74: this output is new, but its folder could not be brought to the disk.
    case notSynchronized
    /// Status 74: what was set aside is lost, and all outputs are old.
    case notSetAside
    /// Status 73, or as if nothing had happened: it depends on what the call was made for.
    case unharmedOrNotCreated

    /// The verdict on a run of a scenario in which these calls failed, in their order, with one error.
    init(on failed: [TracedCall], of scenario: FaultScenario) {
        self = .unharmed
        var refused: [String: Int] = [:]
        for call in failed {
            let output = call.isTemporary ? scenario.output(of: call) ?? "?" : call.name
            let isInput = call.path.folder == scenario.folder.path("in")
            switch call.kind {
            case .create where call.isTemporary: self = .cannotCreate(output)
            case .write where call.isTemporary: self = .cannotWrite(output, isCommit: false)
            case .write where call.name == "descriptor 1": self = .cannotWrite("-", isCommit: true)
            case .setPermissions, .rename: self = .cannotWrite(output, isCommit: true)
            case .synchronize: self = call.isTemporary ? .cannotWrite(output, isCommit: true) : .notSynchronized
            case .create, .openUnnamed, .write, .readAt: self = .notSetAside
            case .unlink where call.isSpool: self = .notSetAside
            case .open where call.isTemporary:
                refused[output, default: 0] += 1
                if refused[output] == TemporaryName.slots { self = .cannotCreate(output) }
            case .open where isInput, .read,
                .statusOfDescriptor where isInput:
                self = .damaged
            case .status, .statusOfDescriptor, .linkTarget: self = .unharmedOrNotCreated
            case .open, .lock, .close, .unlink, .duplicate: break
            }
            // Nothing follows but the tidying up.
            if ![.unharmed, .damaged, .unharmedOrNotCreated].contains(self) { return }
        }
    }
}
