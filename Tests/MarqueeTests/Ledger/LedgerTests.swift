import Foundation
import MarqueeCatalog
import Testing

@Suite struct LedgerTests {
    @Test(arguments: Warehouse.Kind.tested)
    func ledger_afterImports_accountsForEveryRow(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        let report = try Marquee.importing([edition.path, "--prune", "--database", warehouse.url])
        // Claims are kept where some are given.
        for table in LedgerTables.all where table.name != LedgerTables.claimOutcomes.name {
            #expect(try warehouse.number("SELECT COUNT(*) FROM \(table.name)") ?? 0 > 0, "\(table.name)")
        }
        #expect(
            try warehouse.rows(
                "SELECT name FROM import_files WHERE rows_read <> rows_loaded + rows_merged + rows_rejected")
                == [])
        #expect(
            try warehouse.rows("SELECT rows_read, rows_merged FROM import_files WHERE run_id = 1 ORDER BY id")
                == ["13|1", "40|1", "2|0", "4|0", "1|0", "2|0"])
        #expect(
            try warehouse.rows(
                """
                SELECT f.id FROM import_files f WHERE f.rows_rejected <>
                    (SELECT COUNT(*) FROM import_rejects r WHERE r.file_id = f.id)
                """) == [])
        #expect(
            try warehouse.rows(
                """
                SELECT f.id FROM import_files f WHERE f.rows_rejected <> (SELECT COALESCE(SUM(c.occurrences), 0)
                    FROM import_rule_counts c WHERE c.file_id = f.id AND c.disposition = 'rejected')
                """) == [])
        for file in report.files {
            #expect(
                try warehouse.rows(
                    """
                    SELECT layout, rows_read, rows_loaded, rows_merged, rows_rejected
                    FROM import_files WHERE run_id = 2 AND name = '\(file.name)'
                    """) == [
                        "\(file.layout)|\(file.rowsRead)|\(file.rowsLoaded)|\(file.rowsMerged)|\(file.rowsRejected)"
                    ])
        }
    }

    /// A server takes no value of such a size, and refused all of the import with it.
    @Test(arguments: Warehouse.Kind.tested)
    func refusedRecord_ofManyMegabytes_isKeptCut(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let folder = TemporaryFolder()
        let long = String(repeating: "x", count: 17 << 20)
        try folder.write(
            "id,title,type,release_year,description\ntm1,A,MOVIE,2001,\(long)\ntm2,B,MOVIE,2002,\n", to: "titles.csv")
        let report = try Marquee.importing([folder.path, "--database", warehouse.url])
        #expect(report.files.map { [$0.rowsRead, $0.rowsLoaded, $0.rowsRejected] } == [[2, 1, 1]])
        #expect(try warehouse.rows("SELECT rule, LENGTH(original) FROM import_rejects") == ["text_too_long|8388608"])
        #expect(try warehouse.rows("SELECT message FROM import_rejects")[0].contains("8388608 are kept"))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func changes_ofARun_areThoseOfItsReport(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        let report = try Marquee.importing([edition.path, "--prune", "--database", warehouse.url])
        let lines = report.tables.flatMap { table in
            ["\(table.name)|*|" + table.counts.map(String.init).joined(separator: "|")]
                + table.columns.map { "\(table.name)|\($0.name)|\($0.added)|\($0.changed)|\($0.unchanged)|0|0" }
        }
        #expect(
            try Set(
                warehouse.rows(
                    """
                    SELECT table_name, column_name, added, changed, unchanged, gone, removed
                    FROM import_changes WHERE run_id = 2
                    """)) == Set(lines))
        #expect(lines.contains("titles|imdb_score|1|1|6|0|0"))
        #expect(
            try warehouse.number("SELECT COUNT(*) FROM credits")
                == (Fixture.counts["credits"] ?? 0) + Int64(try report.table("credits").added)
                - Int64(try report.table("credits").removed))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func findings_ofARun_keepOriginalAndProposal(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let report = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        #expect(try warehouse.number("SELECT COUNT(*) FROM import_findings") == Int64(report.findingsTotal))
        #expect(
            try warehouse.rows(
                """
                SELECT line, column_name, disposition, original, proposal
                FROM import_findings WHERE rule = 'edge_blanks'
                """) == ["5|title|repaired|Harbour Street |Harbour Street"])
        #expect(
            try warehouse.rows(
                """
                SELECT column_name, disposition, original, proposal FROM import_findings WHERE rule = 'person_name_conflict'
                """) == ["name|flagged|B. Vane|Bruno Vane"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func runs_haveTimesThatFollowEachOther(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        for _ in 1...2 { _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url]) }
        #expect(try warehouse.rows("SELECT id FROM import_runs WHERE finished_at < started_at") == [])
        #expect(
            try warehouse.number(
                "SELECT COUNT(*) FROM import_runs a JOIN import_runs b ON a.id = 1 AND b.id = 2 AND a.finished_at <= b.started_at"
            )
                == 1)
        #expect(try warehouse.rows("SELECT program_version FROM import_runs ORDER BY id") == ["0.1.0", "0.1.0"])
        #expect(try warehouse.number("SELECT COUNT(*) FROM import_timings WHERE run_id = 1 AND stage = 'read'") == 1)
        #expect(try warehouse.number("SELECT COUNT(*) FROM import_timings WHERE seconds < 0") == 0)
        #expect(try warehouse.number("SELECT COUNT(*) FROM import_runs WHERE peak_memory_bytes > 1000000") == 2)
    }
}
