import Foundation
import Testing

/// An import that is killed at any moment has happened whole, or not at all.
@Suite(.serialized) struct KilledImportTests {
    private static let titles = 3_000

    /// A source of random numbers that gives the same ones each time (xorshift64*).
    private struct Moments {
        private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

        /// From 0 to 1.
        mutating func next() -> Double {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return Double((state &* 0x2545_F491_4F6C_DD1D) >> 11) / Double(1 << 53)
        }
    }

    /// How an import goes when nobody kills it.
    private struct Course {
        let before, after: String
        /// Seconds until the import begins to write, and from then to its end.
        let reading, writing: Double
    }

    private func course(_ arguments: [String], on warehouse: Warehouse) throws -> Course {
        let before = try warehouse.clientDump()
        let start = ContinuousClock.now
        let process = try Command([Marquee.binary, "import"] + arguments + ["--database", warehouse.url])
        try wait(for: "the reading") { try process.errors().contains("reading: ") }
        let middle = ContinuousClock.now
        #expect(try process.finished().status == 0)
        let end = ContinuousClock.now
        return Course(
            before: before, after: try warehouse.clientDump(), reading: (middle - start) / .seconds(1),
            writing: (end - middle) / .seconds(1))
    }

    /// Starts an import and kills it: in every fourth round somewhere while it reads, else somewhere while it writes.
    private func kill(
        _ arguments: [String], on warehouse: Warehouse, _ course: Course, round: Int, _ moments: inout Moments
    ) throws {
        let process = try Command([Marquee.binary, "import"] + arguments + ["--database", warehouse.url])
        let moment = moments.next()
        if round % 4 == 3 {
            usleep(UInt32(course.reading * moment * 1e6))
        } else {
            try wait(for: "the reading") { try process.errors().contains("reading: ") || !process.isRunning }
            usleep(UInt32(course.writing * moment * 1e6))
        }
        process.kill()
    }

    /// - Returns: whether the killed import had committed.
    private func check(_ warehouse: Warehouse, _ course: Course, runs: Int64, round: Int) throws -> Bool {
        let found = try warehouse.clientDump()
        #expect(found == course.before || found == course.after, "round \(round): neither before nor after")
        let hasCommitted = found == course.after
        guard !found.isEmpty else { return false }
        #expect(
            try warehouse.number("SELECT COUNT(*) FROM import_runs") == (hasCommitted ? runs + 1 : runs),
            "round \(round)")
        #expect(try warehouse.orphans() == [], "round \(round)")
        return hasCommitted
    }

    @Test(arguments: [false, true])
    func sqlite_killedImport_isBeforeOrAfter(_ isUpdate: Bool) throws {
        let (first, second) = (try Sample.folder(titles: Self.titles), try Sample.folder(titles: Self.titles, seed: 2))
        let base = try Warehouse(.sqlite)
        if isUpdate { _ = try Marquee.importing([first.path, "--database", base.url]) }
        let arguments = isUpdate ? [second.path, "--prune"] : [first.path]
        let content = isUpdate ? try base.folder.bytes("w.sqlite") : nil
        let course = try course(arguments, on: base)
        #expect(course.before != course.after)
        var moments = Moments()
        var committed = 0
        for round in 1...10 {
            let warehouse = try Warehouse(.sqlite)
            if let content { try warehouse.folder.write(content, to: "w.sqlite") }
            try kill(arguments, on: warehouse, course, round: round, &moments)
            if warehouse.folder.exists("w.sqlite") {
                // The client rolls the unfinished transaction back before it looks.
                let checks = "PRAGMA integrity_check; PRAGMA foreign_key_check"
                #expect(try Command.output(["sqlite3", warehouse.file, checks]) == "ok\n", "round \(round)")
            }
            if try check(warehouse, course, runs: isUpdate ? 1 : 0, round: round) { committed += 1 }
            if round == 10 {
                _ = try Marquee.importing(arguments + ["--database", warehouse.url])
                #expect(try warehouse.clientDump() == course.after)
            }
        }
        #expect(committed < 10, "no round killed an import before its end")
    }

    @Test(.enabled(if: Server.mayRun, "there is no server"), arguments: [false, true])
    func mysql_killedImport_isBeforeOrAfter(_ isUpdate: Bool) throws {
        let (first, second) = (try Sample.folder(titles: Self.titles), try Sample.folder(titles: Self.titles, seed: 2))
        func prepared() throws -> Warehouse {
            let warehouse = try Warehouse(.mysql)
            if isUpdate { _ = try Marquee.importing([first.path, "--database", warehouse.url]) }
            return warehouse
        }
        // Pruning asks the server once for each row that is gone, which would take most of the time.
        let arguments = [isUpdate ? second.path : first.path]
        let course = try course(arguments, on: try prepared())
        #expect(course.before != course.after)
        var moments = Moments()
        var committed = 0
        var warehouse = try prepared()
        for round in 1...4 {
            try kill(arguments, on: warehouse, course, round: round, &moments)
            try waitForRollback(warehouse.name)
            if try check(warehouse, course, runs: isUpdate ? 1 : 0, round: round) {
                committed += 1
                if round < 4 { warehouse = try prepared() }
            }
        }
        _ = try Marquee.importing(arguments + ["--database", warehouse.url])
        #expect(try warehouse.clientDump() == course.after)
        #expect(committed < 4, "no round killed an import before its end")
    }

    /// Waits until the server has noticed that the client is gone and has undone what it had not committed.
    private func waitForRollback(_ database: String) throws {
        let server = try Server.address()
        try wait(for: "the server's rollback") {
            try server.query("SELECT COUNT(*) FROM information_schema.processlist WHERE db = '\(database)'") == "0\n"
        }
    }
}
