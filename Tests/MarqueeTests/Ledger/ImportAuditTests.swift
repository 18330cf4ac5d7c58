import Foundation
import Testing

@Suite struct ImportAuditTests {
    @Test(arguments: Warehouse.Kind.tested)
    func import_intoAWarehouseWithUsers_isAnEntryOfTheAuditLog(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let first = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        #expect(first.run == 1)
        let user = try Marquee.run(["user", "add", "ann", "--role", "analyst", "--database", warehouse.url])
        #expect(user.status == 0, "\(user.err)")
        #expect(try actions(warehouse) == ["user-add"])

        let edition = try Fixture.nextEdition()
        _ = try Marquee.importing([edition.path, "--dry-run", "--database", warehouse.url])
        let report = try Marquee.importing([edition.path, "--prune", "--database", warehouse.url])
        let page = try entries(warehouse)
        #expect(page.count == 2 && page.allSatisfy { $0["principal"] as? String == NSUserName() })
        let entry = try #require(page.first)
        #expect(entry["action"] as? String == "import")
        #expect(entry["address"] as? String == "local")
        #expect(entry["outcome"] as? String == "committed")
        let statement = try #require(entry["statement"] as? String)
        #expect(statement.hasPrefix("run 2, pruning: raw_titles.csv, raw_credits.csv, "))
        // Of the counts of a table, all but the rows that stayed or are gone and were spared.
        let rows = report.tables.reduce(0) { $0 + $1.counts[0] + $1.counts[1] + $1.counts[4] }
        #expect(rows > 0 && entry["rows_affected"] as? Int == rows)
        #expect(try Marquee.run(["audit", "verify", "--database", warehouse.url]).status == 0)

        let undo = try Marquee.run([
            "audit", "undo", "\(entry["id"] as? Int ?? 0)", "--database", warehouse.url,
        ])
        #expect(undo.err.contains("MQ319") && undo.err.contains("imports"))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func import_thatIsRefused_leavesNoEntryOfRowsThatWereNotWritten(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        _ = try Marquee.run(["user", "add", "ann", "--role", "analyst", "--database", warehouse.url])
        // A table of somebody's own that refers to a title which is to go.
        try warehouse.execute("CREATE TABLE picks (title_id VARCHAR(64) PRIMARY KEY REFERENCES titles (id))")
        try warehouse.execute("INSERT INTO picks VALUES ('tm110')")
        let edition = try Fixture.nextEdition()
        let result = try Marquee.run(["import", edition.path, "--prune", "--database", warehouse.url])
        #expect(result.status != 0 && result.err.contains("MQ411"), "\(result.err)")
        #expect(try actions(warehouse) == ["user-add"])
        #expect(try Marquee.run(["audit", "verify", "--database", warehouse.url]).status == 0)
    }

    private func actions(_ warehouse: Warehouse) throws -> [String] {
        try entries(warehouse).map { $0["action"] as? String ?? "" }
    }

    /// The latest first.
    private func entries(_ warehouse: Warehouse) throws -> [[String: Any]] {
        let list = try Marquee.run(["audit", "list", "--format", "json", "--database", warehouse.url])
        let page = try JSONSerialization.jsonObject(with: Data(list.out.utf8)) as? [String: Any]
        return try #require(page?["entries"] as? [[String: Any]])
    }
}
