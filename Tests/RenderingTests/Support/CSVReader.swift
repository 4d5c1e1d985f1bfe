/// A small reader of RFC 4180, strict: a quote inside an unquoted field, and text after a closing quote, are nil.
struct CSVReader {
    var delimiter = UInt8(ascii: ",")
    var lineEnd: [UInt8] = [0x0A]

    /// The records of a document that ends with a line end, or nil where it is malformed.
    func records(_ bytes: [UInt8]) -> [[[UInt8]]]? {
        var records: [[[UInt8]]] = []
        var record: [[UInt8]] = []
        var index = 0
        while index < bytes.count {
            guard let field = field(bytes, at: &index) else { return nil }
            record.append(field)
            if bytes[index...].starts(with: lineEnd) {
                index += lineEnd.count
                records.append(record)
                record = []
            } else if index < bytes.count, bytes[index] == delimiter {
                index += 1
            } else {
                return nil
            }
        }
        return record.isEmpty ? records : nil
    }

    private func field(_ bytes: [UInt8], at index: inout Int) -> [UInt8]? {
        let quote = UInt8(ascii: "\"")
        var field: [UInt8] = []
        guard index < bytes.count, bytes[index] == quote else {
            while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D {
                if bytes[index] == quote { return nil }
                field.append(bytes[index])
                index += 1
            }
            return field
        }
        index += 1
        while index < bytes.count {
            if bytes[index] != quote {
                field.append(bytes[index])
                index += 1
            } else if index + 1 < bytes.count, bytes[index + 1] == quote {
                field.append(quote)
                index += 2
            } else {
                index += 1
                return field
            }
        }
        return nil
    }
}
