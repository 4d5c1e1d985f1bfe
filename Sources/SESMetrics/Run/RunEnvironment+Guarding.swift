extension RunEnvironment {
    /// Does the work of a command; where it fails, says so on standard error and gives the status to exit with.
    func guarding(_ work: () throws -> ExitStatus) -> ExitStatus {
        do {
            return try work()
        } catch let failure as RunFailure {
            printError(failure.text)
            return failure.status
        } catch let error as OutputError {
            printError(error.failure.text)
            return error.failure.status
        } catch let stop as Interruption.Requested {
            return stop.status
        } catch {
            printError(
                RunFailure(
                    .bug, "this is a bug: \(SafeText.escaping("\(error)"))",
                    advice: "please report it with the command line and sesstat --version"
                ).text)
            return .bug
        }
    }
}
