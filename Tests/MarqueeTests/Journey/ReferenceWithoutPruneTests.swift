import Foundation
import Testing

/// Users' tables that are in the way of imports otherwise: by keys that change, by tables elsewhere, by keys that are broken.
@Suite struct ReferenceWithoutPruneTests {
    private func warehouse(_ kind: Warehouse.Kind, _ definitions: [String]) throws -> Warehouse {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        try definitions.forEach(warehouse.execute)
        return warehouse
    }

    private func refusal(_ source: String, _ warehouse: Warehouse, _ options: [String] = []) throws -> String {
        let result = try Marquee.run(["import", source, "--database", warehouse.url] + options)
        expectRefusal("MQ411", status: 65, result)
        return result.err
    }

    /// A title's genres are replaced, with or without a prune.
    @Test(arguments: Warehouse.Kind.tested)
    func genreThatIsReplaced_isFoundByAKeyOfTwoColumns(_ kind: Warehouse.Kind) throws {
        let warehouse = try warehouse(
            kind,
            [
                """
                CREATE TABLE tags (t VARCHAR(64), g BIGINT, what VARCHAR(10),
                  FOREIGN KEY (t, g) REFERENCES title_genres (title_id, genre_id))
                """,
                "INSERT INTO tags SELECT title_id, genre_id, 'tag' FROM title_genres",
            ])
        let edition = try Fixture.edited([("raw_titles.csv", "\"['drama', 'crime']\"", "['drama']")])
        #expect(
            try refusal(edition.path, warehouse).contains(
                "1 row of tags (t, g) refers to title_genres (title_id, genre_id), ON DELETE"))
        let report = try Marquee.importing([
            edition.path, "--on-reference", "set-null", "--database", warehouse.url,
        ])
        #expect(report.references.map(\.summary) == ["tags.t+g > title_genres.title_id+genre_id: 1 delete set-null"])
        #expect(try warehouse.number("SELECT COUNT(*) FROM tags WHERE t IS NULL AND g IS NULL AND what = 'tag'") == 1)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func imdbIDThatChanges_isFollowedOrRefused(_ kind: Warehouse.Kind) throws {
        let warehouse = try warehouse(
            kind,
            [
                "CREATE TABLE seen (i VARCHAR(64), FOREIGN KEY (i) REFERENCES titles (imdb_id) ON UPDATE CASCADE)",
                "INSERT INTO seen VALUES ('tt9000102'), ('tt9000101')",
            ])
        let edition = try Fixture.edited([("raw_titles.csv", "tt9000102", "tt9000999")])
        let report = try Marquee.importing([edition.path, "--database", warehouse.url])
        #expect(report.references.map(\.summary) == ["seen.i > titles.imdb_id: 1 update cascade"])
        #expect(try warehouse.rows("SELECT i FROM seen ORDER BY i") == ["tt9000101", "tt9000999"])

