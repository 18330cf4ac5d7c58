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
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CProcessor"),
        .systemLibrary(name: "CMariaDB", pkgConfig: "libmariadb", providers: [.apt(["libmariadb-dev"])]),

        .target(name: "MarqueeCatalog", swiftSettings: strict),
        .target(
            name: "MarqueeIngest", dependencies: ["MarqueeCatalog", "CProcessor"], swiftSettings: strict),
        .target(name: "MarqueeWarehouse", dependencies: ["MarqueeCatalog"], swiftSettings: strict),
        .target(
            name: "MarqueeSQLite", dependencies: ["MarqueeWarehouse", "MarqueeCatalog", "CSQLite", "CProcessor"],
            swiftSettings: strict),
        .target(
            name: "MarqueeMySQL", dependencies: ["MarqueeWarehouse", "MarqueeCatalog", "CMariaDB"],
            swiftSettings: strict),
        .executableTarget(
            name: "marquee",
            dependencies: [
                "MarqueeCatalog", "MarqueeIngest", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        .testTarget(name: "MarqueeCatalogTests", dependencies: ["MarqueeCatalog"], swiftSettings: strict),
        .testTarget(
            name: "MarqueeIngestTests", dependencies: ["MarqueeIngest", "MarqueeCatalog"], swiftSettings: strict),
        .testTarget(
            name: "MarqueeWarehouseTests",
            dependencies: ["MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL", "MarqueeIngest", "MarqueeCatalog"],
            swiftSettings: strict),
        .testTarget(
            name: "MarqueeTests",
            dependencies: ["marquee", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL", "MarqueeCatalog"],
            swiftSettings: strict),
    ]
)
