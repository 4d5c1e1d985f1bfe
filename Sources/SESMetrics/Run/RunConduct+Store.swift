extension RunConduct {
    /// Has a store answer in place of inputs, where one is named.
    ///
    /// - Throws: status 64 where options are there that say how inputs are read, or where an output would replace the store.
    mutating func ask(
        _ store: String?, command: String, input: InputArguments, run: RunArguments, limits: LimitArguments,
        in files: FileSystem
    ) throws(RunFailure) {
        self.command = command
        guard let store else { return }
        guard !store.isEmpty, store != "-" else {
            throw RunFailure(.usage, "--store wants the name of a file", advice: "name the store that update keeps")
        }
        let ofInputs = [
            ("an INPUT", !input.inputs.isEmpty), ("--files-from", input.filesFrom != nil),
            ("--include", !input.include.isEmpty), ("--exclude", !input.exclude.isEmpty), ("--follow", input.follow),
            ("--since-key", input.sinceKey != nil), ("--recover-firehose-errors", input.recoverFirehoseErrors),
            ("--invalid-utf8", input.invalidUTF8 != nil), ("--allow-empty", input.allowEmpty),
            ("--quarantine", run.quarantine != nil), ("--max-record-size", limits.recordBytes != nil),
            ("--max-envelope-size", limits.envelopeBytes != nil), ("--max-depth", limits.depth != nil),
            ("--max-inflated-size", limits.inflatedBytes != nil),
            ("--max-inflation-ratio", limits.inflationRatio != nil), ("--max-value-size", limits.valueBytes != nil),
        ]
        if let (option, _) = ofInputs.first(where: \.1) {
            throw RunFailure(
                .usage, "\(option) has no meaning with --store, whose inputs have been read",
                advice: "leave it out, or leave out --store to read inputs; sesstat update takes it")
        }
        let path = FilePath(argument: store)
        try RunConduct.refuseSameFile(StoreFiles.all(of: path, in: files) + outputs, in: files)
        self.store = path
    }
}
