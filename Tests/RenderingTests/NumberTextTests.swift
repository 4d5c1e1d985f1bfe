internal import Metrics
import Testing

@testable internal import Rendering

@Suite("Numbers") struct NumberTextTests {
    private func text(_ value: Double, separator: UInt8 = UInt8(ascii: ".")) -> String {
        var bytes: [UInt8] = []
        NumberText.append(value, decimalSeparator: separator, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func text(_ value: Int64) -> String {
        var bytes: [UInt8] = []
        NumberText.append(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "whole numbers are written in full",
        arguments: [0, 1, 9, 10, 11, 99, 100, 86_400, 1_000_000, -1, -9, -10, -123, Int64.max, Int64.min])
    func wholes(_ value: Int64) {
        #expect(text(value) == String(value))
    }

    @Test(
        "fractions are written without an exponent",
        arguments: [
            (0.5, "0.5"), (1.5, "1.5"), (-1.5, "-1.5"), (0.1, "0.1"), (1.0 / 3, "0.3333333333333333"),
            (2.0 / 3, "0.6666666666666666"), (123.456, "123.456"), (0.001, "0.001"), (0.00001, "0.00001"),
            (1.25e-7, "0.000000125"), (-2.5e-10, "-0.00000000025"), (1234567.875, "1234567.875"),
            (0.05, "0.05"), (10.01, "10.01"), (100.5, "100.5"), (4503599627370495.5, "4503599627370495.5"),
        ])
    func fractions(_ value: Double, _ expected: String) {
        #expect(text(value) == expected)
    }

    @Test(
        "doubles that are whole have no decimal point",
        arguments: [
            (0.0, "0"), (-0.0, "0"), (3.0, "3"), (-3.0, "-3"), (100_000.0, "100000"), (1e15, "1000000000000000"),
            (9007199254740991.0, "9007199254740991"), (9007199254740992.0, "9007199254740992"),
            (-9007199254740994.0, "-9007199254740994"), (1e21, "1000000000000000000000"),
            (1.5e22, "15000000000000000000000"), (1.8014398509481984e16, "18014398509481984"),
        ])
    func wholeDoubles(_ value: Double, _ expected: String) {
        #expect(text(value) == expected)
    }

    @Test(
        "the largest and smallest doubles are written out and read back",
        arguments: [
            (Double.greatestFiniteMagnitude, 309), (Double.leastNonzeroMagnitude, 326),
            (Double.leastNormalMagnitude, 326),
        ])
    func extremes(_ value: Double, _ length: Int) {
        let written = text(value)
        #expect(Double(written) == value)
        #expect(!written.contains("e"))
        #expect(written.utf8.count >= length)
    }

    @Test("any double reads back the same, in as few digits as the description has", arguments: 0..<8 as Range<UInt64>)
    func roundTrip(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let failures = (0..<2_000).map { _ in Double(bitPattern: generator.next()) }.filter { value in
            guard value.isFinite else { return false }
            let written = text(value)
            return Double(written) != value || written.contains("e") || (written.contains(".") && written.last == "0")
                || significantDigits(written) != significantDigits(value.description)
        }
        #expect(failures.isEmpty)
    }

    @Test("quotients of counts read back the same", arguments: 0..<4 as Range<UInt64>)
    func quotients(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let quotients = (0..<5_000).map { _ in
            Double(Int64.random(in: 0...1_000_000, using: &generator))
                / Double(Int64.random(in: 1...1_000_000, using: &generator))
        }
        #expect(quotients.filter { Double(text($0)) != $0 }.isEmpty)
    }

    @Test("a decimal comma stands in fractions alone")
    func decimalComma() {
        #expect(text(1.5, separator: UInt8(ascii: ",")) == "1,5")
        #expect(text(-0.00025, separator: UInt8(ascii: ",")) == "-0,00025")
        #expect(text(1_000_000.0, separator: UInt8(ascii: ",")) == "1000000")
    }

    @Test(
        "a value that is not finite is a programming error",
        arguments: [Double.nan, .infinity, -.infinity].map(\.bitPattern))
    func notFinite(_ bits: UInt64) async {
        await #expect(processExitsWith: .failure) { [bits = bits as UInt64] in
            var bytes: [UInt8] = []
            NumberText.append(Double(bitPattern: bits), to: &bytes)
        }
    }

    /// The digits without sign, point, exponent, leading and trailing zeros.
    private func significantDigits(_ text: String) -> [Character] {
        let mantissa = text.prefix { $0 != "e" }.filter { $0 != "." && $0 != "-" }
        return Array(mantissa.drop { $0 == "0" }.reversed().drop { $0 == "0" })
    }
}
