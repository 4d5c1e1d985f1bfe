import Metrics
import Testing

@testable import SESMetrics

@Suite("Order of rows") struct RowOrderTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func piece(_ input: Int, _ number: UInt64, rows: String, key: UInt64? = nil) -> [UInt8] {
        var bytes: [UInt8] = []
        let text = Array(rows.utf8)
        RowEntry(
            fingerprint: Fingerprint(high: number, low: 0), key: Fingerprint(high: key ?? 0, low: 1),
            input: UInt32(input), count: UInt32(text.count), isNotification: key != nil
        ).append(rows: text, to: &bytes)
        return bytes
    }

    private func written(removesCopies: Bool = true, _ work: (RowOrder) throws -> Void) throws -> (
        String?, [Int: Int64]
    ) {
        let target = try OutputTarget(folder.path("out"), in: .local)
        let order = RowOrder(
            target: target, header: Array("head\n".utf8), removesCopies: removesCopies, folder: folder.path)
        try work(order)
        try order.finish()
        try target.commit()
        return (folder.text("out"), order.copies)
    }

    @Test("rows come in order of inputs, whichever is read first, and of copies the first in that order stays")
    func order() throws {
        let (text, copies) = try written { order in
            try order.deliver(piece(2, 1, rows: "late copy\n"), of: 2, published: [])
            try order.deliver(piece(1, 2, rows: "b\n"), of: 1, published: [])
            try order.end(2)
            try order.deliver(piece(0, 1, rows: "a\n"), of: 0, published: [])
            try order.end(0)
            try order.deliver(piece(1, 2, rows: "b again\n"), of: 1, published: [])
            try order.deliver(piece(1, 3, rows: "c\n"), of: 1, published: [])
            try order.end(1)
        }
        #expect(text == "head\na\nb\nc\n")
        #expect(copies == [1: 1, 2: 1])
        #expect(folder.names == ["out"])
    }

    @Test("a notification is left out when its event was published, before or after")
    func notifications() throws {
        let (text, copies) = try written { order in
            try order.deliver(piece(0, 1, rows: "notified\n", key: 7), of: 0, published: [])
            try order.deliver(piece(0, 2, rows: "notified only\n", key: 8), of: 0, published: [])
            try order.deliver(piece(0, 3, rows: "other\n"), of: 0, published: [])
            try order.end(0)
            try order.deliver(piece(1, 4, rows: "published\n"), of: 1, published: [Fingerprint(high: 7, low: 1)])
            try order.end(1)
        }
        #expect(text == "head\nnotified only\nother\npublished\n")
        #expect(copies == [0: 1])
    }

    @Test("megabytes that are not their turn yet go through a file, and nothing of it stays")
    func spilled() throws {
        let row = String(repeating: "x", count: 99_999) + "\n"
        let (text, _) = try written(removesCopies: false) { order in
            for input in [3, 2, 1] {
                for _ in 0..<15 { try order.deliver(piece(input, 1, rows: "\(input)" + row), of: input, published: []) }
                try order.end(input)
            }
            try order.end(0)
        }
        let lines = try #require(text).split(separator: "\n")
        #expect(lines.count == 46)
        #expect(
            lines.dropFirst().map { $0.first } == Array(repeating: "1", count: 15) + Array(repeating: "2", count: 15)
                + Array(repeating: "3", count: 15))
        #expect(folder.names == ["out"])
    }

    @Test("where nothing can be set aside, the run fails with what the system says")
    func failure() throws {
        let target = try OutputTarget(folder.path("out"), in: .local)
        let order = RowOrder(target: target, header: [], removesCopies: false, folder: folder.path("none"))
        #expect(throws: SystemError.self) {
            try order.deliver(piece(1, 1, rows: String(repeating: "x", count: 2 << 20)), of: 1, published: [])
        }
    }
}
