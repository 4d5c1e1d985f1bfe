internal import Metrics

/// All that `sesstat account` has to say, account by account, before it is text, csv or JSON.
struct AccountReport {
    /// Events of a metric, and the recipients that they are about.
    struct Count: Equatable {
        var events: Int64 = 0
        var recipients: Int64 = 0
    }

    /// Counts by metric.
    typealias Counts = [Metric: Count]

    /// A day of the zone.
    struct Day {
        var window: Window
        var counts: Counts = [:]
    }

    /// The view of SES's limits for one Region.
    struct Quota {
        var region: String
        var volume: SendingVolume
        /// The most recipients in 24 hours on end, as the sending quota counts them: without the simulator.
        var day: SendingVolume.Peak
        /// The same with the simulator.
        var dayWithSimulator: SendingVolume.Peak
        /// The most recipients in a second, as the sending rate counts them: with the simulator.
        var second: SendingVolume.Peak
        /// The same without the simulator.
        var secondWithoutSimulator: SendingVolume.Peak
    }

    /// One account.
    struct Account {
        /// As ``AccountName`` shows it.
        var name: String
        var totals: Counts = [:]
        /// In order of time; days without an event are left out.
        var days: [Day] = []
        /// By Region.
        var quotas: [Quota] = []
    }

    /// What is counted, in the order in which it is printed.
    static let metrics: [Metric] = [
        .send, .delivery, .bounce, .complaint, .reject, .renderingFailure, .hardBounce, .softBounce,
        .undeterminedBounce, .suppressedBounce,
    ]
    /// By this the accounts are told apart.
    static let account = Dimension("field/sendingAccountId")!

    /// By name.
    private(set) var accounts: [Account] = []

    /// Puts together datapoints by account and day, and the volumes.
    init(_ table: ResultTable, _ volumes: [VolumeMeter.Key: SendingVolume]) {
        var byName: [String: Account] = [:]
        for row in table.rows {
            let name = AccountName.text(table.series[Int(row.series)].values[0])
            byName[name, default: Account(name: name)].add(row, table.windows[Int(row.window)])
        }
        for (key, volume) in volumes.sorted(by: { $0.key < $1.key }) {
            byName[key.account, default: Account(name: key.account)].quotas.append(Quota(key.region, volume))
        }
        accounts = byName.values.sorted { $0.name < $1.name }
    }
}

extension AccountReport.Account {
    fileprivate mutating func add(_ row: ResultTable.Row, _ window: Window) {
        let count = AccountReport.Count(events: row.statistics.sampleCount, recipients: row.statistics.sum)
        totals[row.metric, default: .init()].add(count)
        // Rows come in order of time.
        if days.last?.window != window { days.append(AccountReport.Day(window: window)) }
        days[days.count - 1].counts[row.metric, default: .init()].add(count)
    }
}

extension AccountReport.Count {
    fileprivate mutating func add(_ other: AccountReport.Count) {
        events += other.events
        recipients += other.recipients
    }
}

extension AccountReport.Quota {
    fileprivate init(_ region: String, _ volume: SendingVolume) {
        self.region = region
        self.volume = volume
        day = volume.peak(ofSeconds: SendingVolume.day, withSimulator: false)
        dayWithSimulator = volume.peak(ofSeconds: SendingVolume.day, withSimulator: true)
        second = volume.peak(ofSeconds: 1, withSimulator: true)
        secondWithoutSimulator = volume.peak(ofSeconds: 1, withSimulator: false)
    }

    /// Recipients that count against the quota.
    var counted: Int64 { volume.recipients - volume.simulatorRecipients }
}
