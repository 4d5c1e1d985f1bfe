import Testing

@Suite("Golden cases") struct GoldenTests {
}
