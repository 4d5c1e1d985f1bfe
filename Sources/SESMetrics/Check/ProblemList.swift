internal import Events
internal import Inflate

/// What is wrong with an archive: by reason and code, and by file.
struct ProblemList {
    /// Records rejected for one reason.
    struct Rejection {
        var reason: RejectReason
        var records: Int64
        var inputs: Int64
        /// The first of them.
        var example: RecordPosition?
        /// The input of the example.
        var path: FilePath?
    }

    /// Damage of one code.
    struct Damage {
        var code: InputDamage.Code
        var count: Int64
        var inputs: Int64
        /// The first input that has it, and the first place in it.
        var path: FilePath
        var example: InputDamage
    }

    /// An input with rejected records or damage.
    struct File {
        var path: FilePath
        var rejected: Int64
        var damage: Int64
        /// The first record rejected in it.
        var record: RecordPosition?
        /// The first damage of it.
        var firstDamage: InputDamage?
    }

    /// As many files are listed.
    static let longestList = 20

    /// In the order of contract §3.
    private(set) var rejections: [Rejection] = []
    /// In the order of contract §3.
    private(set) var damage: [Damage] = []
    /// The worst inputs: by rejected records, then by damage, then in the order in which inputs are read.
    private(set) var files: [File] = []
    /// Files with problems that are not listed.
    private(set) var unlistedFiles = 0

    init(_ run: RunReport, _ findings: SurveyFindings) {
        for (reason, records) in run.totals.rejected.nonzero {
            let example = findings.firstByReason[reason]
            rejections.append(
                Rejection(
                    reason: reason, records: records,
                    inputs: Int64(run.inputs.count { $0.totals.rejected[reason] > 0 }), example: example,
                    path: example.flatMap { ProblemList.path(of: $0.input, in: run) }))
        }
        damage = ProblemList.damage(of: run.damagedInputs)

        var bad = run.unreadableFolders + run.inputs.filter { $0.isDamaged || $0.totals.rejected.total > 0 }
        unlistedFiles = max(0, bad.count - ProblemList.longestList)
        // Sorting keeps the order of equals by their place.
        let order = bad.indices.sorted { left, right in
            let (one, other) = (bad[left], bad[right])
            let (few, many) = (one.totals.rejected.total, other.totals.rejected.total)
            if few != many { return few > many }
            return one.damageCount == other.damageCount ? left < right : one.damageCount > other.damageCount
        }
        bad = order.prefix(ProblemList.longestList).map { bad[$0] }
        files = bad.map { input in
            File(
                path: input.path, rejected: input.totals.rejected.total, damage: input.damageCount,
                record: findings.firstByInput[input.index], firstDamage: input.damage.first)
        }
    }

    private static func damage(of inputs: [InputReport]) -> [Damage] {
        var list: [Damage] = []
        for input in inputs {
            for (position, found) in input.damage.enumerated() {
                let isNew = !input.damage[..<position].contains { $0.code == found.code }
                if let index = list.firstIndex(where: { $0.code == found.code }) {
                    list[index].count += 1
                    list[index].inputs += isNew ? 1 : 0
                } else {
                    list.append(Damage(code: found.code, count: 1, inputs: 1, path: input.path, example: found))
                }
            }
        }
        return list.sorted { $0.code.rawValue < $1.code.rawValue }
    }

    private static func path(of input: Int, in run: RunReport) -> FilePath? {
        run.inputs.first { $0.index == input }?.path
    }
}

extension InputReport {
    /// All damage, listed or only counted.
    fileprivate var damageCount: Int64 { Int64(damage.count) + unlistedDamage }
}
