/// The warnings of one record, each at most once.
struct WarningSet {
    private(set) var bits: UInt32 = 0

    var isEmpty: Bool { bits == 0 }

    mutating func insert(_ warning: RecordWarning) { bits |= 1 << UInt32(warning.rawValue) }

    mutating func remove(_ warning: RecordWarning) { bits &= ~(1 << UInt32(warning.rawValue)) }

    func contains(_ warning: RecordWarning) -> Bool { bits & (1 << UInt32(warning.rawValue)) != 0 }

    mutating func formUnion(_ other: WarningSet) { bits |= other.bits }

    mutating func removeAll() { bits = 0 }

    /// A set at a fixed address, for the scanner, which is passed by value.
    @safe struct Pointer {
        private let set: UnsafeMutablePointer<WarningSet>

        /// Makes an empty set.
        ///
        /// Its owner calls ``deallocate()``.
        static func allocate() -> Pointer {
            let set = UnsafeMutablePointer<WarningSet>.allocate(capacity: 1)
            unsafe set.initialize(to: WarningSet())
            return unsafe Pointer(set: set)
        }

        func deallocate() { unsafe set.deallocate() }

        func raise(_ warning: RecordWarning) { unsafe set.pointee.insert(warning) }

        func lower(_ warning: RecordWarning) { unsafe set.pointee.remove(warning) }

        var value: WarningSet { unsafe set.pointee }

        func clear() { unsafe set.pointee.removeAll() }
    }
}
