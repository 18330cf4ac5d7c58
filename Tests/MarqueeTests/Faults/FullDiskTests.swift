import Foundation
import MarqueeAttacks
import Testing

@Suite struct FullDiskTests {
    /// Mounts a small disk that only this process and its children see.
    private static let isolate = getuid() == 0 ? ["unshare", "-m"] : ["unshare", "-rm"]
    private static let mount = "mount -t tmpfs -o size=\"$2\" none \"$1\""

    private static let mayMount: Bool = {
        let folder = TemporaryFolder()
        let result = try? Command(isolate + ["sh", "-ec", mount, "sh", folder.path, "64k"]).finished()
        if result?.status == 0 { return true }
        print("left out: imports on a full disk, because no small disk can be mounted: \(result?.err ?? "no unshare")")
        return CI.isOn
    }()

    /// Runs an import on a disk of that size on which the warehouse lies, and copies it back afterwards.
    private func run(on size: String, _ warehouse: Warehouse, _ arguments: [String]) throws -> Marquee.Result {
        let disk = TemporaryFolder()
        let script = """
            \(Self.mount)
            disk=$1 home=$3 binary=$4; shift 4
            if [ -f "$home/w.sqlite" ]; then cp "$home/w.sqlite" "$disk"; fi
            set +e
            "$binary" "$@" --database "sqlite:$disk/w.sqlite"
            status=$?
            cp "$disk"/w.sqlite* "$home" 2>/dev/null
            exit $status
            """
        return try Command(
            Self.isolate + ["sh", "-ec", script, "sh", disk.path, size, warehouse.folder.path, Marquee.binary]
                + arguments
        ).finished()
    }

    @Test(.enabled(if: Self.mayMount, "no small disk can be mounted"))
    func disk_full_keepsTheWarehouseAsItWas() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.wholeDump()
        let sample = try Sample.folder(titles: 1_000)
        expectRefusal("MQ505", status: 74, try run(on: "1m", warehouse, ["import", sample.path]))
        #expect(try warehouse.wholeDump() == before)
        #expect(try Command.output(["sqlite3", warehouse.file, "PRAGMA integrity_check"]) == "ok\n")
    }

    @Test(.enabled(if: Self.mayMount, "no small disk can be mounted"))
    func disk_fullAtTheFirstImport_leavesNothingHalfDone() throws {
        let warehouse = try Warehouse(.sqlite)
        let sample = try Sample.folder(titles: 1_000)
        for size in ["16k", "256k", "1m"] {
            expectRefusal("MQ505", status: 74, try run(on: size, warehouse, ["import", sample.path]))
            #expect(try warehouse.dump() == "", "\(size)")
        }
        #expect(try Marquee.importing([Fixture.catalog, "--database", warehouse.url]).changed)
        #expect(try warehouse.counts() == Fixture.counts)
    }

    @Test(.enabled(if: Self.mayMount, "no small disk can be mounted"))
    func disk_fullUnderAServer_refusesWrites_andKeepsWhatItAcknowledged() throws {
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let added = try Marquee.run(
            ["user", "add", "sue", "--role", "scientist", "--quiet", "--database", warehouse.url])
        let token = added.out.trimmingCharacters(in: .whitespacesAndNewlines)
        let disk = TemporaryFolder()
        let script = """
            \(Self.mount)
            disk=$1 home=$3 binary=$4
            cp "$home"/w.sqlite* "$disk"
            "$binary" serve --port 0 --format json --database "sqlite:$disk/w.sqlite" &
            trap 'kill $!' TERM
            wait $! || wait $!
            cp "$disk"/w.sqlite* "$home"
            """
        let server = try Command(
            Self.isolate + ["sh", "-ec", script, "sh", disk.path, "2m", warehouse.folder.path, Marquee.binary])
        try wait(for: "the server") { try server.outputSoFar().contains("http://") }
        let address = try #require(try server.outputSoFar().firstMatch(of: /http:\/\/[0-9.:]+/)).0
        let client = try HTTPClient(String(address))
        func send(_ path: String, _ sql: String) throws -> HTTPReply {
            try #require(
                try client.send(
                    "POST", path, headers: [("Authorization", "Bearer \(token)")], body: "{\"sql\": \"\(sql)\"}".utf8))
        }
        #expect(try send("/v1/write", "CREATE TABLE fill (n INTEGER PRIMARY KEY, text TEXT)").status == 200)
        let text = String(repeating: "x", count: 50_000)
        var acknowledged = 0
        var refusal: HTTPReply?
        for number in 1...200 where refusal == nil {
            let reply = try send("/v1/write", "INSERT INTO fill VALUES (\(number), '\(text)')")
            if reply.status == 200 { acknowledged += 1 } else { refusal = reply }
        }
        #expect(refusal?.status == 507 && refusal?.code == "MQ505", "\(refusal?.text ?? "")")
        #expect(acknowledged > 3)
        #expect(try send("/v1/query", "SELECT COUNT(*) FROM fill").text.contains("[\(acknowledged)]"))
        #expect(try send("/v1/query", "SELECT COUNT(*) FROM titles").text.contains("[10]"))
        kill(server.id, SIGTERM)
        #expect(try server.finished().status == 0)
        #expect(try warehouse.number("SELECT COUNT(*) FROM fill") == Int64(acknowledged))
        #expect(try Marquee.run(["audit", "verify", "--database", warehouse.url]).status == 0)
        #expect(try Command.output(["sqlite3", warehouse.file, "PRAGMA integrity_check"]) == "ok\n")
    }
}
