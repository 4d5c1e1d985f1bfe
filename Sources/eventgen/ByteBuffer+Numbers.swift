extension ByteBuffer {
    /// Appends a whole number ≥ 0 in decimal.
    @inline(__always)
    mutating func write(decimal value: Int) {
        if value < 10 { return write(byte: 0x30 + UInt8(value)) }
        var divisor = 10
        while value / divisor >= 10 { divisor *= 10 }
        var rest = value
        while divisor > 0 {
            write(byte: 0x30 + UInt8(truncatingIfNeeded: rest / divisor))
            rest %= divisor
            divisor /= 10
        }
    }

    /// Appends the last `width` decimal digits of a number ≥ 0, with leading zeros.
    @inline(__always)
    mutating func write(padded value: Int, width: Int) {
        var divisor = 1
        for _ in 1..<width { divisor *= 10 }
        while divisor > 0 {
            write(byte: 0x30 + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }

    /// Appends the last `digits` hexadecimal digits of a number, in lower case.
    @inline(__always)
    mutating func write(hex value: UInt64, digits: Int) {
        var shift = UInt64(digits) * 4
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: value >> shift) & 15
            write(byte: digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
    }

    /// Appends `count` base-64 characters of noise.
    mutating func write(base64 count: Int, from random: inout RandomStream) {
        var bits: UInt64 = 0
        for index in 0..<count {
            if index % 10 == 0 { bits = random.next() }
            let digit = UInt8(truncatingIfNeeded: bits) & 63
            bits >>= 6
            switch digit {
            case 0..<26: write(byte: 0x41 + digit)
            case 26..<52: write(byte: 0x61 + digit - 26)
            case 52..<62: write(byte: 0x30 + digit - 52)
            case 62: write(byte: 0x2B)
            default: write(byte: 0x2F)
            }
        }
    }

    /// Appends a random UUID (version 4), in lower case.
    mutating func write(uuidFrom random: inout RandomStream) {
        let high = random.next()
        let low = random.next()
        write(hex: high >> 32, digits: 8)
        write(byte: 0x2D)
        write(hex: high >> 16, digits: 4)
        write("-4")
        write(hex: high, digits: 3)
        write(byte: 0x2D)
        write(hex: 0x8000 | low >> 50, digits: 4)
        write(byte: 0x2D)
        write(hex: low, digits: 12)
    }

    /// Appends `YYYY-MM-DDThh:mm:ss.sssZ`, the form in which SES writes times (R§1.6).
    @inline(__always)
    mutating func write(timestamp milliseconds: Int64) {
        let time = CalendarTime(milliseconds: milliseconds)
        write(dateOf: time)
        write(byte: 0x54)
        write(clockOf: time)
        write(byte: 0x2E)
        write(padded: time.millisecond, width: 3)
        write(byte: 0x5A)
    }

    /// Appends `YYYY-MM-DD`.
    @inline(__always)
    mutating func write(dateOf time: CalendarTime, separator: UInt8 = 0x2D) {
        write(padded: time.year, width: 4)
        write(byte: separator)
        write(padded: time.month, width: 2)
        write(byte: separator)
        write(padded: time.day, width: 2)
    }

    /// Appends `hh:mm:ss`.
    @inline(__always)
    mutating func write(clockOf time: CalendarTime, separator: UInt8 = 0x3A) {
        write(padded: time.hour, width: 2)
        write(byte: separator)
        write(padded: time.minute, width: 2)
        write(byte: separator)
        write(padded: time.second, width: 2)
    }

    /// Appends a date as mail headers write it: `Sat, 14 Mar 2026 09:26:53 +0000`.
    mutating func write(mailDate milliseconds: Int64) {
        let time = CalendarTime(milliseconds: milliseconds)
        write(Vocabulary.weekdays[time.weekday])
        write(", ")
        write(decimal: time.day)
        write(byte: 0x20)
        write(Vocabulary.months[time.month - 1])
        write(byte: 0x20)
        write(decimal: time.year)
        write(byte: 0x20)
        write(clockOf: time)
        write(" +0000")
    }

    /// Appends an IPv4 address; `host` holds its last two bytes.
    mutating func write(address first: Int, _ second: Int, host: Int) {
        write(decimal: first)
        write(byte: 0x2E)
        write(decimal: second)
        write(byte: 0x2E)
        write(decimal: host >> 8 & 255)
        write(byte: 0x2E)
        write(decimal: host & 255)
    }
}
