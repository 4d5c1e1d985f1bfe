internal import Events
internal import Metrics
internal import Rendering

/// Writes the rows of an event: one a recipient that it is about, or one where there is none.
struct RowWriter {
    /// What stands in a column.
    private enum Cell {
        case missing
        case text([UInt8])
        /// JSON as it stands: a number, `true`, an object.
        case json([UInt8])
    }

    private let style: RowStyle
    private let time: TimestampText
    private var record = RecordText()
    private var lines: CSVLines

    init(_ style: RowStyle) {
        self.style = style
        time = TimestampText(zone: style.zone, style: .iso8601Milliseconds)
        lines = CSVLines(style.lines)
    }

    /// The objects of a record that columns are taken from.
    private struct Parts {
        var mail: [RecordText.Member] = []
        var commonHeaders: [RecordText.Member] = []
        var payload: [RecordText.Member] = []
        var tags: [RecordText.Member] = []
        var destination: [Range<Int>] = []
        /// The recipients that the event is about: strings, or objects with an address.
        var recipients: [Range<Int>] = []
    }

    /// The rows of an event, each with its line end; `choice` says which recipients are wanted, nil for all.
    mutating func rows(of batch: borrowing EventBatch, _ index: Int, choice: [Bool]? = nil) -> [UInt8] {
        unsafe record.replace(batch.bytes(batch.record(index)))
        let parts = parts(of: batch.type(index))
        let shared = EventColumn.all.map { column in cell(column, parts, batch, index) }
        var rows: [UInt8] = []
        for number in 0..<max(parts.recipients.count, 1) where choice?.dropFirst(number).first != false {
            let recipient = number < parts.recipients.count ? parts.recipients[number] : nil
            rows += row(shared, recipient, number: number, of: parts.recipients.count)
        }
        return rows
    }

    private func parts(of type: EventType) -> Parts {
        let keys = type.payloadKeys
        let top = record.members(0..<record.bytes.count)
        var parts = Parts()
        parts.mail = members("mail", of: top)
        parts.commonHeaders = members("commonHeaders", of: parts.mail)
        parts.tags = members("tags", of: parts.mail)
        parts.payload = members(keys.object, of: top)
        parts.destination = list("destination", of: parts.mail, arraysOnly: true) { $0 == "\"" }
        if let name = keys.recipients {
            let first: Unicode.Scalar = type == .delivery ? "\"" : "{"
            parts.recipients = list(name, of: parts.payload, arraysOnly: type == .delivery) { $0 == first }
        } else {
            parts.recipients = parts.destination
        }
        return parts
    }

    private func members(_ name: String, of members: [RecordText.Member]) -> [RecordText.Member] {
        record.value(name, in: members).map(record.members) ?? []
    }

    private func list(
        _ name: String, of members: [RecordText.Member], arraysOnly: Bool, _ isElement: (Unicode.Scalar) -> Bool
    ) -> [Range<Int>] {
        guard let value = record.value(name, in: members), !arraysOnly || record.kind(value) == "[" else { return [] }
        return record.elements(value).filter { isElement(record.kind($0)) }
    }

    // MARK: Cells

    private func cell(_ column: EventColumn, _ parts: Parts, _ batch: borrowing EventBatch, _ index: Int) -> Cell {
        switch column.source {
        case .eventTime: return .text(text(batch.eventTime(index)))
        case .eventType: return .text(Array(batch.type(index).wireName.utf8))
        case .isNotification:
            return .json(Array("\(batch.flags(index).contains(.notification))".utf8))
        case .sendTime: return batch.sendTime(index).map { .text(text($0)) } ?? .missing
        case .mail(let name): return cell(record.value(name, in: parts.mail), isAddress: column.isAddress)
        case .commonHeader(let name):
            return cell(record.value(name, in: parts.commonHeaders), isAddress: column.isAddress)
        case .payload(let name): return cell(record.value(name, in: parts.payload), isAddress: column.isAddress)
        case .tag(let name):
            let first = record.value(name, in: parts.tags).flatMap { record.elements($0).first }
            return cell(first, isAddress: false)
        case .destinationCount: return .json(Array(String(parts.destination.count).utf8))
        case .address, .number, .count, .recipient: return .missing
        }
    }

