import Foundation
import MarqueeAttacks
import Testing

/// What answers and files tell of the server and of others.
struct LeakTests {
    @Test(arguments: Warehouse.Kind.tested)
    func faultOfTheStore_isToldInAPlainSentence_andLoggedWithItsReasons(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("scientist")
        let schema = kind == .mysql ? "\(serving.warehouse.name)_governance." : ""
        try serving.warehouse.execute("DROP TABLE \(schema)idempotency_keys")
        let reply = try serving.post(
            "/v1/write", token: token, headers: [("Idempotency-Key", "k1"), ("X-Request-ID", "of-the-fault")],
            ["sql": "INSERT INTO genres (name) VALUES ('a')"])
        #expect(reply.status == 500 && reply.code == "MQ512", "\(reply.text)")
        for word in ["idempotency_keys", "SELECT", "error 1", "while executing", serving.warehouse.folder.path, "root"]
        {
            #expect(!reply.text.contains(word), "\(word): \(reply.text)")
        }
        let line = try #require(try serving.log().first { $0.contains("of-the-fault") && $0.contains("MQ512") })
        #expect(line.contains("idempotency_keys") && line.contains("while executing"), "\(line)")
    }

    @Test func newFiles_areTheOwnersAlone_andOldOnesKeepTheirMode() throws {
        let serving = try Serving.fixture(.sqlite)
        let (folder, token) = (serving.warehouse.folder, try serving.token("scientist"))
        #expect(try serving.post("/v1/sandboxes", token: token, ["name": "mine"]).status == 201)
        #expect(
            try serving.post(
                "/v1/write", token: token, ["sql": "INSERT INTO genres (name) VALUES ('a')", "sandbox": "mine"]
            )
            .status == 200)
        func modes() throws -> [String: Int] {
            let names = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
            return try Dictionary(
                uniqueKeysWithValues: names.map {
                    let attributes = try FileManager.default.attributesOfItem(atPath: folder($0))
                    return ($0, attributes[.posixPermissions] as? Int ?? 0)
                })
        }
        let before = try modes()
        #expect(before["w.sqlite-wal"] != nil && before.count > 5, "\(before)")
        #expect(before.values.allSatisfy { $0 & 0o077 == 0 }, "\(before)")
        try serving.stop()

