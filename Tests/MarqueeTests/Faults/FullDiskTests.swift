import Foundation
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
}
