/// The values of the record at hand, at a fixed address: one slot a ``Field``, and one a planned tag, header or link tag.
@safe struct RecordSlots {
    private let fields: UnsafeMutablePointer<FieldValue>
    private let extras: UnsafeMutablePointer<FieldValue>
    private var present: UInt64 = 0
    private let extraCount: Int

    /// Makes slots for `extraCount` planned tags, headers and link tags.
    ///
    /// The owner calls ``deallocate()``.
    init(extraCount: Int) {
        unsafe fields = .allocate(capacity: Field.allCases.count)
        unsafe fields.initialize(repeating: .missing, count: Field.allCases.count)
        unsafe extras = .allocate(capacity: max(extraCount, 1))
        unsafe extras.initialize(repeating: .missing, count: max(extraCount, 1))
        self.extraCount = extraCount
    }

    func deallocate() {
        unsafe fields.deallocate()
        unsafe extras.deallocate()
    }

    /// Empties every slot; one store for the fields, however many there are.
    @inline(__always) mutating func removeAll() {
        present = 0
        removeExtras(0..<extraCount)
    }

    /// Empties the slots of a set of fields.
    @inline(__always) mutating func remove(_ bits: UInt64) { present &= ~bits }

    func removeExtras(_ range: Range<Int>) {
        for index in range { unsafe extras[index].kind = .missing }
    }

    subscript(field: Field) -> FieldValue {
        @inline(__always) get {
            present & (1 &<< UInt64(field.rawValue)) == 0 ? .missing : unsafe fields[Int(field.rawValue)]
        }
        @inline(__always) set {
            unsafe fields[Int(field.rawValue)] = newValue
            let bit: UInt64 = 1 &<< UInt64(field.rawValue)
            present = newValue.kind == .missing ? present & ~bit : present | bit
        }
    }

    func extra(_ index: Int) -> FieldValue { unsafe extras[index] }

    func setExtra(_ index: Int, _ value: FieldValue) { unsafe extras[index] = value }
}
