/// One entry into the product that is fuzzed, and what must hold of whatever comes in there.
package protocol FuzzTarget: SendableMetatype {
    /// What it is called on the command line, and its corpus and dictionary as well.
    static var name: String { get }

    /// What it is about, as beginnings of paths below `Sources`; its coverage is of these.
    static var sources: [String] { get }

    /// How many inputs a replay runs, those of the corpus among them: some seconds' worth.
    static var replayedRuns: Int { get }

    /// Runs the product on one input; a difference ends the process by ``differ(_:)``.
    static func run(_ input: inout FuzzInput)
}

extension FuzzTarget {
    package static var replayedRuns: Int { 2000 }
}

/// Ends the process, for something does not hold; libFuzzer then writes the input to a file.
package func differ(_ message: String, file: StaticString = #fileID, line: UInt = #line) -> Never {
    fatalError("fuzz: \(message)", file: file, line: line)
}

/// Ends the process unless two values are the same.
package func expectEqual<Value: Equatable>(
    _ left: Value, _ right: Value, _ message: @autoclosure () -> String, file: StaticString = #fileID,
    line: UInt = #line
) {
    guard left != right else { return }
    differ("\(message()):\n  \(left)\n  \(right)", file: file, line: line)
}
