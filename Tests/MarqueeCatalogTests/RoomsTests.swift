import Testing

/// The rooms of docs/decisions/0001-rooms.md: which target may import what.
struct RoomsTests {
    /// Modules of the toolchain, open to every room.
    private static let toolchain: Set<String> = ["Swift", "Foundation", "Glibc", "Synchronization"]

    private static let mayImport: [String: Set<String>] = [
        "MarqueeCatalog": [],
        "MarqueeIngest": ["MarqueeCatalog", "CProcessor"],
        "MarqueeWarehouse": ["MarqueeCatalog", "CProcessor"],
        "MarqueeAnalysis": ["MarqueeCatalog"],
        "MarqueeRecommender": ["MarqueeCatalog"],
        "MarqueeSQLite": ["MarqueeCatalog", "MarqueeWarehouse", "CSQLite", "CStatementMemory", "CProcessor"],
        "MarqueeMySQL": ["MarqueeCatalog", "MarqueeWarehouse", "CMariaDB"],
        "MarqueeAccess": ["MarqueeCatalog", "MarqueeWarehouse", "CCrypto"],
        "MarqueeServer": [
            "MarqueeCatalog", "MarqueeWarehouse", "MarqueeIngest", "MarqueeAccess", "MarqueeAnalysis",
            "MarqueeRecommender",
            "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "HTTPTypes", "Logging", "NIOCore", "NIOPosix", "NIOSSL",
            "ServiceLifecycle",
            "UnixSignals",
        ],
        "MarqueeAttacks": ["MarqueeCatalog", "CAttackList"],
        "marquee": [
            "MarqueeCatalog", "MarqueeIngest", "MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL", "MarqueeAccess",
            "MarqueeServer", "MarqueeAnalysis", "MarqueeRecommender", "MarqueeAttacks", "ArgumentParser", "Logging",
            "Yams",
        ],
    ]

    @Test func imports_ofEveryRoom_areAllowed() throws {
        var violations: [String] = []
        for path in Repository.swiftFiles(below: "Sources") {
            let room = String(path.split(separator: "/")[1])
            let allowed = try #require(Self.mayImport[room], "the room \(room) is not in the table")
            for line in try Repository.text(path).split(separator: "\n") {
                let words = line.split(separator: " ").drop {
                    ["package", "public", "internal", "private"].contains($0)
                }
                guard words.first == "import", let module = words.dropFirst().first.map(String.init) else { continue }
                if !allowed.union(Self.toolchain).contains(module) { violations.append("\(path): \(module)") }
            }
        }
        #expect(violations.isEmpty)
    }

    @Test func everyRoom_hasFiles() {
        for room in Self.mayImport.keys { #expect(!Repository.swiftFiles(below: "Sources/\(room)").isEmpty, "\(room)") }
    }

    @Test func files_areOfOneIdea() throws {
        let long = try Repository.swiftFiles(below: "Sources").filter {
            try Repository.text($0).split(separator: "\n", omittingEmptySubsequences: false).count > 300
        }
        #expect(long.isEmpty)
    }
}
