/// Where a record stands that another record holds.
struct Nesting {
    /// The record of the input around it.
    var outermost: Range<Int>
    /// Envelopes around it.
    var level: Int
    /// Texts that were decoded for it, one within the other.
    var decoded: Int
    /// Their kinds, a bit each.
    var envelopes: UInt8 = 0

    /// Envelopes that are unwrapped (contract §2).
    static let maximumLevel = 2
    /// Decoded texts: two envelopes, and one step for quarantined and one for undelivered bytes.
    static let maximumDecoded = 4
}

extension EventReader {
    /// Reads what an envelope holds; `range` is the envelope's own.
    mutating func open(_ envelope: Envelope, _ range: Range<Int>, _ base: Int64, _ batch: inout EventBatch) {
        let outside = nesting
        let json = reader.walker.json
        let copies = reader.copiesText
        let inherited = reader.inheritedWarnings
        defer {
            nesting = outside
            reader.walker.json = json
            reader.copiesText = copies
            reader.inheritedWarnings = inherited
        }
        var inside = outside ?? Nesting(outermost: range, level: 0, decoded: 0)
        inside.level += envelope.isLevel ? 1 : 0
        guard inside.level <= Nesting.maximumLevel, inside.decoded < Nesting.maximumDecoded else {
            reject(.tooDeep, "an envelope within two others", range, base)
            return
        }
        inside.envelopes |= envelope.kind.bit
        nesting = inside
        if json.notes.value.contains(.unpairedSurrogate) { reader.inheritedWarnings.insert(.unpairedSurrogate) }
        switch envelope {
        case .eventBridge(let detail):
            readDetail(detail.range, base, &batch)
        case .sns(let message):
            readText(message, in: json, otherwise: .controlText, base, &batch)
        case .lambda(let records):
            json.forEachElement(of: records) { element in readLambda(element, in: json, base, &batch) }
        case .logs(let events):
            json.forEachElement(of: events) { element in
                let message = marker(.logMessage, of: element, in: json)
                if message.isString {
                    readText(message, in: json, otherwise: .logText, base, &batch)
                } else {
                    ignore(.logText)
                }
            }
        case .firehoseError(let raw):
            readRaw(raw, isBase64: true, in: json, base, &batch)
        case .quarantine(let raw, let isBase64):
            readRaw(raw, isBase64: isBase64, in: json, base, &batch)
        }
    }

    // MARK: Where the records stand

    /// Reads the record that stands as such inside another.
    private mutating func readDetail(_ range: Range<Int>, _ base: Int64, _ batch: inout EventBatch) {
        _ = reader.walker.walk(range.lowerBound, depth: 1)
        // The envelope may be longer than a record, what it holds may not.
        if range.count > limits.recordBytes, !reader.isEnvelope() {
            return reject(.tooLong, "longer than a record may be", range, base)
        }
        var outcome = reader.judge(range, into: &batch)
        if case .rejected(.missingType, _) = outcome { outcome = .ignored(.otherAWSEvent) }
        take(outcome, range, base, &batch)
    }

    private mutating func readLambda(_ element: Int, in json: JSONScanner, _ base: Int64, _ batch: inout EventBatch) {
        let sns = marker(.sns, of: element, in: json)
        let message = sns.kind == .object ? marker(.snsMessage, of: Int(sns.start), in: json) : .missing
        if message.isString {
            readText(message, in: json, otherwise: .controlText, base, &batch)
        } else {
            ignore(.otherAWSEvent)
        }
    }

    /// The value of a key of the object at `position`, missing where there is no object.
    private mutating func marker(_ marker: RecordMarker, of position: Int, in json: JSONScanner) -> FieldValue {
        guard json.bytes[position] == UInt8(ascii: "{") else { return .missing }
        reader.walker.json = json
        _ = reader.walker.walk(position, depth: 1)
        return reader.walker.markers[marker]
    }

    // MARK: Decoded text

    /// Reads the record in a string; one that holds no JSON is ignored for the reason given.
    private mutating func readText(
        _ string: FieldValue, in json: JSONScanner, otherwise reason: IgnoreReason, _ base: Int64,
        _ batch: inout EventBatch
    ) {
        var text = ByteArena(capacity: string.range.count + 1)
        defer { text.deallocate() }
        JSONString.decode(json.bytes, string.range, into: &text)
        readNested(text, otherwise: reason, base, &batch)
    }

