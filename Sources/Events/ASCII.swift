/// ASCII letters; header names and domains are compared without regard to their case.
@usableFromInline enum ASCII {
    /// A to Z become a to z, anything else stays.
    @inlinable static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
