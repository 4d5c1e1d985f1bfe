/// Numbers for people.
enum ReadableNumber {
    /// `1,234,567`.
    static func count(_ number: Int64) -> String {
        let digits = String(number.magnitude)
        var text = number < 0 ? "-" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `1 input`, `2 inputs`.
    static func count(_ number: Int64, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// `999 B`, `1.2 kB`, `345 MB`: three digits at least, powers of 1000.
    static func bytes(_ number: Int64) -> String {
        guard number >= 1000 else { return "\(number) B" }
        var value = Double(number)
        var unit = ""
        for next in ["kB", "MB", "GB", "TB", "PB", "EB"] where value >= 999.5 || unit.isEmpty {
            value /= 1000
            unit = next
        }
        return "\(value < 9.95 ? decimal(value, places: 1) : decimal(value, places: 0)) \(unit)"
    }

    /// A number with this many places after the point, rounded.
    static func decimal(_ number: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = Int64((max(0, number) * scale).rounded())
        guard places > 0 else { return String(scaled) }
        let fraction = String(scaled % Int64(scale))
        let zeros = String(repeating: "0", count: places - fraction.count)
        return "\(scaled / Int64(scale)).\(zeros)\(fraction)"
    }
}
