// swift-tools-version: 6.2
import PackageDescription

// Language features that make a room's imports visible in review; see docs/decisions/0001-rooms.md.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "marquee",
    products: [.executable(name: "marquee", targets: ["marquee"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.81.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CProcessor"),
        .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CAttackList"),
        .target(name: "CStatementMemory", dependencies: ["CSQLite"]),
        .systemLibrary(name: "CMariaDB", pkgConfig: "libmariadb", providers: [.apt(["libmariadb-dev"])]),

        .target(name: "MarqueeCatalog", swiftSettings: strict),
        .target(
            name: "MarqueeIngest", dependencies: ["MarqueeCatalog", "CProcessor"], swiftSettings: strict),
        .target(name: "MarqueeWarehouse", dependencies: ["CProcessor", "MarqueeCatalog"], swiftSettings: strict),
        .target(name: "MarqueeAnalysis", dependencies: ["MarqueeCatalog"], swiftSettings: strict),
        .target(name: "MarqueeRecommender", dependencies: ["MarqueeCatalog"], swiftSettings: strict),
        .target(
            name: "MarqueeSQLite",
            dependencies: ["MarqueeWarehouse", "MarqueeCatalog", "CSQLite", "CStatementMemory", "CProcessor"],
            swiftSettings: strict),
        .target(
            name: "MarqueeMySQL", dependencies: ["MarqueeWarehouse", "MarqueeCatalog", "CMariaDB"],
            swiftSettings: strict),
        .target(
            name: "MarqueeAccess",
            dependencies: [
                "MarqueeWarehouse", "MarqueeCatalog", "CCrypto",
            ],
            swiftSettings: strict),
        .target(
            name: "MarqueeServer",
            dependencies: [
                "MarqueeAccess", "MarqueeAnalysis", "MarqueeIngest", "MarqueeRecommender", "MarqueeWarehouse",
                "MarqueeCatalog",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .target(
            name: "MarqueeAttacks", dependencies: ["MarqueeCatalog", "CAttackList"], exclude: ["Families"],
            swiftSettings: strict),
        .executableTarget(
            name: "marquee",
            dependencies: [
                "MarqueeServer", "MarqueeAccess", "MarqueeAnalysis", "MarqueeAttacks", "MarqueeRecommender",
                "MarqueeCatalog", "MarqueeIngest", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .executableTarget(
            name: "RecommenderBenchmark",
            dependencies: [
                "MarqueeRecommender", "MarqueeIngest", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeCatalog",
            ],
            path: "Benchmarks/recommend/ours", swiftSettings: strict),

        .testTarget(name: "MarqueeCatalogTests", dependencies: ["MarqueeCatalog"], swiftSettings: strict),
        .testTarget(
            name: "MarqueeIngestTests", dependencies: ["MarqueeIngest", "MarqueeCatalog"], swiftSettings: strict),
        .testTarget(
            name: "MarqueeAnalysisTests", dependencies: ["MarqueeAnalysis", "MarqueeIngest", "MarqueeCatalog"],
            swiftSettings: strict),
        .testTarget(
            name: "MarqueeRecommenderTests", dependencies: ["MarqueeRecommender", "MarqueeCatalog"],
            swiftSettings: strict),
        .testTarget(
            name: "MarqueeWarehouseTests",
            dependencies: [
                "MarqueeAccess", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL", "MarqueeIngest", "MarqueeCatalog",
                "MarqueeAttacks",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "MarqueeAccessTests",
            dependencies: ["MarqueeAccess", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeCatalog"],
            swiftSettings: strict),
        .testTarget(
            name: "MarqueeTests",
            dependencies: [
                "marquee", "MarqueeAttacks", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL", "MarqueeCatalog",
            ],
            swiftSettings: strict),
    ]
)
