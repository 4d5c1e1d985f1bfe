import Foundation
import Metrics
import Testing

@testable import SESMetrics

@Suite("Zone loader") struct ZoneLoaderTests {
    let folder: TemporaryFolder
    let loader: ZoneLoader

    init() throws {
        folder = try TemporaryFolder()
        let berlin = try String(
            decoding: Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/UTC")), as: UTF8.self)
        for name in ["Europe/Berlin", "Europe/Dublin", "Etc/GMT+5", "right/Europe/Berlin", "Deep/A/B/C"] {
            try folder.write(name, berlin)
        }
        try folder.write("Europe/Broken", "no zone")
        try folder.write("zone1970.tab", "#")
        loader = ZoneLoader(environmentFolder: folder.path.text)
    }

    private func failure(_ name: String) throws -> RunFailure {
        try #require(#expect(throws: RunFailure.self) { _ = try loader.load(name) })
    }

    @Test("zones are found by their names")
    func found() throws {
        for name in ["UTC", "Europe/Berlin", "Etc/GMT+5"] { _ = try loader.load(name) }
    }

    @Test("UTC needs no database, and an empty TZDIR is none")
    func withoutDatabase() throws {
        #expect(try ZoneLoader(environmentFolder: "/none").load("UTC").isUTC)
        _ = try ZoneLoader(environmentFolder: "").load("Europe/Berlin")
        let error = #expect(throws: RunFailure.self) {
            _ = try ZoneLoader(environmentFolder: "/none").load("Asia/Tokyo")
        }
        #expect(error?.message == "--time-zone: no time zones are installed in /none")
    }

    @Test("an unknown zone is a usage error that names the nearest ones")
    func unknown() throws {
        let failure = try failure("europe/Berln")
        #expect(failure.status == .usage)
        #expect(failure.message == #"--time-zone: there is no zone "europe/Berln""#)
        #expect(failure.advice?.hasPrefix("did you mean Europe/Berlin, Europe/Broken, Europe/Dublin? ") == true)
        #expect(try self.failure("dublin").advice?.hasPrefix("did you mean Europe/Dublin? ") == true)
        #expect(try self.failure("zzz").advice == "name an IANA time zone such as Europe/Berlin, or UTC")
    }

    @Test(
        "a name cannot lead out of the folder",
        arguments: ["../passwd", "/etc/passwd", "Europe//Berlin", "Europe/./x", "", "a/", "-x"])
    func names(_ name: String) throws {
        #expect(!ZoneLoader.isName(name))
        #expect(try failure(name).status == .usage)
    }

    @Test("a folder, and a file that is no zone, are refused")
    func noZone() throws {
        #expect(try failure("Europe").status == .usage)
        #expect(try failure("Europe/Broken").status == .usage)
    }

    @Test("all names are listed, without copies of the tree and without its tables")
    func all() {
        #expect(
            ZoneNames.all(in: folder.path) == [
                "Deep/A/B/C", "Etc/GMT+5", "Europe/Berlin", "Europe/Broken", "Europe/Dublin",
            ])
    }
}
