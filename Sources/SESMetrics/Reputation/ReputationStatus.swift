/// What Amazon SES would make of a bounce or complaint rate, in order of severity.
///
/// The thresholds are those of "Amazon SES Sending review process FAQs" and "Reputation dashboard messages" in the Amazon SES
/// Developer Guide (R§5.8).
enum ReputationStatus: String, CaseIterable, Comparable {
    /// Too few sends to say.
    case unknown
    case healthy
    /// The account may be put under review.
    case review
    /// Its sending may be paused.
    case pause

    /// Rates from which a status holds.
    struct Thresholds {
        var review: Double
        var pause: Double

        /// The status of a rate.
        func status(of rate: Double) -> ReputationStatus {
            rate >= pause ? .pause : rate >= review ? .review : .healthy
        }
    }

    /// Of hard bounces among sends.
    static let bounces = Thresholds(review: 0.05, pause: 0.1)
    /// Of complaints among deliveries.
    static let complaints = Thresholds(review: 0.001, pause: 0.005)

    static func < (left: ReputationStatus, right: ReputationStatus) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}
