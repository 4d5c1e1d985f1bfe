public import Metrics

/// Finds time zones in the machine's database.
public struct ZoneLoader: Sendable {
    /// The folder with a TZif file for each zone.
    private let folder: FilePath

    /// A loader for the folder that `TZDIR` names, or the usual one.
    public init(environmentFolder: String?) {
        folder = FilePath(environmentFolder.flatMap { $0.isEmpty ? nil : $0 } ?? "/usr/share/zoneinfo")
    }

    /// The most bytes that a zone's file may have; the largest today has less than 4 KiB.
    private static let fileLimit = 1 << 20

    /// Loads a zone by its IANA name; `UTC` needs no file.
    ///
    /// - Throws: status 64 for a name that there is not, with the nearest names.
    public func load(_ name: String) throws(RunFailure) -> TimeZoneRules {
        if name == "UTC" { return .utc }
        let bytes: [UInt8]
        do throws(SystemError) {
            guard ZoneLoader.isName(name) else { throw SystemError(code: 0) }
            bytes = try WholeFile.read(folder.appending(Array(name.utf8)), limit: ZoneLoader.fileLimit)
        } catch {
            throw unknown(name)
        }
        do {
            return try TimeZoneRules(identifier: name, tzif: bytes)
        } catch {
            throw RunFailure(
                .usage, "--time-zone: \(error.description)", advice: "name an IANA time zone such as Europe/Berlin")
        }
    }

    /// Whether a name can be that of a zone, and so cannot lead out of the folder.
    static func isName(_ name: String) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        return !parts.isEmpty
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.first != UInt8(ascii: "-") && part.utf8.allSatisfy(isNameByte)
            }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private func unknown(_ name: String) -> RunFailure {
        let quoted = OptionValue.quoted(name)
        guard let names = ZoneNames.all(in: folder) else {
            return RunFailure(
                .usage, "--time-zone: no time zones are installed in \(SafeText.escaping(folder.text))",
                advice: "install the package tzdata, or let TZDIR name the folder; UTC needs no file")
        }
        let near = Nearest.matches(name, among: names, count: 3)
        let hint = near.isEmpty ? "" : "did you mean \(near.joined(separator: ", "))? "
        return RunFailure(
            .usage, "--time-zone: there is no zone \(quoted)",
            advice: "\(hint)name an IANA time zone such as Europe/Berlin, or UTC")
    }
}
