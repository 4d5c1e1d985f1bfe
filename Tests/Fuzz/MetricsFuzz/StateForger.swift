internal import FuzzSupport
@testable internal import Metrics

/// Makes state whose checksums fit, so that they do not stop the fuzzer.
enum StateForger {
    /// Sections of the input's bytes behind the options of a plan.
    static func fit(_ input: inout FuzzInput, _ plan: CountingPlan) -> [UInt8] {
        var sections: [(kind: UInt8, bytes: [UInt8])] = []
        while input.count > 0 {
            let kind = input.byte()
            // The last of what is left, most often.
            sections.append((kind & 0x7F % 8, input.bytes(kind & 0x80 == 0 ? input.count : Int(input.byte()))))
        }
        var options = StateWriter()
        options.fixed(plan.options.seed.0)
        options.fixed(plan.options.seed.1)
        options.text(plan.stateOptions)
        return assemble([(StateSection.options.rawValue, options.bytes)] + sections)
    }

    /// Sound state with sections cut, doubled and changed.
    static func change(_ sections: [(kind: UInt8, bytes: [UInt8])], _ input: inout FuzzInput) -> [UInt8] {
        var sections = sections
        while input.count > 0 {
            let action = input.byte()
            let index = Int(action >> 3) % sections.count
            let place = input.number() % (sections[index].bytes.count + 1)
            switch action & 7 {
            case 0: sections[index].bytes.removeSubrange(place...)
            case 1: sections.insert(sections[index], at: place % sections.count)
            case 2: sections.remove(at: index)
            case 3: sections[index].bytes.insert(contentsOf: input.bytes(Int(input.byte())), at: place)
            case 4: sections[index].bytes.removeSubrange(place..<min(place + 10, sections[index].bytes.count))
            default: if place < sections[index].bytes.count { sections[index].bytes[place] = input.byte() }
            }
            if sections.isEmpty { break }
        }
        return assemble(sections)
    }

    /// A header, sections with their checksums, and the end.
    private static func assemble(_ sections: [(kind: UInt8, bytes: [UInt8])]) -> [UInt8] {
        var writer = StateWriter()
        writer.raw(StateLayout.magic)
        writer.fixed(StateLayout.version)
        var checksum: UInt64 = 0
        for section in sections + [(StateSection.end.rawValue, [])] {
            checksum = StateLayout.checksum(section.kind, section.bytes[...], after: checksum)
            writer.byte(section.kind)
            writer.fixed(UInt64(section.bytes.count))
            writer.fixed(checksum)
            writer.raw(section.bytes)
        }
        return writer.bytes
    }
}