    /// Reads bytes as if they had been delivered.
    private mutating func readRaw(
        _ string: FieldValue, isBase64: Bool, in json: JSONScanner, _ base: Int64, _ batch: inout EventBatch
    ) {
        var text = ByteArena(capacity: string.range.count + 1)
        defer { text.deallocate() }
        JSONString.decode(json.bytes, string.range, into: &text)
        if isBase64 {
            var raw = ByteArena(capacity: text.count + 1)
            defer { raw.deallocate() }
            let count = text.count
            guard Base64.decode(text.view, 0..<count, into: &raw) else {
                reject(.jsonSyntax, "no base64 where the original bytes should be", string.range, base)
                return
            }
            readNested(raw, otherwise: nil, base, &batch)
        } else {
            readNested(text, otherwise: nil, base, &batch)
        }
    }

    /// Reads the records in a decoded text, which hold no line ends between them that matter.
    private mutating func readNested(
        _ text: ByteArena, otherwise reason: IgnoreReason?, _ base: Int64, _ batch: inout EventBatch
    ) {
        let depth = nesting!.decoded
        nesting!.decoded += 1
        defer { nesting!.decoded = depth }
        if nestedBlocks.count == depth { nestedBlocks.append(TextBlock(capacity: 4096)) }
        let block = nestedBlocks[depth]
        block.removeAll()
        unsafe block.append(text.view.buffer(0..<text.count))
        block.prepare()
        let json = JSONScanner(block, maximumDepth: limits.depth, notes: reader.walker.json.notes)
        reader.copiesText = true

        var at = json.skipSpace(0)
        if let reason, json.skipValue(at, depth: 0) < 0, !isTooDeep(json, at) {
            ignore(reason)
            return
        }
        while at < block.end {
            reader.walker.json = json
            let next = readNestedValue(at, json, block, base, &batch)
            at = json.skipSpace(next)
        }
    }

    private func isTooDeep(_ json: JSONScanner, _ position: Int) -> Bool {
        ScanFailure(encoded: json.skipValue(position, depth: 0)) == .tooDeep
    }

    /// Reads one value of a decoded text; gives the position behind it, or the end where the rest is broken.
    private mutating func readNestedValue(
        _ position: Int, _ json: JSONScanner, _ block: TextBlock, _ base: Int64, _ batch: inout EventBatch
    ) -> Int {
        let isObject = json.bytes[position] == UInt8(ascii: "{")
        let next = isObject ? reader.walker.walk(position, depth: 1) : json.skipValue(position, depth: 0)
        let range = position..<(next < 0 ? block.end : next)
        let isWide = block.wideMask.isAnySet(in: range) && !isUTF8(json, range)
        if range.count > limits.recordBytes, next < 0 || !isObject || !reader.isEnvelope() {
            reject(.tooLong, "longer than a record may be", range, base)
        } else if isWide {
            reject(.invalidUTF8, "not UTF-8", range, base)
        } else if next < 0 {
            let isDeep = ScanFailure(encoded: next) == .tooDeep
            reject(
                isDeep ? .tooDeep : .jsonSyntax, isDeep ? "nested deeper than a record may be" : "not JSON", range, base
            )
        } else if !isObject {
            reject(.notObject, "a JSON value, but no object", range, base)
        } else {
            take(reader.judge(range, into: &batch), range, base, &batch)
        }
        return range.upperBound
    }

    // MARK: Repair

    /// Reads a record that is no UTF-8, with U+FFFD in place of what is wrong.
    mutating func readRepaired(_ range: Range<Int>, _ base: Int64, _ batch: inout EventBatch) {
        let json = reader.walker.json
        let repaired = Array(unsafe String(decoding: json.bytes.buffer(range), as: UTF8.self).utf8)
        let outside = nesting
        let inherited = reader.inheritedWarnings
        defer {
            nesting = outside
            reader.walker.json = json
            reader.copiesText = false
            reader.inheritedWarnings = inherited
        }
        nesting = Nesting(outermost: range, level: 0, decoded: 0)
        reader.inheritedWarnings.insert(.replacedUTF8)
        var text = ByteArena(capacity: repaired.count + 1)
        defer { text.deallocate() }
        unsafe repaired.withUnsafeBytes { unsafe text.append($0) }
        readNested(text, otherwise: nil, base, &batch)
    }
}
