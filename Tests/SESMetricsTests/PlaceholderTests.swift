import Testing

@testable import SESMetrics

@Test func placeholder() {}