        try folder.setPermissions(0o644, of: "w.sqlite")
        _ = try Marquee.importing([Fixture.catalog, "--database", serving.warehouse.url])
        #expect(try modes()["w.sqlite"] == 0o644)
        let health = try Marquee.run(["doctor", "--database", serving.warehouse.url])
        #expect(health.status == 0, "\(health.err)")
        #expect(health.out.contains("warning  files") && health.out.contains("w.sqlite (mode 644)"), "\(health.out)")
    }

    @Test func token_isTakenAsItWasGiven() throws {
        let serving = try Serving.fixture(.sqlite)
        let token = try serving.token("analyst")
        #expect(try serving.send("GET", "/v1/me", token: token).status == 200)
        // The last letter of 43 has two bits that decoding drops.
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        let last = try #require(token.last.flatMap { letters.firstIndex(of: $0) })
        let twins = (1...3).map { String(token.dropLast()) + String(letters[last ^ $0]) }
        for text in twins + [
            "\(token)=", "\(token)==", "\(token)\u{A0}", "\(token)\t.", token.replacing("_", with: "/"),
        ] {
            #expect(try serving.send("GET", "/v1/me", token: text).status == 401, "\(text)")
        }
    }

    @Test func hostsThatAreNoneOrSeveral_areRefused() throws {
        let serving = try Serving.fixture(.sqlite)
        func status(_ hosts: String) throws -> (Int?, String?) {
            let connection = try serving.client.connection()
            connection.send(Array("GET /health/live HTTP/1.1\r\n\(hosts)Connection: close\r\n\r\n".utf8))
            let reply = try connection.reply(until: .now + .seconds(10), hasBody: true)
            return (reply?.status, reply?.code)
        }
        #expect(try status("Host: a\r\n") == (200, nil))
        for hosts in ["", "Host: a\r\nHost: b\r\n", "Host: a\r\nHost: a\r\n", "host: a\r\nX: y\r\nHOST: b\r\n"] {
            #expect(try status(hosts) == (400, "MQ103"), "\(hosts)")
        }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func cells_areGuardedForSpreadsheetsAlone_andOnlyOnRequest(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let token = try serving.token("analyst")
        let sql = """
            SELECT '=1+1' AS a, '+x' AS b, '-x' AS c, '@x' AS d, '-5' AS e, -5 AS f, -0.5 AS g, 'x=1' AS "h", '' AS i
            """.replacing("\"h\"", with: kind == .mysql ? "`=h`" : "\"=h\"")
        func csv(_ accept: String) throws -> String {
            try serving.post("/v1/query", token: token, headers: [("Accept", accept)], ["sql": sql]).text
        }
        let plain = "a,b,c,d,e,f,g,=h,i\n=1+1,+x,-x,@x,-5,-5,-0.5,x=1,\"\"\n"
        let guarded = "a,b,c,d,e,f,g,'=h,i\n'=1+1,'+x,'-x,'@x,-5,-5,-0.5,x=1,\"\"\n"
        #expect(try csv("text/csv") == plain)
        #expect(try csv("text/csv; for=spreadsheets") == guarded)
        #expect(try csv("application/json").contains("\"=1+1\",\"+x\""))
        let line = ["sql", sql, "--format", "csv", "--database", serving.warehouse.url]
        #expect(try Marquee.run(line).out == plain)
        #expect(try Marquee.run(line + ["--for-spreadsheets"]).out == guarded)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func charactersThatTurnTheLine_areShownByNumber_andLeftInTheData(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let sql = "SELECT 'invoice\u{202E}fdp.exe' AS name"
        let shown = try Marquee.run(["sql", sql, "--database", serving.warehouse.url])
        #expect(shown.out.contains(#"invoice\u202Efdp.exe"#) && !shown.out.contains("\u{202E}"), "\(shown.out)")
        let file = try Marquee.run(["sql", sql, "--format", "csv", "--database", serving.warehouse.url])
        #expect(file.out.contains("invoice\u{202E}fdp.exe"))
        let reply = try serving.post("/v1/query", token: try serving.token("analyst"), ["sql": sql])
        #expect(reply.text.contains("invoice\u{202E}fdp.exe"))
    }

    @Test func pageAtTheRoot_runsWhatItKnowsAlone() throws {
        let serving = try Serving.fixture(.sqlite)
        let reply = try serving.send("GET", "/", token: nil)
        let policy = try #require(reply["content-security-policy"])
        #expect(!policy.contains("unsafe") && policy.contains("script-src 'sha256-"), "\(policy)")
        let script = try #require(reply.text.firstMatch(of: /(?s)<script>(.*)<\/script>/)).1
        let style = try #require(reply.text.firstMatch(of: /(?s)<style>(.*)<\/style>/)).1
        for text in [script, style] {
            let file = TemporaryFolder()
            try file.write(String(text), to: "text")
            let digest = try Command.output([
                "sh", "-c", "openssl dgst -sha256 -binary '\(file("text"))' | openssl base64 -A",
            ])
            #expect(policy.contains("'sha256-\(digest)'"))
        }
        #expect(reply.text.firstMatch(of: /\ (on[a-z]+|style)=/) == nil)
    }

    @Test(arguments: Warehouse.Kind.tested)
    func report_namesTheDatabaseAndNothingMore(_ kind: Warehouse.Kind) throws {
        let serving = try Serving.fixture(kind)
        let warehouse = serving.warehouse
        let own = try Marquee.run(["report", "--format", "json", "--database", warehouse.url]).out
        let sent = try serving.send("GET", "/v1/report", token: try serving.token("analyst")).text
        for text in [own, sent] {
            let name = kind == .mysql ? warehouse.name : "w.sqlite"
            #expect(text.contains("\"database\":\"\(name)\""), "\(text.prefix(200))")
            for word in [warehouse.folder.path, "127.0.0.1", "root:", "sqlite:"] {
                let isTold = text.contains(word)
                #expect(!isTold, "\(word)")
            }
        }
    }

    @Test func tableWithTheNameOfAModule_isReadAndWritten() throws {
        let serving = try Serving.fixture(.sqlite)
        let (analyst, scientist) = (try serving.token("analyst"), try serving.token("scientist"))
        func write(_ sql: String) throws -> String? {
            try serving.post("/v1/write", token: scientist, ["sql": sql]).code
        }
        func read(_ sql: String) throws -> HTTPReplyText {
            let reply = try serving.post("/v1/query", token: analyst, ["sql": sql])
            return HTTPReplyText(status: reply.status, text: reply.code ?? reply.text)
        }
        for name in ["pragma_x", "FTS_notes", "dbstat_of_mine", "completion"] {
            #expect(try write("CREATE TABLE \(name) (id INTEGER PRIMARY KEY, note TEXT)") == nil, "\(name)")
            #expect(try write("INSERT INTO \(name) (note) VALUES ('kept')") == nil, "\(name)")
            #expect(try write("UPDATE \(name) SET note = note || '!' WHERE id = 1") == nil, "\(name)")
            #expect(try read("SELECT note FROM \(name)").text.contains("kept!"), "\(name)")
            #expect(try read("SHOW COLUMNS FROM \(name)").text.contains("note"), "\(name)")
        }
        #expect(try write("CREATE VIEW pragma_v AS SELECT note FROM pragma_x") == nil)
        #expect(try read("SELECT a.note FROM pragma_v a JOIN FTS_notes b ON a.note = b.note").text.contains("kept!"))
        // The engine's own stay where they are, also once a table of such a name is gone.
        #expect(try write("DROP TABLE completion") == nil)
        for sql in [
            "SELECT * FROM pragma_database_list", "SELECT * FROM pragma_x, pragma_table_list", "SELECT * FROM dbstat",
        ] {
            #expect(try read(sql) == HTTPReplyText(status: 403, text: "MQ208"), "\(sql)")
        }
        for name in ["pragma_table_xinfo", "JSON_EACH"] {
            #expect(try write("CREATE TABLE \(name) (x INTEGER)") == "MQ208", "\(name)")
        }
        #expect(try serving.send("GET", "/v1/schema", token: analyst).status == 200)
    }

    private struct HTTPReplyText: Equatable {
        let status: Int
        let text: String
    }
}
