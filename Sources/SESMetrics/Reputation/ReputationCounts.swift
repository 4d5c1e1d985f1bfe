internal import Metrics

/// What bounce and complaint rates are made of.
struct ReputationCounts: Equatable {
    /// What is counted.
    static let metrics: [Metric] = [.send, .delivery, .complaint, .hardBounce]

    var sends: Int64 = 0
    var hardBounces: Int64 = 0
    var deliveries: Int64 = 0
    var complaints: Int64 = 0

    /// Hard bounces among sends.
    var bounceRate: Proportion { Proportion(part: hardBounces, whole: sends) }
    /// Complaints among deliveries.
    var complaintRate: Proportion { Proportion(part: complaints, whole: deliveries) }

    /// Adds a datapoint.
    mutating func add(_ count: Int64, of metric: Metric) {
        switch metric {
        case .send: sends += count
        case .hardBounce: hardBounces += count
        case .delivery: deliveries += count
        case .complaint: complaints += count
        default: break
        }
    }

    /// The status of an account, as Amazon SES judges it: by the rates themselves.
    func status(minimumVolume: Int64) -> ReputationStatus {
        status(minimumVolume, bounces: bounceRate.rate, complaints: complaintRate.rate)
    }

    /// The status of a part of its mail: by the lower ends of the intervals, so that chance alone is no alarm.
    func cautiousStatus(minimumVolume: Int64) -> ReputationStatus {
        status(
            minimumVolume, bounces: bounceRate.interval?.lowerBound, complaints: complaintRate.interval?.lowerBound)
    }

    private func status(_ minimumVolume: Int64, bounces: Double?, complaints: Double?) -> ReputationStatus {
        guard sends >= minimumVolume else { return .unknown }
        let statuses = [
            bounces.map(ReputationStatus.bounces.status), complaints.map(ReputationStatus.complaints.status),
        ]
        return statuses.lazy.compactMap { $0 }.max() ?? .unknown
    }

    /// How bad it is at least: the larger of both rates, by the lower ends of their intervals, in units of what calls for review.
    var badness: Double {
        max(
            (bounceRate.interval?.lowerBound ?? 0) / ReputationStatus.bounces.review,
            (complaintRate.interval?.lowerBound ?? 0) / ReputationStatus.complaints.review)
    }
}
