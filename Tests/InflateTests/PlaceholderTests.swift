import Testing

@testable import Inflate

@Test func placeholder() {}
