internal import Events

/// Where a rejected record stood, and why it was rejected (contract §3).
struct QuarantineEntry {
    /// Position of the input in the ordered list of inputs.
    var input: Int
    /// 1-based gzip member in which the record begins; 0 for plain text.
    var member: Int
    /// 1-based line on which the record begins.
    var line: Int64
    /// Offset of the record in the inflated bytes.
    var offset: Int64
    /// Why it was rejected.
    var reason: RejectReason
    /// What exactly was wrong; must hold nothing of the record itself that is not escaped.
    var detail: String
    /// Whether the bytes that come with the entry are already cut.
    var isTruncated = false

    /// Appends the entry as one line of JSON: `raw` where the bytes are UTF-8, else `rawBase64`, cut at `limit` bytes.
    func append(raw: Span<UInt8>, path: FilePath, limit: Int, to json: inout JSONBytes) {
        let isCut = isTruncated || raw.count > limit
        var kept = raw.extracting(first: min(limit, raw.count))
        var isText = (try? UTF8Span(validating: kept)) != nil
        // The cut may have gone through a character; what is left of it is no reason to take the text for binary.
        for dropped in 1...3 where isCut && !isText && dropped < kept.count {
            let shorter = kept.extracting(droppingLast: dropped)
            if (0xC2...0xF4).contains(kept[kept.count - dropped]), (try? UTF8Span(validating: shorter)) != nil {
                kept = shorter
                isText = true
            }
        }
        json.open("{")
        json.key("input")
        json.string(path.text)
        json.key("member")
        json.literal(member)
        json.key("line")
        json.literal(line)
        json.key("offset")
        json.literal(offset)
        json.key("reason")
        json.string(reason.code)
        json.key("detail")
        json.string(detail)
        json.key(isText ? "raw" : "rawBase64")
        if isText { json.string(utf8: kept) } else { json.base64(kept) }
        if isCut {
            json.key("rawTruncated")
            json.literal("true")
        }
        json.close("}")
        json.newline()
    }
}
