import Testing

@testable import Metrics

@Test func placeholder() {}
