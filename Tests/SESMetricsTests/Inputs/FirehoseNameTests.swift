import Testing

@testable import SESMetrics

@Suite("Firehose object names") struct FirehoseNameTests {
    private static let uuid = "1b9e6d34-77c2-4a55-9a0e-9f0c2b6f1d20"

    @Test(
        "the time is read whatever the stream, version and extension",
        arguments: [
            "ses-events-3-2026-03-14-09-25-02-\(uuid).gz", "ses-events-3-2026-03-14-09-25-02-\(uuid)",
            "a-2020-01-01-00-00-00-b-12-2026-03-14-09-25-02-\(uuid.uppercased()).snappy.gz",
            "-2026-03-14-09-25-02-\(uuid).x",
        ])
    func times(_ name: String) {
        #expect(FirehoseName.time(in: Array(name.utf8)[...]) == 1_773_480_302_000)
    }

    @Test(
        "names of another kind have no time",
        arguments: [
            "", "events.gz", "s-1-2026-03-14-09-25-02-\(uuid)x.gz", "s-1-2026-02-30-09-25-02-\(uuid).gz",
            "s-1-2026-03-14-24-25-02-\(uuid).gz", "s-1-2026-03-14-09-25-02-1b9e6d34-77c2-4a55-9a0e-9f0c2b6f1d2g",
            "s-1-2026-03-14-09-60-02-\(uuid)", "s-1-2026-03-14T09-25-02-\(uuid)",
        ])
    func others(_ name: String) {
        #expect(FirehoseName.time(in: Array(name.utf8)[...]) == nil)
    }
}
