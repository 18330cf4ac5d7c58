import Foundation
import Testing

@Suite struct OutputTests {
    @Test(arguments: Warehouse.Kind.tested)
    func json_import_isOneObjectAndNothingElse(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        let result = try Marquee.run(["import", Fixture.catalog, "--format", "json", "--database", warehouse.url])
        #expect(result.out.hasPrefix("{") && result.out.hasSuffix("}\n"))
        let object = try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any]
        #expect(object?["run"] as? Int == 1)
        #expect(object?["dry_run"] as? Bool == false)
        // Progress is not part of the result.
        #expect(result.err.contains("reading: "))
        if let password = URLComponents(string: warehouse.url)?.password {
            #expect(!(result.out + result.err).contains(password))
        }
    }

    @Test(arguments: [
        ["rejects", "list"], ["rejects", "export"], ["schema", "upgrade"], ["import", Fixture.catalog, "--dry-run"],
    ])
    func json_anyCommand_isOneObject(_ command: [String]) throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let result = try Marquee.run(
            command + ["--format", "json", "--database", warehouse.url], in: warehouse.folder.path)
        #expect(result.status == 0)
        #expect(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) is [String: Any])
    }

    @Test func json_failure_isOneObjectToo() throws {
        let folder = TemporaryFolder()
        let result = try Marquee.run(
            ["import", folder("missing"), "--format", "json", "--database", "sqlite:\(folder.path)/w.sqlite"])
        #expect(result.status == 66)
        let object = try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: [String: Any]]
        #expect(object?["error"]?["code"] as? String == "MQ401")
        #expect(object?["error"]?["message"] as? String == "there is no file or folder \(folder("missing"))")
    }

    @Test(arguments: [["ddl", "--dialect", "mysql"], ["erd"], ["dictionary"]])
    func json_schema_isOneObject(_ command: [String]) throws {
        let result = try Marquee.run(["schema"] + command + ["--format", "json"])
        #expect(result.status == 0)
        #expect(try JSONSerialization.jsonObject(with: Data(result.out.utf8)) is [String: Any])
    }

    @Test(arguments: [
        ["import", "--encoding", "ebcdic", "x"], ["sample", "--titles", "many", "--out", "x"], ["import"],
        ["rejects", "list", "--import-run", "-1"], ["serve", "--port", "99999"],
    ])
    func json_commandLineThatIsNotUnderstood_isOneObjectToo(_ command: [String]) throws {
        let result = try Marquee.run(command + ["--format", "json"])
        #expect(result.status == 64)
        let object = try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: [String: Any]]
        #expect(object?["error"]?["code"] as? String == "MQ101")
        #expect(object?["error"]?["message"] as? String != "")
        #expect(result.err == "")
    }

    @Test func text_commandLineThatIsNotUnderstood_showsTheUsage() throws {
        let result = try Marquee.run(["import"])
        #expect(result.status == 64)
        #expect(result.out == "")
        #expect(result.err.contains("Usage: marquee import"))
    }

    @Test func text_ofACatalog_doesNotSteerTheTerminal() throws {
        let warehouse = try Warehouse(.sqlite)
        let folder = TemporaryFolder()
        try folder.write(
            "id,title,type,release_year\ntm1,\u{1B}[2J\u{9B}31mA\u{7F},MOVIE,many\n", to: "titles\u{1B}[1m.csv")
        let imported = try Marquee.run(["import", folder.path, "--database", warehouse.url])
        let listed = try Marquee.run(["rejects", "list", "--database", warehouse.url])
        #expect(imported.status == 0 && listed.out.contains("␛[2J"))
        for text in [imported.out, imported.err, listed.out] {
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) })
        }
    }

    /// The import is committed before anything is said about it.
    @Test(arguments: ["> /dev/full", ">&-"], ["text", "json"])
    func standardOutput_thatCannotBeWritten_isAnErrorAndNoCrash(_ redirection: String, _ format: String) throws {
        let warehouse = try Warehouse(.sqlite)
        let result = try Command([
            "sh", "-c", "\"$0\" import \"$1\" --database \"$2\" --format \(format) \(redirection)", Marquee.binary,
            Fixture.catalog, warehouse.url,
        ]).finished()
        #expect(result.status == 73)
        #expect(result.err.contains("MQ408"))
        #expect(try warehouse.counts() == Fixture.counts)
    }

    @Test(arguments: ["2> /dev/full", "2>&-"])
    func standardError_thatCannotBeWritten_isInNobodysWay(_ redirection: String) throws {
        let warehouse = try Warehouse(.sqlite)
        let result = try Command([
            "sh", "-c", "\"$0\" import \"$1\" --database \"$2\" \(redirection)", Marquee.binary, Fixture.catalog,
            warehouse.url,
        ]).finished()
        #expect(result.status == 0)
        #expect(try warehouse.counts() == Fixture.counts)
    }

    @Test(arguments: [["import", Fixture.catalog], ["schema", "upgrade"], ["rejects", "export"]])
    func quiet_success_isSilent(_ command: [String]) throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let result = try Marquee.run(command + ["--quiet", "--database", warehouse.url], in: warehouse.folder.path)
        #expect(result.status == 0)
        #expect(result.out == "")
        #expect(result.err == "")
    }

    @Test func quiet_prune_isSilent() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let edition = try Fixture.nextEdition()
        let result = try Marquee.run(["import", edition.path, "--prune", "--quiet", "--database", warehouse.url])
        #expect(result.out + result.err == "")
    }

    @Test func quiet_failure_stillSaysWhy() throws {
        let folder = TemporaryFolder()
        let result = try Marquee.run(
            ["import", folder("missing"), "--quiet", "--database", "sqlite:\(folder.path)/w.sqlite"])
        #expect(result.err.hasPrefix("MQ401 "))
    }

    @Test func progress_import_goesToStandardErrorOnly() throws {
        let warehouse = try Warehouse(.sqlite)
        let result = try Marquee.run(["import", Fixture.catalog, "--database", warehouse.url])
        for stage in ["reading", "loading", "committing"] {
            #expect(result.err.contains("\(stage): "))
            #expect(!result.out.contains("\(stage): "))
        }
        #expect(!result.err.contains("\u{1B}"))
        #expect(result.out.hasPrefix("Imported 6 files into \(warehouse.url), run 1."))
    }
}
