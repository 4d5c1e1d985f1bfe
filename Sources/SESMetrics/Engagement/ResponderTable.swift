internal import Metrics

/// The distinct recipients who responded, by group, and what else is known of each group.
///
/// A recipient is known by 128 bits of a hash under the key of the run, and takes 34 to 67 bytes for each group that there
/// is a response in; which order they come in changes nothing.
struct ResponderTable {
    private struct Responder: Hashable {
        var address: Fingerprint
        var group: UInt32
    }

    private var numbers: [Group: UInt32] = [:]
    private var groups: [Group] = []
    private var shared: [Int64] = []
    private var lastSends: [Int64?] = []
    /// Whether any response was not a machine's.
    private var responders: [Responder: Bool] = [:]

    /// What a recipient and a group take at most, in bytes, while the table grows.
    static let bytesOfResponder = 128

    /// Number of recipients, each once a group, and of groups.
    var count: Int { responders.count + groups.count }

    /// The number of a group, which is added if it is new.
    mutating func number(of group: Group) -> UInt32 {
        if let known = numbers[group] { return known }
        let number = UInt32(groups.count)
        numbers[group] = number
        groups.append(group)
        shared.append(0)
        lastSends.append(nil)
        return number
    }

    /// Adds a response of a message's only recipient.
    mutating func add(_ address: Fingerprint, isMachine: Bool, to group: UInt32) {
        let responder = Responder(address: address, group: group)
        responders[responder] = !isMachine || responders[responder] ?? false
    }

    /// Adds a response to a message with several recipients.
    mutating func addShared(_ count: Int64 = 1, to group: UInt32) { shared[Int(group)] += count }

    /// Takes note of when a message was sent.
    mutating func note(sendTime: Int64, of group: UInt32) {
        lastSends[Int(group)] = max(lastSends[Int(group)] ?? sendTime, sendTime)
    }

    /// Adds what another table holds, each group under the one that `place` says, or not at all; the order does not matter.
    mutating func merge(_ other: ResponderTable, place: (Group) -> Group? = { $0 }) {
        let moved = other.groups.map { place($0).map { number(of: $0) } }
        for (index, number) in moved.enumerated() {
            guard let number else { continue }
            addShared(other.shared[index], to: number)
            if let time = other.lastSends[index] { note(sendTime: time, of: number) }
        }
        for (responder, isPerson) in other.responders {
            guard let number = moved[Int(responder.group)] else { continue }
            add(responder.address, isMachine: !isPerson, to: number)
        }
    }

    /// What is known of each group.
    func responses() -> [Group: Responses] {
        var all = groups.indices.map { Responses(shared: shared[$0], lastSend: lastSends[$0]) }
        for (responder, isPerson) in responders {
            all[Int(responder.group)].recipients += 1
            if isPerson { all[Int(responder.group)].people += 1 }
        }
        return Dictionary(uniqueKeysWithValues: zip(groups, all))
    }
}
