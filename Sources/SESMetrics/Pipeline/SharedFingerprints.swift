internal import Metrics
internal import Synchronization

/// The fingerprints of a run, in shards by their first eight bits, each under a lock of its own.
final class SharedFingerprints: FingerprintJudge {
    private final class Shard: Sendable {
        let table = Mutex(FingerprintTable())
    }

    private let shards = (0..<256).map { _ in Shard() }

    func judge(_ fingerprints: [Fingerprint], into isDuplicate: inout [Bool]) {
        isDuplicate.removeAll(keepingCapacity: true)
        for fingerprint in fingerprints {
            let shard = shards[Int(fingerprint.high >> 56)]
            isDuplicate.append(shard.table.withLock { !$0.insert(fingerprint) })
        }
    }
}
