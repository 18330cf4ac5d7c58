import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Upgrades databases of every earlier version with the program, as its users do, and works with them afterwards.
struct UpgradeTests {
    private static let tested = UpgradeFixture.tested
    /// The last form of each version.
    private static let last = tested.filter { fixture in
        fixture.governance.map { fixture.name == "governance-\($0)" } ?? false
    }

    @Test(arguments: tested)
    func earlierDatabase_isBroughtUpWhole_andDoesForItsUsersWhatItDid(_ fixture: UpgradeFixture) throws {
        let warehouse = try fixture.load()
        let before = try Holdings(of: warehouse)
        for round in 1...2 {
            try bringUp(warehouse)
            #expect(try before.differences(now: warehouse) == [], "round \(round)")
            try expectCurrent(warehouse)
        }
        let doctor = try Marquee.run(["doctor", "--database", warehouse.url])
        #expect(doctor.status == 0, "\(doctor.err)")
        let service = try UpgradedService(fixture, warehouse)
        try service.expectTokens()
        try service.expectAnswersKept()
        try service.expectOldWritesTakenBack()
        try service.expectWrites()
        try service.expectSandbox()
        try service.expectAuditKept()
        try service.expectAccount()
        try service.stop()
        try expectNextEditionIsTaken(warehouse)
    }

    /// MariaDB commits each definition by itself, so a killed upgrade leaves some of them behind; starting a server completes it.
    @Test(arguments: last)
    func killedUpgrade_isCompletedByTheNextServer(_ fixture: UpgradeFixture) throws {
        let warehouse = try fixture.load()
        try bringUp(warehouse, governance: false)
        let before = try Holdings(of: warehouse)
        for milliseconds in stride(from: 10, through: 90, by: 20) {
            let upgrade = try Command([Marquee.binary, "user", "list", "--database", warehouse.url])
            usleep(UInt32(milliseconds) * 1000)
            upgrade.kill()
        }
        let service = try UpgradedService(fixture, warehouse)
        #expect(try before.differences(now: warehouse) == [])
        try expectCurrent(warehouse)
        try service.expectTokens()
        try service.expectWrites()
        try service.expectSandbox()
    }

    private func bringUp(_ warehouse: Warehouse, governance: Bool = true) throws {
        for command in [["schema", "upgrade"], ["user", "list"]].prefix(governance ? 2 : 1) {
            let result = try Marquee.run(command + ["--database", warehouse.url])
            try #require(result.status == 0, "\(result.err)")
        }
    }

    private func expectCurrent(_ warehouse: Warehouse) throws {
        #expect(try warehouse.number("SELECT MAX(version) FROM schema_versions") == Int64(Schema.current.version))
        let versions = try warehouse.rows(
            "SELECT version FROM \(warehouse.governance("governance_versions")) ORDER BY version")
        #expect(versions.last == "\(GovernanceSchema.version)")
        #expect(Set(versions).count == versions.count)
    }

    /// Imports the next edition of the catalog, and repairs the reject of the old one.
    private func expectNextEditionIsTaken(_ warehouse: Warehouse) throws {
        let edition = try UpgradeFixture.nextEdition()
        let report = try Marquee.importing([edition.path, "--database", warehouse.url])
        #expect(try report.table("titles").added == 1)
        // Persons and credits are the same as before, and so is the order of the cast.
        #expect(try report.table("persons").counts == [0, 0, 3, 0, 0])
        #expect(try report.table("credits").counts == [0, 0, 4, 0, 0])
        #expect(try warehouse.rows("SELECT id FROM titles WHERE imdb_votes IN (12, 341)") == ["tm202", "tm206"])
        let edited = TemporaryFolder()
        let place = ["--database", warehouse.url]
        #expect(try Marquee.run(["rejects", "export", "--out", edited.path] + place).status == 0)
        for name in try edited.names() {
            try edited.write(edited.text(name).replacing(",11.5,", with: ",9.5,"), to: name)
        }
        let retry = try Marquee.run(["rejects", "retry", edited.path] + place)
        #expect(retry.status == 0, "\(retry.err)")
        #expect(try warehouse.number("SELECT COUNT(*) FROM titles WHERE id = 'tm205' AND imdb_score = 9.5") == 1)
        #expect(try warehouse.number("SELECT COUNT(*) FROM import_rejects WHERE resolved_by_run_id IS NULL") == 0)
    }
}
