internal import Events
internal import Inflate

/// In which forms inputs come.
struct FormFindings: Equatable {
    /// How an input is stored, as reports name it.
    enum Storage: String, CaseIterable {
        case plain, gzip
        case gzipTwice = "gzip_twice"
        case unsupported
        /// It could not be opened, or not even its first bytes could be read.
        case unread

        init(_ compression: Compression?) {
            self =
                switch compression {
                case .some(.none): .plain
                case .gzip: .gzip
                case .gzipTwice: .gzipTwice
                case .some(.unsupported): .unsupported
                case nil: .unread
                }
        }
    }

    /// How often a form came up.
    struct Count: Equatable {
        /// In so many inputs.
        var inputs: Int64 = 0
        /// So many records; of a framing, objects.
        var records: Int64 = 0

        mutating func note(_ records: Int64) {
            if records == 0 { return }
            inputs += 1
            self.records += records
        }

        mutating func merge(_ other: Count) {
            inputs += other.inputs
            records += other.records
        }
    }

    /// Inputs by ``Storage``, in its order.
    private(set) var storage = [Int64](repeating: 0, count: Storage.allCases.count)
    /// By the raw value of `Framing`.
    private(set) var framing = [Count](repeating: Count(), count: Framing.allCases.count)
    /// By the raw value of `EnvelopeKind`.
    private(set) var envelopes = [Count](repeating: Count(), count: EnvelopeKind.allCases.count)
    /// Records without an envelope.
    private(set) var bare = Count()
    /// Events that are feedback notifications, in whatever envelope.
    private(set) var notifications = Count()

    /// Adds an input.
    mutating func note(_ forms: FormTally, _ compression: Compression?, notifications: Int64) {
        storage[Storage.allCases.firstIndex(of: Storage(compression))!] += 1
        for kind in Framing.allCases { framing[Int(kind.rawValue)].note(forms.objects(kind)) }
        for kind in EnvelopeKind.allCases { envelopes[Int(kind.rawValue)].note(forms.records(in: kind)) }
        bare.note(forms.bareRecords)
        self.notifications.note(notifications)
    }

    mutating func merge(_ other: FormFindings) {
        for index in storage.indices { storage[index] += other.storage[index] }
        for index in framing.indices { framing[index].merge(other.framing[index]) }
        for index in envelopes.indices { envelopes[index].merge(other.envelopes[index]) }
        bare.merge(other.bare)
        notifications.merge(other.notifications)
    }

    /// Inputs by storage, in the order of reports.
    var byStorage: [(name: String, inputs: Int64)] {
        zip(Storage.allCases, storage).map { ($0.rawValue, $1) }
    }

    /// Framings in the order of reports.
    var byFraming: [(name: String, count: Count)] {
        Framing.allCases.map { ($0.code, framing[Int($0.rawValue)]) }
    }

    /// Envelopes in the order of reports, none first, feedback notifications last.
    var byEnvelope: [(name: String, count: Count)] {
        [("none", bare)] + EnvelopeKind.allCases.map { ($0.code, envelopes[Int($0.rawValue)]) }
            + [("notification", notifications)]
    }
}
