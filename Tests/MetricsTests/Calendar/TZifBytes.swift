/// Time zone files made by hand, right or wrong on purpose.
struct TZifBytes {
    var version: UInt8 = UInt8(ascii: "2")
    var transitions: [(time: Int64, type: UInt8)] = []
    var types: [(offset: Int32, isDaylight: UInt8)] = [(0, 0)]
    var leapSeconds: [(time: Int64, total: Int32)] = []
    var flags = 0
    var footer: String? = "\n\n"

    var bytes: [UInt8] {
        guard version != 0 else { return block(wide: false) }
        // A reader must skip the first block; that of a zone which never existed shows whether it does.
        let decoy = TZifBytes(version: version, types: [(77, 1), (88, 0)], flags: 2)
        var bytes = decoy.block(wide: false)
        bytes += block(wide: true)
        bytes += Array((footer ?? "").utf8)
        return bytes
    }

    private func block(wide: Bool) -> [UInt8] {
        let designations = Array("ABC\0".utf8)
        var bytes = Array("TZif".utf8)
        bytes.append(version)
        bytes += [UInt8](repeating: 0, count: 15)
        for count in [flags, flags, leapSeconds.count, transitions.count, types.count, designations.count] {
            bytes += bigEndian(UInt32(count))
        }
        for transition in transitions { bytes += time(transition.time, wide) }
        bytes += transitions.map(\.type)
        for type in types {
            bytes += bigEndian(UInt32(bitPattern: type.offset))
            bytes += [type.isDaylight, 0]
        }
        bytes += designations
        for leap in leapSeconds {
            bytes += time(leap.time, wide)
            bytes += bigEndian(UInt32(bitPattern: leap.total))
        }
        bytes += [UInt8](repeating: 0, count: 2 * flags)
        return bytes
    }

    private func time(_ seconds: Int64, _ wide: Bool) -> [UInt8] {
        wide ? bigEndian(UInt64(bitPattern: seconds)) : bigEndian(UInt32(bitPattern: Int32(seconds)))
    }

    private func bigEndian(_ number: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        (0..<(number.bitWidth / 8)).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
    }
}
