/// Bytes at a chosen alignment, which end where their memory ends: one step too far is found by the address sanitizer.
package final class PlacedBytes {
    private let memory: UnsafeMutablePointer<UInt8>
    /// The first byte.
    package let start: UnsafePointer<UInt8>
    /// How many.
    package let count: Int

    /// Copies bytes to an address that is `alignment`, below 64, beyond a multiple of 64.
    package init(_ bytes: [UInt8], alignment: Int) {
        let raw = UnsafeMutableRawPointer.allocate(byteCount: alignment + bytes.count, alignment: 64)
        memory = raw.bindMemory(to: UInt8.self, capacity: alignment + bytes.count)
        memory.initialize(repeating: 0xAA, count: alignment)
        for (index, byte) in bytes.enumerated() { (memory + alignment + index).initialize(to: byte) }
        start = UnsafePointer(memory + alignment)
        count = bytes.count
    }

    deinit { memory.deallocate() }
}
