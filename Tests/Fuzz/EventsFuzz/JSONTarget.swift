internal import CByteScan
@testable internal import Events
internal import Foundation
package import FuzzSupport

/// The strict scanner against RFC 8259 by its grammar and against Foundation's parser, the fast way over containers
/// against the strict one, and every kernel.
package enum JSONTarget: FuzzTarget {
    package static let name = "json"
    package static let sources = ["Events/JSONScanner", "Events/HexDigit", "CByteScan/"]

    nonisolated(unsafe) private static let notes = WarningSet.Pointer.allocate()

    package static func run(_ input: inout FuzzInput) {
        let depth = input.pick([64, 1, 2, 5, 1000])
        let text = input.remainder()
        let verdict = SlowJSON.judge(text, maximumDepth: depth)
        for kernel in 0..<sesstat_kernel_count() {
            let block = TextBlock(capacity: text.count, kernelIndex: kernel)
            text.withUnsafeBytes { block.append($0) }
            block.prepare()
            compareStrict(block, depth, verdict)
            compareFast(block, depth)
        }
        compareFoundation(text)
    }

    /// What the strict scanner makes of the whole text.
    private static func compareStrict(_ block: TextBlock, _ depth: Int, _ verdict: SlowJSON.Verdict) {
        notes.clear()
        let json = JSONScanner(block, maximumDepth: depth, notes: notes)
        let end = json.skipValue(json.skipSpace(0), depth: 0)
        var failure: SlowJSON.Failure?
        if end < 0 {
            failure = ScanFailure(encoded: end) == .tooDeep ? .tooDeep : .syntax
            let position = ScanFailure.position(encoded: end)
            if position > block.end { differ("the failure lies behind the text, at \(position)") }
            if ScanFailure(encoded: end) == .incomplete, position != block.end { differ("it is cut at \(position)") }
        } else if json.skipSpace(end) != block.end {
            failure = .syntax
        }
        if failure != verdict.failure { differ("\(failure.map { "\($0)" } ?? "sound"), by the grammar \(verdict)") }
        if failure == nil, notes.value.contains(.unpairedSurrogate) != verdict.hasUnpairedSurrogate {
            differ("half a surrogate pair was noted: \(!verdict.hasUnpairedSurrogate)")
        }
    }

    /// At every container of the text: the fast way ends where the strict one does, or gives up.
    private static func compareFast(_ block: TextBlock, _ depth: Int) {
        guard let places = block.stopPlaces else { return }
        let json = JSONScanner(block, maximumDepth: depth, notes: notes)
        let mayGiveUp = depth > 64 || text(block).contains(#/\\u[dD][89a-fA-F]/#)
        var containers = 0
        for at in 0..<block.end where json.bytes[at] | 0x20 == UInt8(ascii: "{") && containers < 8 {
            containers += 1
            var cursor = 0
            let fast = sesstat_cross_container(json.bytes.base, places.base, at, &cursor, Int32(min(depth, 64)))
            let strict = json.skipValue(at, depth: 0)
            if fast >= 0 ? fast != strict : strict >= 0 && !mayGiveUp {
                differ("the container at \(at) ends at \(fast), strictly at \(strict)")
            }
            if fast >= 0, cursor > 0, Int(places[cursor - 1]) >= fast { differ("the cursor is behind \(fast)") }
        }
    }

    private static func text(_ block: TextBlock) -> String {
        String(decoding: block.copy(0..<block.end), as: UTF8.self)
    }

    /// Foundation's parser, where it follows the RFC.
    ///
    /// It is laxer in three ways: a comma may stand before the end of a container, a byte-order mark is skipped, and
    /// text with zero bytes may be UTF-16 or UTF-32. It is stricter in three: half a surrogate pair, a number beyond
    /// what a `Double` holds and more than 512 levels are refused.
    private static func compareFoundation(_ text: [UInt8]) {
        let verdict = SlowJSON.judge(text, maximumDepth: 512)
        if verdict.hasOnlyTrailingCommas || verdict.hasUnpairedSurrogate || verdict.failure == .tooDeep { return }
        if text.contains(0) || [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]].contains(where: text.starts) {
            return
        }
        let isNumberLarge = String(decoding: text, as: UTF8.self).contains(#/[eE]\+?[0-9]{3}|[0-9]{200}/#)
        let value = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
        if verdict.isSound ? value == nil && !isNumberLarge : value != nil {
            differ("Foundation finds it \(value == nil ? "broken" : "sound"), the grammar says \(verdict)")
        }
    }
}