        try warehouse.execute("CREATE TABLE bare (i VARCHAR(64), FOREIGN KEY (i) REFERENCES titles (imdb_id))")
        try warehouse.execute("INSERT INTO bare VALUES ('tt9000999')")
        #expect(
            try refusal(Fixture.catalog, warehouse).contains(
                "1 row of bare (i) refers to titles (imdb_id), ON UPDATE"))
        _ = try Marquee.importing([Fixture.catalog, "--on-reference", "drop-constraint", "--database", warehouse.url])
        #expect(try warehouse.rows("SELECT i FROM bare") == ["tt9000999"])
        #expect(try warehouse.rows("SELECT i FROM seen ORDER BY i") == ["tt9000101", "tt9000102"])
    }

    /// Two titles swap a value that must be unique, so it is NULL in between. MariaDB does not take such a key.
    @Test func imdbIDsThatSwap_areRefusedWhereNullIsNotTaken() throws {
        let warehouse = try warehouse(
            .sqlite,
            [
                "CREATE TABLE seen (i TEXT NOT NULL REFERENCES titles (imdb_id) ON UPDATE CASCADE)",
                "INSERT INTO seen VALUES ('tt9000101')",
            ])
        let edition = try Fixture.edited([
            ("raw_titles.csv", "tt9000101", "tt9000104"), ("raw_titles.csv", ",tt9000104,7.2", ",tt9000101,7.2"),
        ])
        #expect(try refusal(edition.path, warehouse).contains("seen (i)"))
        _ = try Marquee.importing([edition.path, "--on-reference", "drop-constraint", "--database", warehouse.url])
        #expect(try warehouse.rows("SELECT imdb_id FROM titles WHERE id = 'tm101'") == ["tt9000104"])
    }

    @Test(arguments: Warehouse.Kind.tested)
    func repairedReject_isRefusedAndSentAgain(_ kind: Warehouse.Kind) throws {
        let journey = try RejectsJourney(kind)
        try journey.importing([
            ("titles.csv", "id,title,type,release_year,genres,imdb_score\ntm1,Alpha,MOVIE,2001,['drama'],7\n")
        ])
        try journey.importing([
            ("titles.csv", "id,title,type,release_year,genres,imdb_score\ntm1,Alpha,MOVIE,2001,['crime'],11\n")
        ])
        try journey.warehouse.execute(
            """
            CREATE TABLE tags (t VARCHAR(64), g BIGINT,
              FOREIGN KEY (t, g) REFERENCES title_genres (title_id, genre_id))
            """)
        try journey.warehouse.execute("INSERT INTO tags SELECT title_id, genre_id FROM title_genres")
        try journey.export()
        try journey.edit("titles.rejects.csv", ",11", ",8")
        let retry = ["rejects", "retry", journey.exported.path, "--database", journey.warehouse.url]
        try expectRefusal("MQ411", status: 65, retry, leaving: journey.warehouse)
        let result = try Marquee.run(retry + ["--on-reference", "set-null", "--quiet"])
        #expect(result.status == 0, "\(result.err)")
        #expect(try journey.warehouse.rows("SELECT t, g FROM tags") == ["NULL|NULL"])
    }

    // MARK: - Each engine's own

    /// SQLite takes such a key, and then refuses every statement on both tables.
    @Test func keyThatRefersToNoKey_isNamed() throws {
        let warehouse = try warehouse(
            .sqlite,
            [
                "CREATE TABLE bad (t TEXT REFERENCES titles (title))",
                "CREATE TABLE worse (r INT REFERENCES import_runs (started_at) DEFERRABLE INITIALLY DEFERRED)",
            ])
        let edition = try Fixture.nextEdition()
        let error = try refusal(edition.path, warehouse)
        #expect(error.contains("bad (t) refers to titles (title), which is no key"))
        #expect(error.contains("worse (r) refers to import_runs (started_at), which is no key"))
        #expect(try refusal(edition.path, warehouse, ["--on-reference", "set-null"]).contains("cannot be changed"))
        let report = try Marquee.importing([
            edition.path, "--on-reference", "drop-constraint", "--database", warehouse.url,
        ])
        #expect(report.references.count == 2)
    }

    /// The key takes the parent's type for the comparison, whatever the column holds.
    @Test func numbersThatAreKeptAsText_areFound() throws {
        let warehouse = try warehouse(
            .sqlite,
            [
                "CREATE TABLE fans (a REFERENCES persons (id), b TEXT REFERENCES PERSONS)",
                "INSERT INTO fans VALUES ('28', '28'), (28, NULL)",
            ])
        let edition = try Fixture.nextEdition()
        let error = try refusal(edition.path, warehouse, ["--prune"])
        #expect(error.contains("2 rows of fans (a)") && error.contains("1 row of fans (b)"))
    }

    /// A trigger of the user's is nothing that can be seen beforehand.
    @Test func otherReason_isExplainedByTheTablesThatRefer() throws {
        let warehouse = try warehouse(
            .sqlite,
            [
                "CREATE TABLE a (t TEXT REFERENCES titles (id) ON DELETE CASCADE)", "INSERT INTO a VALUES ('tm110')",
                "CREATE TRIGGER no BEFORE DELETE ON a BEGIN SELECT RAISE(ABORT, 'mine'); END",
            ])
        let edition = try Fixture.nextEdition()
        let result = try Marquee.run(["import", edition.path, "--prune", "--database", warehouse.url])
        expectRefusal("MQ507", status: 65, result)
        #expect(result.err.contains("a (t) refers to titles (id), ON DELETE CASCADE"))
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func tableOfAnotherSchema_isNamedAndTreatedAlike() throws {
        let warehouse = try warehouse(.mysql, [])
        let other = "\(warehouse.name)_other"
        let server = try Server.address()
        defer { _ = try? server.query("DROP DATABASE IF EXISTS `\(other)`") }
        try server.query(
            """
            CREATE DATABASE `\(other)`; CREATE TABLE `\(other)`.`my picks` (`the id` VARCHAR(64) COLLATE utf8mb4_bin,
              CONSTRAINT `a key` FOREIGN KEY (`the id`) REFERENCES `\(warehouse.name)`.titles (id)) CHARSET utf8mb4;
            INSERT INTO `\(other)`.`my picks` VALUES ('tm110')
            """)
        let edition = try Fixture.nextEdition()
        #expect(
            try refusal(edition.path, warehouse, ["--prune"]).contains(
                "1 row of \(other).my picks (the id) refers to titles (id), ON DELETE RESTRICT, constraint a key"))
        let report = try Marquee.importing([
            edition.path, "--prune", "--on-reference", "drop-constraint", "--database", warehouse.url,
        ])
        #expect(report.references.first?.schema == other)
        #expect(try server.query("SELECT `the id` FROM `\(other)`.`my picks`") == "tm110\n")
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"))
    func failureAfterTheDrop_saysWhatWasDropped() throws {
        let warehouse = try warehouse(
            .mysql,
            [
                "CREATE TABLE picks (t VARCHAR(64), FOREIGN KEY (t) REFERENCES titles (id))",
                "INSERT INTO picks VALUES ('tm110')",
                "CREATE TRIGGER no BEFORE DELETE ON titles FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'",
            ])
        let edition = try Fixture.nextEdition()
        let result = try Marquee.run([
            "import", edition.path, "--prune", "--on-reference", "drop-constraint", "--database", warehouse.url,
        ])
        #expect(result.status != 0)
        #expect(result.err.contains("before the load, foreign key picks (t) dropped"))
        #expect(try warehouse.number("SELECT COUNT(*) FROM titles WHERE id = 'tm110'") == 1)
    }
}
