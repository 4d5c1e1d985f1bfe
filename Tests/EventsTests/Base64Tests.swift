import Foundation
import Testing

@testable import Events

@Suite("Base64") struct Base64Tests {
    /// What a stretch of the text decodes to; nil where it is refused.
    private func decoded(_ text: String, from start: Int = 0) -> [UInt8]? {
        var output = ByteArena(capacity: 1)
        defer { output.deallocate() }
        let bytes = Array(repeating: UInt8(ascii: "A"), count: start) + Array(text.utf8)
        return bytes.withUnsafeBufferPointer {
            Base64.decode(ByteView($0.baseAddress!), start..<bytes.count, into: &output)
                ? Array(output.view.buffer(0..<output.count)) : nil
        }
    }

    @Test("any bytes are read back, wherever their text stands", arguments: 0..<70)
    func roundTrip(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 151 + count) }
        for start in 1...5 { #expect(decoded(Data(bytes).base64EncodedString(), from: start) == bytes) }
    }

    @Test(
        "what is no base64 is refused",
        arguments: [
            "A", "AA", "AAA", "A===", "====", "AA=A", "=AAA", "AAAA=", "AA==AAAA", "AAA*", "AA A", "AAA\n", "AA-_",
            "é==",
        ])
    func refused(text: String) {
        #expect(decoded(text, from: 1) == nil)
    }
}
