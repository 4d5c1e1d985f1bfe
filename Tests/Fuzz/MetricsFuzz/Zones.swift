internal import Foundation
@testable internal import Metrics

/// Time zones with odd clocks, as far as this machine has their files, and some periods.
enum Zones {
    static let all: [TimeZoneRules] =
        [.utc]
        + [
            "Europe/Berlin", "America/Havana", "Pacific/Apia", "Africa/Monrovia", "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "Africa/Casablanca", "America/Sao_Paulo",
        ].map { name in
            guard let bytes = FileManager.default.contents(atPath: "/usr/share/zoneinfo/" + name),
                let zone = try? TimeZoneRules(identifier: name, tzif: Array(bytes))
            else { return .utc }
            return zone
        }

    static let periods: [Period] = [
        .seconds(300), .seconds(1), .seconds(3600), .seconds(7200), .seconds(21_600), .seconds(43_200),
        .seconds(86_400), .week, .month,
    ]
}
