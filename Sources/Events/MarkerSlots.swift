/// Where the values of ``RecordMarker`` keys stand in the record at hand.
struct MarkerSlots {
    private var values: InlineArray<15, FieldValue> = .init(repeating: .missing)
    private var present: UInt16 = 0

    @inline(__always) mutating func removeAll() { present = 0 }

    /// Whether the record has none of these keys, as every event.
    var isEmpty: Bool { present == 0 }

    subscript(marker: RecordMarker) -> FieldValue {
        get { present & (1 << UInt16(marker.rawValue)) == 0 ? .missing : values[Int(marker.rawValue)] }
        set {
            values[Int(marker.rawValue)] = newValue
            let bit: UInt16 = 1 << UInt16(marker.rawValue)
            present = newValue.kind == .missing ? present & ~bit : present | bit
        }
    }
}
