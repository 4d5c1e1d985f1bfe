/// The parts of addresses and ARNs that dimensions are made of (contract §11).
enum AddressText {
    /// What stands inside the last `<…>`, or the whole text where there are no brackets, without spaces at its end.
    static func address(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var start = 0
        var end = text.count
        // A bracket that is never closed is no bracket.
        if let last = unsafe text.lastIndex(of: UInt8(ascii: ">")),
            let open = unsafe text[..<last].lastIndex(of: UInt8(ascii: "<")),
            let close = unsafe text[open...].firstIndex(of: UInt8(ascii: ">"))
        {
            start = open + 1
            end = close
        }
        while end > start, unsafe text[end - 1] == 0x20 { end -= 1 }
        return unsafe UnsafeRawBufferPointer(rebasing: text[start..<end])
    }

    /// What follows the last `@` of an address; empty where there is no `@`.
    static func domain(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        let address = unsafe address(text)
        guard let at = unsafe address.lastIndex(of: UInt8(ascii: "@")) else {
            return unsafe UnsafeRawBufferPointer(rebasing: address[0..<0])
        }
        return unsafe UnsafeRawBufferPointer(rebasing: address[(at + 1)...])
    }

    /// The Region of `arn:partition:service:region:account:resource`; empty where the text is no ARN.
    static func region(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var colons = 0
        var start = 0
        for index in 0..<text.count where unsafe text[index] == UInt8(ascii: ":") {
            colons += 1
            if colons == 3 { start = index + 1 }
            if colons == 4 { return unsafe UnsafeRawBufferPointer(rebasing: text[start..<index]) }
        }
        return unsafe UnsafeRawBufferPointer(rebasing: text[0..<0])
    }

    /// Whether a domain is that of SES's mailbox simulator (R§8).
    static func isSimulator(domain: UnsafeRawBufferPointer) -> Bool {
        let simulator: StaticString = "simulator.amazonses.com"
        guard domain.count == simulator.utf8CodeUnitCount else { return false }
        for index in 0..<domain.count where unsafe lowercased(domain[index]) != simulator.utf8Start[index] {
            return false
        }
        return true
    }

    /// A to Z become a to z.
    @inline(__always) static func lowercased(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }
}
