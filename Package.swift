// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444
    .strictMemorySafety(),  // SE-0458: every unsafe use is marked
    .treatAllWarnings(as: .error),  // SE-0480
]

// Tests may use pointers without saying so each time.
let testSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let cSettings: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "sesstat",
    products: [
        .library(name: "SESMetrics", targets: ["SESMetrics"]),
        .executable(name: "sesstat", targets: ["sesstat"]),
    ],
    traits: [
        // Off unless asked for (`--traits ISAL`): zlib is enough to build, and gives the same results.
        .trait(name: "ISAL", description: "Inflates with ISA-L, several times as fast as zlib; needs libisal-dev."),
        .trait(name: "Store", description: "Keeps results in a store (update, --store); needs libsqlite3-dev."),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        // Stages, in the order in which data passes through them.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .target(name: "CByteScan", cSettings: cSettings),
        .target(name: "CChecksum", cSettings: cSettings),
        .target(
            name: "Inflate",
            dependencies: ["CChecksum", "CZlib", .target(name: "CISAL", condition: .when(traits: ["ISAL"]))],
            swiftSettings: swiftSettings
        ),
        .target(name: "Events", dependencies: ["CByteScan"], swiftSettings: swiftSettings),
        .target(name: "Metrics", dependencies: ["Events"], swiftSettings: swiftSettings),
        .target(name: "Rendering", dependencies: ["Events", "Metrics"], swiftSettings: swiftSettings),
        // Empty without the trait.
        .target(
            name: "Store",
            dependencies: [.product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["Store"]))],
            swiftSettings: swiftSettings
        ),
        .target(
            name: "SESMetrics",
            dependencies: ["CZlib", "Inflate", "Events", "Metrics", "Rendering", "Store"],
            swiftSettings: swiftSettings
        ),
        .executableTarget(
            name: "sesstat",
            dependencies: ["SESMetrics", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: swiftSettings
        ),
        // Not a product: makes archives for samples, tests and benchmarks.
        .executableTarget(
            name: "eventgen",
            dependencies: ["CZlib", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "InflateTests", dependencies: ["CChecksum", "CZlib", "Inflate"], swiftSettings: testSettings),
        .testTarget(name: "EventsTests", dependencies: ["CByteScan", "Events"], swiftSettings: testSettings),
        .testTarget(name: "MetricsTests", dependencies: ["Events", "Metrics"], swiftSettings: testSettings),
        .testTarget(
            name: "RenderingTests", dependencies: ["Events", "Metrics", "Rendering"], swiftSettings: testSettings),
        .testTarget(
            name: "SESMetricsTests",
            dependencies: [
                "Inflate", "Events", "Metrics", "Rendering", "SESMetrics", "Store",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["Store"])),
            ],
            swiftSettings: testSettings
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["sesstat", "eventgen"],
            exclude: ["Cases"],
            swiftSettings: testSettings
        ),
    ],
    swiftLanguageModes: [.v6]
)

// The plug-in that builds the documentation, for Scripts/docs alone: a plain build does not resolve it.
if Context.environment["DOCS"] != nil {
    package.dependencies.append(.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}

// Fuzz targets, for Scripts/fuzz alone: everything is then built for libFuzzer and the address sanitizer, with the checks
// of a debug build; or, with FUZZ=coverage, to tell which lines they reach.
if let fuzzing = Context.environment["FUZZ"] {
    let measures = fuzzing == "coverage"
    let measuring = measures ? ["-profile-generate", "-profile-coverage-mapping"] : []
    // Of several such flags the last alone would count.
    func checks(_ sanitizers: String) -> [String] { ["-sanitize=\(sanitizers)", "-assert-config", "Debug"] }
    let swiftFlags: [SwiftSetting] = [.unsafeFlags(checks("fuzzer,address") + ["-enable-testing"] + measuring)]
    let cFlags: [CSetting] = [
        .unsafeFlags(
            ["-fsanitize=fuzzer-no-link,address"]
                + (measures ? ["-fprofile-instr-generate", "-fcoverage-mapping"] : []))
    ]
    for target in package.targets where target.type == .regular || target.type == .executable {
        // The wiring has no loops that would have to be fast, and would take longer to optimise than all else.
        let level: [SwiftSetting] = target.name == "SESMetrics" ? [.unsafeFlags(["-Onone"])] : []
        target.swiftSettings = (target.swiftSettings ?? []) + swiftFlags + level
        target.cSettings = (target.cSettings ?? []) + cFlags
    }
    // The targets themselves are no coverage.
    func fuzzTarget(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
        .target(
            name: name, dependencies: dependencies, path: "Tests/Fuzz/\(name)",
            swiftSettings: testSettings + [.unsafeFlags(checks("address"))])
    }
    package.targets += [
        .target(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        fuzzTarget("FuzzSupport", []),
        fuzzTarget("InflateFuzz", ["FuzzSupport", "CZlib", "Inflate"]),
        fuzzTarget("EventsFuzz", ["FuzzSupport", "CByteScan", "CChecksum", "CZlib", "Events"]),
        fuzzTarget("MetricsFuzz", ["FuzzSupport", "Events", "Metrics"]),
        fuzzTarget("SESMetricsFuzz", ["FuzzSupport", "Metrics", "SESMetrics"]),
        .executableTarget(
            name: "fuzz",
            dependencies: ["CFuzzer", "FuzzSupport", "InflateFuzz", "EventsFuzz", "MetricsFuzz", "SESMetricsFuzz"],
            path: "Tests/Fuzz/fuzz",
            swiftSettings: testSettings + [.unsafeFlags(checks("address"))],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"] + measuring)]
        ),
    ]
}
