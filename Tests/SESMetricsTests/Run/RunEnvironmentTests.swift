import Glibc
import Testing

@testable import SESMetrics

@Suite("The process's environment") struct RunEnvironmentTests {
    @Test("the clock is past 2026, and no more processors are counted than there are")
    func process() {
        let environment = RunEnvironment.process
        #expect(environment.now > 1_767_225_600_000)
        #expect((1...sysconf(Int32(_SC_NPROCESSORS_CONF))).contains(environment.processors))
        environment.printError("")
    }

    @Test("variables that are not set have no value")
    func variables() {
        #expect(ProcessEnvironment.value("PATH") != nil)
        #expect(ProcessEnvironment.value("SESSTAT_NO_SUCH_VARIABLE") == nil)
    }

    @Test("descriptors that are open are left alone")
    func descriptors() throws {
        let before = try (0...2).map { try FileStatus(ofDescriptor: $0).identity }
        StandardDescriptors.secure()
        #expect(try (0...2).map { try FileStatus(ofDescriptor: $0).identity } == before)
    }

    @Test("failures say what, where and what to do")
    func failures() {
        let path = FilePath("o\u{7}")
        let unsynchronized = OutputError(kind: .notSynchronized, path: path, message: "Input/output error").failure
        #expect(unsynchronized.status == .cannotWrite)
        #expect(
            unsynchronized.text == """
                sesstat: cannot bring the folder of o\\u{7} to the disk: Input/output error
                  the new file is in place and whole, but might not outlast a power failure; check the disk

                """)
        #expect(RunFailure(.bug, "x").text == "sesstat: x\n")
        #expect(SystemError(code: 99_999).message == "error 99999")
    }
}
