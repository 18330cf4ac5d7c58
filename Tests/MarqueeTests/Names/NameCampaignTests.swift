import Foundation
import MarqueeAttacks
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Names are data: odd names through everything that a server does with names, on both engines.
///
/// `MARQUEE_NAMES=5000` runs so many of them instead of a short part.
@Suite(.serialized) struct NameCampaignTests {
    private static let number = ProcessInfo.processInfo.environment["MARQUEE_NAMES"].flatMap { Int($0) } ?? 150
    private static let groupSize = 25

    @Test(arguments: Warehouse.Kind.tested)
    func oddNames_workOrAreRefusedWithoutATrace(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let campaign = try NameCampaign(serving)
        // Makes triggers and rights, so that these are there before the first odd name is.
        _ = try campaign.write("UPDATE titles SET seasons = seasons")
        let before = try campaign.fingerprint()
        var refused = 0
        let names = Array(OddNames(seed: 20_261_130).prefix(Self.number))
        for start in stride(from: 0, to: names.count, by: Self.groupSize) {
            let group = names[start..<min(start + Self.groupSize, names.count)]
            let fine = group.filter { NameRules.problem(with: $0, in: kind == .sqlite ? .sqlite : .mysql) == nil }
            refused += group.count - fine.count
            for name in group where !fine.contains(where: { Array($0.utf8) == Array(name.utf8) }) {
                try campaign.refuse(name)
            }
            try campaign.work(Array(fine), round: start)
        }
        #expect(refused * 10 <= names.count * 3, "\(refused) of \(names.count) names are refused")
        _ = try campaign.write("UPDATE titles SET seasons = seasons")
        let after = try campaign.fingerprint()
        #expect(after == before, "\(after.difference(from: before))")
        #expect(try serving.warehouse.counts(CatalogTables.all) == Fixture.counts)
        let health = try Marquee.run(["doctor", "--database", serving.warehouse.url])
        #expect(health.status == 0, "\(health.out)\(health.err)")
    }
}

/// One server, and somebody who works on it with odd names.
struct NameCampaign {
    let serving: Serving
    private let scientist: String
    private let dialect: Dialect
    private var isMySQL: Bool { dialect == .mysql }

    init(_ serving: Serving) throws {
        self.serving = serving
        dialect = serving.warehouse.kind == .mysql ? .mysql : .sqlite
        scientist = try serving.token("scientist")
    }

    /// As somebody would do it who knows the engine and not Marquee.
    private func quoted(_ name: String) -> String {
        let quote: Unicode.Scalar = isMySQL ? "`" : "\""
        var text = String.UnicodeScalarView([quote])
        for scalar in name.unicodeScalars {
            text.append(scalar)
            if scalar == quote { text.append(scalar) }
        }
        text.append(quote)
        return String(text)
    }

