/// The keys that a plan cares about, one table for each kind of object (R§1.1, R§1.4, R§1.5).
struct KeyTables {
    let record: KeyTable
    let mail: KeyTable
    let tags: KeyTable
    /// Whether all tags are kept, and not only those in the table.
    let collectsTags: Bool
    /// By the raw value of the event type.
    let payloads: [KeyTable]
    let linkTags: KeyTable
    let recipient = KeyTable([("emailAddress", .keep(.recipientAddress)), ("status", .keep(.recipientStatus))])
    let header = KeyTable([("name", .keep(.headerName)), ("value", .keep(.headerValue))])
    /// Values of `eventType`, with the aliases of R§1.2; the action is that of the payload.
    let typeNames: KeyTable
    /// Planned headers, lower case, and their extra slots.
    let headerSlots: [(name: [UInt8], slot: Int)]
    /// Extra slots of tags, headers and link tags: each kind is emptied when its object comes again.
    let tagSlots: Range<Int>
    let headerRange: Range<Int>
    let linkTagSlots: Range<Int>

    /// Where each column of the plan is found.
    let columns: [Source]

    /// A slot of the walk.
    enum Source {
        case field(Field), extra(UInt16)
    }

    init(plan: FieldPlan) {
        var sources: [Source] = []
        var tagKeys: [(String, KeyAction)] = []
        var linkKeys: [(String, KeyAction)] = []
        var headers: [(name: [UInt8], slot: Int)] = []
        // Slots that are emptied together lie together.
        let tagCount = plan.columns.count(where: \.isTag)
        let headerCount = plan.columns.count(where: \.isHeader)
        tagSlots = 0..<tagCount
        headerRange = tagCount..<tagCount + headerCount
        linkTagSlots = headerRange.upperBound..<plan.columns.count(where: \.isExtra)
        var nextTag = tagSlots.lowerBound
        var nextHeader = headerRange.lowerBound
        var nextLinkTag = linkTagSlots.lowerBound
        for column in plan.columns {
            switch column {
            case .field(let field): sources.append(.field(field))
            case .tag(let name):
                tagKeys.append((name, .tag(slot: UInt16(nextTag))))
                sources.append(.extra(UInt16(nextTag)))
                nextTag += 1
            case .header(let name):
                headers.append((name.utf8.map(ASCII.lowercased), nextHeader))
                sources.append(.extra(UInt16(nextHeader)))
                nextHeader += 1
            case .linkTag(let name):
                linkKeys.append((name, .linkTag(slot: UInt16(nextLinkTag))))
                sources.append(.extra(UInt16(nextLinkTag)))
                nextLinkTag += 1
            }
        }
        columns = sources
        collectsTags = plan.collectsTags
        headerSlots = headers
        tags = KeyTable(tagKeys, otherwise: .otherTag)
        linkTags = KeyTable(linkKeys)
        mail = KeyTable(KeyTables.mailKeys(plan, hasHeaders: !headers.isEmpty))
        payloads = EventType.allCases.map { KeyTable(KeyTables.payloadKeys($0, hasLinkTags: !linkKeys.isEmpty)) }
        record = KeyTable(KeyTables.recordKeys)
        typeNames = KeyTable(
            EventType.allCases.map { ($0.wireName, .payload($0)) }
                + ["RenderingFailure", "Rendering failure", "renderingFailure"].map {
                    ($0, .payload(.renderingFailure))
                })
    }

    /// Frees the tables.
    func deallocate() {
        for table in payloads + [record, mail, tags, linkTags, recipient, header, typeNames] { table.deallocate() }
    }

    /// Slots in all.
    var slotCount: Int { linkTagSlots.upperBound }

    private static let recordKeys: [(String, KeyAction)] =
        [("eventType", .keep(.eventType)), ("notificationType", .keep(.notificationType)), ("mail", .mail)]
        + EventType.allCases.map { ($0.payloadKey, .payload($0)) }
        + RecordMarker.allCases.map { ($0.key, .marker($0)) }

    private static func mailKeys(_ plan: FieldPlan, hasHeaders: Bool) -> [(String, KeyAction)] {
        var keys: [(String, KeyAction)] = [
            ("timestamp", .keep(.sendTime)), ("messageId", .keep(.messageID)), ("destination", .destination),
            ("sendingAccountId", .keep(.sendingAccountID)), ("tags", .tags),
        ]
        if plan.columns.contains(.field(.source)) { keys.append(("source", .keep(.source))) }
        if plan.columns.contains(.field(.sourceARN)) { keys.append(("sourceArn", .keep(.sourceARN))) }
        if hasHeaders { keys.append(("headers", .headers)) }
        return keys
    }

    private static func payloadKeys(_ type: EventType, hasLinkTags: Bool) -> [(String, KeyAction)] {
        let time: (String, KeyAction) = ("timestamp", .keep(.payloadTime))
        let client: [(String, KeyAction)] = [("ipAddress", .keep(.ipAddress)), ("userAgent", .keep(.userAgent)), time]
        switch type {
        case .send, .reject:
            return []
        case .renderingFailure:
            return [("templateName", .keep(.templateName))]
        case .delivery:
            return [time, ("recipients", .recipientStrings), ("processingTimeMillis", .keep(.processingTime))]
        case .bounce:
            return [
                time, ("bouncedRecipients", .recipientObjects), ("feedbackId", .keep(.feedbackID)),
                ("bounceType", .keep(.bounceType)), ("bounceSubType", .keep(.bounceSubType)),
            ]
        case .complaint:
            return [
                time, ("complainedRecipients", .recipientObjects), ("feedbackId", .keep(.feedbackID)),
                ("complaintSubType", .keep(.complaintSubType)),
                ("complaintFeedbackType", .keep(.complaintFeedbackType)),
            ]
        case .deliveryDelay:
            return [time, ("delayedRecipients", .recipientObjects), ("delayType", .keep(.delayType))]
        case .open:
            return client
        case .click:
            return client + [("link", .keep(.link))] + (hasLinkTags ? [("linkTags", .linkTags)] : [])
        case .subscription:
            return [time, ("contactList", .keep(.contactList))]
        }
    }
}

extension EventType {
    /// The key of the payload object (R§1.2).
    var payloadKey: String {
        switch self {
        case .send: "send"
        case .delivery: "delivery"
        case .open: "open"
        case .click: "click"
        case .bounce: "bounce"
        case .complaint: "complaint"
        case .reject: "reject"
        case .renderingFailure: "failure"
        case .deliveryDelay: "deliveryDelay"
        case .subscription: "subscription"
        }
    }
}

extension FieldPlan.Column {
    /// Whether it has a slot of its own.
    var isExtra: Bool { if case .field = self { false } else { true } }
    var isTag: Bool { if case .tag = self { true } else { false } }
    var isHeader: Bool { if case .header = self { true } else { false } }
}
