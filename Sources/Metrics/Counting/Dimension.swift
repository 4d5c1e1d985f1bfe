public import Events

/// One dimension: the name as typed, and where its value comes from (contract §5).
public struct Dimension: Hashable, Sendable {
    /// Where a value is found, and what is made of it.
    public enum Source: Hashable, Sendable {
        /// A value as written.
        case column(FieldPlan.Column)
        /// The domain of an address.
        case domain(FieldPlan.Column)
        /// The Region in an ARN, its fourth part.
        case region(FieldPlan.Column)
        /// The type, as `eventType` writes it.
        case eventType
        /// The mail program or browser of an open or a click.
        case userAgentFamily
        /// The domain of each recipient that the event is about.
        case recipientDomain
        /// The mailbox provider that the domain belongs to.
        case recipientProvider
        /// The enhanced status that goes with each of them.
        case recipientStatus

        /// Whether an event can have several values.
        var isOfRecipients: Bool {
            switch self {
            case .recipientDomain, .recipientProvider, .recipientStatus: true
            case .column, .domain, .region, .eventType, .userAgentFamily: false
            }
        }
    }

    /// The name, which heads a column.
    public let name: String
    /// Where the value is found.
    public let source: Source

    /// The dimension of a name: `header/NAME`, `link/NAME`, `field/NAME`, or any message tag.
    ///
    /// - Returns: nil where the part behind the slash is empty, or no field that there is.
    public init?(_ name: String) {
        self.name = name
        let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["header", "link", "field"].contains(parts[0]) else {
            guard !name.isEmpty else { return nil }
            source = .column(.tag(name))
            return
        }
        let key = String(parts[1])
        guard !key.isEmpty else { return nil }
        switch parts[0] {
        case "header": source = .column(.header(key))
        case "link": source = .column(.linkTag(key))
        default:
            guard let field = Dimension.fields.first(where: { $0.name == key }) else { return nil }
            source = field.source
        }
    }

    /// The names behind `field/`.
    public static var fieldNames: [String] { fields.map(\.name) }

    private static let fields: [(name: String, source: Source)] = [
        ("eventType", .eventType),
        ("bounceType", .column(.field(.bounceType))),
        ("bounceSubType", .column(.field(.bounceSubType))),
        ("complaintFeedbackType", .column(.field(.complaintFeedbackType))),
        ("complaintSubType", .column(.field(.complaintSubType))),
        ("delayType", .column(.field(.delayType))),
        ("recipientDomain", .recipientDomain),
        ("recipientProvider", .recipientProvider),
        ("fromDomain", .domain(.field(.source))),
        ("source", .column(.field(.source))),
        ("sendingAccountId", .column(.field(.sendingAccountID))),
        ("region", .region(.field(.sourceARN))),
        ("link", .column(.field(.link))),
        ("userAgentFamily", .userAgentFamily),
        ("smtpStatus", .recipientStatus),
        ("templateName", .column(.field(.templateName))),
    ]
}