    private func cell(_ value: Range<Int>?, isAddress: Bool) -> Cell {
        guard let value else { return .missing }
        if let text = record.string(value) { return .text(redacted(text, isAddress: isAddress)) }
        if isAddress, record.kind(value) == "[" {
            // A list of addresses reads as a header does.
            let texts = record.elements(value).compactMap(record.string).map { redacted($0, isAddress: true) }
            return .text(Array(texts.joined(separator: Array(", ".utf8))))
        }
        return .json(compact(value, isAddress: isAddress))
    }

    private func redacted(_ text: [UInt8], isAddress: Bool) -> [UInt8] {
        isAddress ? style.redaction.address(text) : style.redaction.text(text)
    }

    /// A value as JSON on one line, without the spaces between its parts.
    private func compact(_ value: Range<Int>, isAddress: Bool) -> [UInt8] {
        var json = JSONBytes()
        append(value, isAddress: isAddress, to: &json)
        return json.bytes
    }

    private func append(_ value: Range<Int>, isAddress: Bool, to json: inout JSONBytes) {
        switch record.kind(value) {
        case "{":
            json.open("{")
            for member in record.members(value) {
                json.key(String(decoding: redacted(record.decoded(member.key), isAddress: false), as: UTF8.self))
                append(member.value, isAddress: isAddress, to: &json)
            }
            json.close("}")
        case "[":
            json.open("[")
            for element in record.elements(value) { append(element, isAddress: isAddress, to: &json) }
            json.close("]")
        case "\"":
            json.string(String(decoding: redacted(record.string(value) ?? [], isAddress: isAddress), as: UTF8.self))
        default: json.literal(String(decoding: record.bytes[value], as: UTF8.self))
        }
    }

    private func text(_ instant: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        time.append(instant, to: &bytes)
        return bytes
    }

    // MARK: Rows

    private mutating func row(_ shared: [Cell], _ recipient: Range<Int>?, number: Int, of count: Int) -> [UInt8] {
        let members = recipient.map(record.members) ?? []
        let address = recipient.flatMap { record.kind($0) == "{" ? record.value("emailAddress", in: members) : $0 }
        var cells = shared
        for (position, column) in EventColumn.all.enumerated() {
            switch column.source {
            case .address: cells[position] = cell(address, isAddress: true)
            case .number: cells[position] = recipient == nil ? .missing : .json(Array(String(number + 1).utf8))
            case .count: cells[position] = .json(Array(String(count).utf8))
            case .recipient(let name): cells[position] = cell(record.value(name, in: members), isAddress: false)
            default: break
            }
        }
        return style.format == .csv ? line(cells) : object(cells)
    }

    private mutating func line(_ cells: [Cell]) -> [UInt8] {
        lines.removeAll()
        for cell in cells {
            switch cell {
            case .missing: lines.empty()
            case .text(let text): lines.text(text)
            // Nothing in JSON begins as a formula does but a negative number, which is one.
            case .json(let json): lines.plain(String(decoding: json, as: UTF8.self))
            }
        }
        lines.endLine()
        return lines.bytes
    }

    private func object(_ cells: [Cell]) -> [UInt8] {
        var json = JSONBytes()
        json.open("{")
        for (column, cell) in zip(EventColumn.all, cells) {
            switch cell {
            case .missing: break
            case .text(let text):
                json.key(column.name)
                json.string(utf8: text.span)
            case .json(let value):
                json.key(column.name)
                json.literal(String(decoding: value, as: UTF8.self))
            }
        }
        json.close("}")
        json.newline()
        return json.bytes
    }
}