    private static func encoded(_ name: String) -> String {
        name.utf8.map { byte in
            let character = Character(Unicode.Scalar(byte))
            if character.isASCII, character.isLetter || character.isNumber { return String(character) }
            return (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    private func send(_ sql: String, in sandbox: String? = nil) throws -> HTTPReply {
        var body: [String: Any] = ["sql": sql]
        body["sandbox"] = sandbox
        return try serving.post("/v1/write", token: scientist, body)
    }

    /// Carries a write out, which must go well.
    ///
    /// - Returns: the number of its entry.
    @discardableResult
    func write(
        _ sql: String, in sandbox: String? = nil, rows: Int? = nil, _ location: SourceLocation = #_sourceLocation
    ) throws -> Int {
        let reply = try send(sql, in: sandbox)
        #expect(reply.status == 200, "\(sql): \(reply.text)", sourceLocation: location)
        let answer = reply.json as? [String: Any]
        if let rows {
            #expect(answer?["rows_affected"] as? Int == rows, "\(sql): \(reply.text)", sourceLocation: location)
        }
        return answer?["audit_id"] as? Int ?? 0
    }

    private func undo(_ entry: Int, _ what: String) throws {
        let reply = try serving.post("/v1/audit/\(entry)/undo", token: scientist, [:])
        #expect(reply.status == 200, "undo of \(what): \(reply.text)")
    }

    private func rows(_ sql: String, in sandbox: String? = nil) throws -> String {
        var body: [String: Any] = ["sql": sql]
        body["sandbox"] = sandbox
        let reply = try serving.post("/v1/query", token: scientist, body)
        #expect(reply.status == 200, "\(sql): \(reply.text)")
        return ((reply.json as? [String: Any])?["rows"] as? [[Any]]).map { "\($0)" } ?? ""
    }

    /// A name that is against the rules is refused wherever it is given, and leaves nothing behind.
    func refuse(_ name: String) throws {
        let before = try tables()
        let plain = "plain_\(before.count)"
        for sql in [
            "CREATE TABLE \(quoted(name)) (id INTEGER PRIMARY KEY)",
            "CREATE TABLE \(plain) (\(quoted(name)) INTEGER PRIMARY KEY)",
            "CREATE VIEW \(quoted(name)) AS SELECT 1 AS one",
        ] {
            let reply = try send(sql)
            #expect((400..<500).contains(reply.status), "\(sql): \(reply.text)")
        }
        #expect(try tables() == before, "\(name) was refused and is there")
        if NameRules.problem(with: name, in: nil) != nil {
            #expect(try serving.post("/v1/sandboxes", token: scientist, ["name": name]).status == 400, "\(name)")
        }
    }

    private func tables() throws -> [String] {
        let reply = try serving.send("GET", "/v1/schema", token: scientist)
        // Foundation's reader drops a byte order mark.
        guard case .list(let tables)? = try JSONReader.read(reply.text)["tables"] else { return [] }
        return tables.compactMap { if case .text(let name)? = $0["name"] { name } else { nil } }.sorted()
    }

    /// A group of names as tables, columns, indexes, constraints, views, triggers, of a sandbox and of a principal.
    func work(_ names: [String], round: Int) throws {
        guard let first = names.first else { return }
        for (place, name) in names.enumerated() { try make(name, names[(place + 1) % names.count], place) }
        for (place, name) in names.enumerated() { try change(name, names[(place + 1) % names.count]) }
        try workInSandbox(first, names)
        let listed = try tables()
        for name in names {
            #expect(listed.contains { Array($0.utf8) == Array(name.utf8) }, "\(name) is not in the schema")
        }
        #expect(try serving.send("GET", "/v1/report", token: scientist).status == 200)
        if NameRules.problem(with: first, in: nil) == nil { try beSomebody(first) }
        try importPruning()
        for place in names.indices { try write("DROP VIEW \(quoted(Self.view(place)))") }
        for name in names { try write("DROP TABLE \(quoted(name))") }
    }

    /// Views share their names with tables, so these are odd in one way alone.
    private static func view(_ place: Int) -> String { "view '\(place)'; --" }

    private func make(_ name: String, _ column: String, _ place: Int) throws {
        let (table, column) = (quoted(name), quoted(column))
        // The names of constraints are one namespace, so the table's own stands in it.
        let key = "CONSTRAINT \(quoted(name)) FOREIGN KEY (t) REFERENCES titles (id)"
        let index = isMySQL ? ", INDEX \(column) (v)" : ""
        try write(
            "CREATE TABLE \(table) (\(column) VARCHAR(100) PRIMARY KEY, v VARCHAR(100), t VARCHAR(64), \(key)\(index))")
        if !isMySQL { try write("CREATE INDEX \(quoted("i \(name)")) ON \(table) (v)") }
        try write("CREATE VIEW \(quoted(Self.view(place))) AS SELECT \(column), v FROM \(table)")
        // Another tool's.
        let trigger = isMySQL ? "FOR EACH ROW SET @x = 1" : "BEGIN SELECT 1; END"
        try serving.warehouse.execute("CREATE TRIGGER \(quoted(name)) AFTER INSERT ON \(table) \(trigger)")
    }

    private func change(_ name: String, _ column: String) throws {
        let (table, key) = (quoted(name), quoted(column))
        try write("INSERT INTO \(table) (\(key), v) VALUES ('a', '1'), ('b', '2')", rows: 2)
        let bulk = try serving.send(
            "POST", "/v1/tables/\(Self.encoded(name))/rows", token: scientist, headers: [("Content-Type", "text/csv")],
            body: "\(Self.csv([column, "v"]))\nc,3\nd,4\n")
        #expect(bulk.status == 200, "\(name): \(bulk.text)")
        let before = try rows("SELECT * FROM \(table) ORDER BY 1")
        let updated = try write("UPDATE \(table) SET v = 'x' WHERE \(key) IN ('a', 'c')", rows: 2)
        let moved = try write("UPDATE \(table) SET \(key) = 'e' WHERE \(key) = 'b'", rows: 1)
        let deleted = try write("DELETE FROM \(table) WHERE \(key) <> 'e'", rows: 3)
        for entry in [deleted, moved, updated] { try undo(entry, name) }
        #expect(try rows("SELECT * FROM \(table) ORDER BY 1") == before, "\(name)")
    }

    private static func csv(_ fields: [String]) -> String {
        fields.map { "\"\($0.replacingOccurrences(of: "\"", with: "\"\""))\"" }.joined(separator: ",")
    }

    private func workInSandbox(_ sandbox: String, _ names: [String]) throws {
        let name = NameRules.problem(with: sandbox, in: nil) == nil ? sandbox : "plain"
        let made = try serving.post("/v1/sandboxes", token: scientist, ["name": name])
        #expect(made.status == 201, "\(name): \(made.text)")
        let path = "/v1/sandboxes/\(Self.encoded(name))"
        for table in names { try write("UPDATE \(quoted(table)) SET v = 'in' WHERE v = '2'", in: name, rows: 1) }
        for table in names {
            let diff = try serving.send("GET", "\(path)/diff?table=\(Self.encoded(table))", token: scientist)
            let rows = (diff.json as? [String: Any])?["rows"] as? [Any]
            #expect(rows?.count == 1, "\(table): \(diff.text)")
        }
        let promoted = try serving.post("\(path)/promote", token: scientist, ["tables": names])
        let answer = promoted.json as? [String: Any]
        #expect(answer?["rows_affected"] as? Int == names.count, "\(name): \(promoted.text)")
        if let entry = answer?["audit_id"] as? Int { try undo(entry, "a promote from \(name)") }
        let dropped = try serving.send("DELETE", path, token: scientist)
        #expect(dropped.status == 200, "\(name): \(dropped.text)")
    }

    private func beSomebody(_ name: String) throws {
        guard name.unicodeScalars.first != "-" else { return }
        let token = try serving.token("analyst", name: name)
        let me = try serving.send("GET", "/v1/me", token: token)
        #expect(try JSONReader.read(me.text)["name"]?.json == JSONNode.text(name).json, "\(me.text)")
        #expect(try Marquee.run(["user", "revoke", name, "--database", serving.warehouse.url]).status == 0, "\(name)")
        #expect(try serving.send("GET", "/v1/me", token: token).status == 401, "\(name)")
    }

    /// The same files once more: nothing goes, and users' tables that refer to titles are looked at.
    private func importPruning() throws {
        let result = try Marquee.run(["import", Fixture.catalog, "--prune", "--database", serving.warehouse.url])
        #expect(result.status == 0, "\(result.err)")
    }

    /// What says who may do what: tables of governance, accounts with their rights, triggers and procedures.
    func fingerprint() throws -> [String] {
        let warehouse = serving.warehouse
        let principals = "principals WHERE role <> 'analyst' ORDER BY id"
        guard isMySQL else {
            return try warehouse.rows(
                "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1")
                + warehouse.rows("SELECT name || ' ' || role FROM \(principals)")
        }
        let schemas = "IN ('\(warehouse.name)', '\(warehouse.name)_governance') ORDER BY 1"
        func list(_ columns: String, _ table: String, _ schema: String) throws -> [String] {
            try warehouse.rows(
                "SELECT CONCAT_WS(' ', \(columns)) FROM information_schema.\(table) WHERE \(schema) \(schemas)")
        }
        let accounts = try warehouse.rows(
            "SELECT CONVERT(User USING utf8mb4) FROM mysql.user WHERE User LIKE '%\(warehouse.name)' ORDER BY 1")
        return try list("table_schema, table_name, table_type", "tables", "table_schema")
            + list("trigger_name, event_object_table, MD5(action_statement), definer", "triggers", "trigger_schema")
            + list("routine_schema, routine_name, MD5(routine_definition), definer", "routines", "routine_schema")
            + warehouse.rows("SELECT CONCAT(name, ' ', role) FROM \(warehouse.name)_governance.\(principals)")
            + accounts.flatMap { try warehouse.rows("SHOW GRANTS FOR `\($0)`@`%`").sorted() }
    }
}
