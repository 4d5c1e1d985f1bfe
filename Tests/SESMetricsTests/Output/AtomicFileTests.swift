import Glibc
import Testing

@testable import SESMetrics

@Suite("Atomic file") struct AtomicFileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func atomic(_ name: String, _ files: FileSystem = .local) throws -> AtomicFile {
        let path = folder.path(name)
        return try AtomicFile(name: path, target: path, permissions: nil, files: files)
    }

    private func write(_ text: String, to file: AtomicFile) throws {
        let bytes = Array(text.utf8)
        try unsafe bytes.withUnsafeBytes { try unsafe file.write($0) }
    }

    @Test("nothing is to be seen under the name before the commit, and nothing hidden after it")
    func appears() throws {
        let file = try atomic("out")
        try write("whole", to: file)
        #expect(folder.names == [".out.sesstat-0"])
        #expect(folder.permissions(".out.sesstat-0") == 0o600)
        try file.commit()
        #expect(folder.names == ["out"])
        #expect(folder.text("out") == "whole")
        #expect(folder.permissions("out") == 0o666 & ~Int(ProcessMask.value))
    }

    @Test("a file that is given up leaves nothing, and the old file as it was")
    func discarded() throws {
        try folder.write("out", "old")
        do {
            let file = try atomic("out")
            try write("new", to: file)
        }
        #expect(folder.names == ["out"])
        #expect(folder.text("out") == "old")
    }

    @Test("whichever call fails, the file is the old or the new one, and a failure to write it is told")
    func everyFault() throws {
        let trial = FaultyCalls(pieces: 7)
        try folder.write("out", "old")
        let text = "new text that takes more than one call"
        let trialFile = try atomic("out", FileSystem(calls: trial))
        try write(text, to: trialFile)
        try trialFile.commit()
        let calls = trial.log
        #expect(calls.count > 20)
        for failing in calls.indices {
            try folder.write("out", "old")
            let faulty = FaultyCalls(.init(call: failing, fault: .error(EIO, times: 1)), pieces: 7)
            var failed: (any Error)?
            do {
                let file = try atomic("out", FileSystem(calls: faulty))
                try write(text, to: file)
                try file.commit()
            } catch {
                failed = error
            }
            #expect(folder.names == ["out"], "call \(failing), \(calls[failing])")
            let isNew = folder.text("out") == text
            #expect(isNew || folder.text("out") == "old")
            if !isNew { #expect(failed != nil) }
            if let error = failed as? OutputError, isNew { #expect(error.kind == .notSynchronized) }
        }
    }

    @Test("the temporary file of a killed run is removed by the next run to that file")
    func leftBehind() throws {
        try folder.write(".out.sesstat-0", "half")
        try folder.write(".out.sesstat-3", "half")
        try folder.write(".other.sesstat-0", "not ours")
        let file = try atomic("out")
        #expect(folder.names == [".other.sesstat-0", ".out.sesstat-0"])
        try file.commit()
        #expect(folder.text("out") == "")
    }

    @Test("two runs to one file at once leave each other's temporary files alone")
    func together() throws {
        let first = try atomic("out")
        let second = try atomic("out")
        try write("first", to: first)
        try write("second", to: second)
        #expect(folder.names == [".out.sesstat-0", ".out.sesstat-1"])
        try first.commit()
        #expect(folder.text("out") == "first")
        try second.commit()
        #expect(folder.text("out") == "second")
        #expect(folder.names == ["out"])
    }

    @Test("when every slot is taken the file cannot be created")
    func slotsTaken() throws {
        for slot in 0..<TemporaryName.slots { try folder.folder(".out.sesstat-\(slot)") }
        let error = #expect(throws: SystemError.self) { _ = try atomic("out") }
        #expect(error?.code == EBUSY)
    }

    @Test("a name as long as the file system allows is no hindrance")
    func longName() throws {
        let name = String(repeating: "n", count: 255)
        let file = try atomic(name)
        try file.commit()
        #expect(folder.names == [name])
        let other = TemporaryName.path(for: FilePath(String(repeating: "n", count: 254) + "m"), slot: 0)
        #expect(other != TemporaryName.path(for: FilePath(name), slot: 0))
    }
}
