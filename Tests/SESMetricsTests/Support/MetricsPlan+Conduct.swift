@testable import SESMetrics

/// What tests of arguments ask most.
extension MetricsPlan {
    var request: RunRequest { conduct.request }
    var output: FilePath { conduct.output }
    var summary: FilePath? { conduct.summary }
    var tolerance: Tolerance { conduct.tolerance }
}
