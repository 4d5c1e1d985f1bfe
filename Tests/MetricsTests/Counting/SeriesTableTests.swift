import Testing

@testable import Metrics

@Suite("Tables of series") struct SeriesTableTests {
    private static let key = KeyedHash.Key(seed: (1, 2))

    private func table(_ dimensions: [Int], limit: Int = 100_000) -> SeriesTable {
        let sets = dimensions.map { count in (0..<count).compactMap { Dimension("d\($0)") } }
        return SeriesTable(sets: sets, key: SeriesTableTests.key, limit: limit)
    }

    private func tuple(_ values: String...) -> TupleBuffer {
        var buffer = TupleBuffer()
        for value in values { buffer.append(Array(value.utf8)) }
        return buffer
    }

    @Test("a tuple has one number, and its values come back as they were")
    func interning() {
        var table = table([2, 2])
        let tuples: [[String]] = [
            ["a", "bc"], ["ab", "c"], ["abc", ""], ["", "abc"], ["a", "b"], ["b", "a"], ["", ""],
        ]
        let numbers = tuples.map { table.intern(tuple($0[0], $0[1]), dimensionSet: 0) }
        #expect(numbers == Array(0..<7))
        #expect(tuples.map { table.intern(tuple($0[0], $0[1]), dimensionSet: 0) } == numbers)
        #expect(numbers.map { table.values($0) } == tuples.map { $0.map { Array($0.utf8) } })
        let others = tuples.map { table.intern(tuple($0[0], $0[1]), dimensionSet: 1) }
        #expect(others == Array(7..<14), "the same values in another set are another series")
        #expect(
            (0..<14).map { table.dimensionSet($0) } == Array(repeating: 0, count: 7) + Array(repeating: 1, count: 7))
    }

    @Test("a hundred thousand tuples are told apart while the table grows")
    func growth() {
        var table = table([1])
        let numbers = (0..<100_000).map { table.intern(tuple("value \($0)"), dimensionSet: 0) }
        #expect(numbers == Array(0..<100_000))
        #expect(
            stride(from: 0, to: 100_000, by: 7).allSatisfy { table.intern(tuple("value \($0)"), dimensionSet: 0) == $0 }
        )
        #expect(table.count == 100_000)
    }

    @Test("the account level has one series a set, which no fold touches")
    func account() {
        var table = table([0, 1], limit: 1)
        let account = table.account(of: 0)
        #expect(table.account(of: 0) == account)
        #expect(table.values(account).isEmpty)
        for value in ["b", "a", "c"] { _ = table.intern(tuple(value), dimensionSet: 1) }
        #expect(table.isOverLimit)
        let numbers = table.fold()
        #expect(table.isFolded)
        #expect(!table.isOverLimit)
        #expect(table.account(of: 0) == numbers[account])
        #expect(numbers[1] == numbers[3], "b and c are folded")
        #expect(table.isOther(numbers[1]))
        #expect(table.values(numbers[1]) == [Array("(other)".utf8)])
        #expect(table.values(numbers[2]) == [Array("a".utf8)])
    }

    @Test("after a fold, what is larger than all that is kept goes to (other) at once")
    func bound() {
        var table = table([1], limit: 2)
        for value in ["d", "c", "b"] { _ = table.intern(tuple(value), dimensionSet: 0) }
        let numbers = table.fold()
        let count = table.count
        #expect(table.intern(tuple("e"), dimensionSet: 0) == numbers[0])
        #expect(table.intern(tuple("d"), dimensionSet: 0) == numbers[0])
        #expect(table.intern(tuple("cc"), dimensionSet: 0) == numbers[0])
        #expect(table.count == count)
        let smaller = table.intern(tuple("a"), dimensionSet: 0)
        #expect(!table.isOther(smaller))
        let again = table.fold()
        #expect(table.isOther(again[numbers[1]]), "c gave its place to a")
        #expect(!table.isOther(again[smaller]))
    }

    @Test("a limit of nothing folds everything")
    func nothingKept() {
        var table = table([1], limit: 0)
        for value in ["a", "", "b"] { _ = table.intern(tuple(value), dimensionSet: 0) }
        #expect(Set(table.fold()).count == 1)
        #expect(table.isOther(table.intern(tuple(""), dimensionSet: 0)))
    }

    @Test(
        "tuples are ordered bytewise by their first value, then by the next",
        arguments: [
            (["a"], ["b"]), (["a"], ["aa"]), ([""], ["a"]), (["Z"], ["a"]), (["z"], ["é"]), (["a", "z"], ["aa", "a"]),
            (["a", "a"], ["a", "b"]), (["a", ""], ["a", "a"]), (["", "z"], ["a", ""]),
            ([String(repeating: "a", count: 300)], ["b"]), ([], ["a"]),
        ])
    func order(left: [String], right: [String]) {
        var (one, other) = (TupleBuffer(), TupleBuffer())
        for value in left { one.append(Array(value.utf8)) }
        for value in right { other.append(Array(value.utf8)) }
        #expect(TupleBuffer.precedes(one.bytes[...], other.bytes[...]))
        #expect(!TupleBuffer.precedes(other.bytes[...], one.bytes[...]))
        #expect(!TupleBuffer.precedes(one.bytes[...], one.bytes[...]))
    }
}
