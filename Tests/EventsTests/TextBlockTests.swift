import Testing

@testable import Events

@Suite("Text blocks") struct TextBlockTests {
    private func text(_ block: TextBlock) -> [UInt8] { (block.start..<block.end).map { block.bytes[$0] } }

    @Test("capacity is rounded up to whole words", arguments: [(0, 64), (1, 64), (64, 64), (65, 128), (1000, 1024)])
    func capacity(asked: Int, given: Int) {
        #expect(TextBlock(capacity: asked).capacity == given)
        #expect(TextBlock(capacity: asked).freeSpace.count == given)
    }

    @Test(
        "text that is filled, consumed and moved stays what it was, and its masks go with it", arguments: 0..<UInt64(20)
    )
    func model(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let block = TextBlock(capacity: 64)
        var model: [UInt8] = []
        for _ in 0..<200 {
            switch random.below(6) {
            case 0:
                block.makeRoom()
                #expect(block.start == 0)
                #expect(block.freeSpace.count >= block.capacity / 2)
            case 1:
                let count = random.below(block.count + 1)
                block.consume(upTo: block.start + count)
                model.removeFirst(count)
            case 2 where random.once(in: 10):
                block.removeAll()
                model = []
            case 3:
                let bytes = random.bytes(random.below(100))
                bytes.withUnsafeBytes { block.append($0) }
                model += bytes
            default:
                let bytes = random.bytes(random.below(min(block.freeSpace.count, 60) + 1))
                bytes.withUnsafeBytes { block.freeSpace.copyMemory(from: $0) }
                block.append(count: bytes.count)
                model += bytes
            }
            #expect(text(block) == model)
            guard random.once(in: 2) else { continue }
            block.prepare()
            for place in block.start..<block.end {
                let byte = block.bytes[place]
                #expect(block.wideMask.isAnySet(in: place..<place + 1) == (byte >= 0x80))
                let isStop = byte == 0x22 || byte == 0x5C || byte < 0x20
                #expect((block.stopMask.first(from: place) == place) == isStop)
            }
            // Zero bytes follow the text, at which every search stops.
            #expect((0..<TextBlock.padding).allSatisfy { block.bytes[block.end + $0] == 0 })
            #expect(block.stopMask.first(from: block.end) == block.end)
        }
    }

    @Test("more than half full, a block doubles, else its text moves to the front")
    func room() {
        let block = TextBlock(capacity: 64)
        [UInt8](repeating: 7, count: 60).withUnsafeBytes { block.append($0) }
        block.consume(upTo: 30)
        block.makeRoom()
        #expect(block.capacity == 64)
        #expect(block.end == 30)
        [UInt8](repeating: 8, count: 10).withUnsafeBytes { block.append($0) }
        block.makeRoom()
        #expect(block.capacity == 128)
        #expect(text(block) == [UInt8](repeating: 7, count: 30) + [UInt8](repeating: 8, count: 10))
    }

    @Test("nothing is appended of an empty buffer")
    func empty() {
        let block = TextBlock(capacity: 64)
        block.append(UnsafeRawBufferPointer(start: nil, count: 0))
        #expect(block.count == 0)
    }
}

@Suite("Memory of searches") struct SearchMemoTests {
    @Test(
        "a search that remembers finds what one that does not finds, and looks at no place twice", arguments: [1, 2],
        0..<UInt64(20))
    func model(width: Int, seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let text = (0..<200).map { _ in random.once(in: 12) ? 1 : 0 }
        func isMatch(_ place: Int, _ limit: Int) -> Bool {
            place + width <= limit && text[place] == 1 && (width == 1 || text[place + 1] == 0)
        }
        func slow(_ start: Int, _ limit: Int) -> Int {
            (start..<max(start, limit)).first { isMatch($0, limit) } ?? limit
        }
        var memo = SearchMemo()
        var start = 0
        var looked = 0
        for _ in 0..<100 {
            // Searches go forward, with limits that come and go.
            start = min(199, start + random.below(4))
            let limit = min(200, start + 1 + random.below(60))
            let found = memo.first(from: start, before: limit, width: width) { from in
                let found = slow(from, limit)
                looked += found - from
                return found
            }
            #expect(found == slow(start, limit))
        }
        #expect(looked <= 200 * width)
        memo.removeAll()
        #expect(memo.first(from: 0, before: 200, width: width) { slow($0, 200) } == slow(0, 200))
    }
}
