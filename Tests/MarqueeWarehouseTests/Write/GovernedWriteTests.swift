import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Writes with their author, on both engines.
struct GovernedWriteTests {
    /// What a test writes with.
    private struct Bench {
        let engine: any Engine
        let governance: any Connection
        let writer: any GuardedConnection
        let watchdog = Watchdog()

        init(_ engine: any Engine, _ governance: any Connection) throws {
            self.engine = engine
            writer = try engine.connectGuarded(writes: true, layers: .all)
            self.governance = engine.dialect == .sqlite ? writer.own : governance
        }

        func run(_ batch: WriteBatch, key: String? = nil) throws -> GovernedWrite.Outcome {
            let admitted = try batch.admitted(engine.dialect, .generous)
            let write = GovernedWrite(
                author: Author(
                    principalID: 1, principal: "sue", role: "scientist", tokenID: 1, address: "local", requestID: "r"),
                action: "write", statement: batch.text, parametersHash: nil, mode: batch.mode,
                key: key.map { .init(principalID: 1, key: $0, requestHash: batch.text) },
                commitsByItself: admitted.isDefinition && !engine.dialect.hasTransactionalDDL)
            return try write.run(
                at: .init(writer: writer, governance: governance, digest: Digest.sha256),
                failure: { .init(status: 409, response: $0.code.rawValue) }
            ) {
                let rows = try admitted.run(on: writer, limits: .generous, watchdog: watchdog).map(\.rows)
                let answer = "{\(KeptAnswer.place),\"rows\":\(rows)}"
                return (rows.reduce(0, +), .init(status: 200, response: answer))
            }
        }

        func outcomes() throws -> [String] {
            try governance.strings("SELECT outcome FROM audit_log ORDER BY id")
        }

        func scores() throws -> Int64? {
            try #require(try engine.connect(createIfMissing: false)).integer(
                "SELECT COUNT(*) FROM titles WHERE imdb_score = 1")
        }
    }

    private func withBench(_ engine: TestEngine, _ body: (Bench) throws -> Void) throws {
        try engine.withGovernedWarehouse { engine, governance throws in
            try governance.execute(
                "INSERT INTO principals (id, name, role, created_at) VALUES (1, 'sue', 'scientist', '2026-01-01 00:00:00.000')",
                [])
            let bench = try Bench(engine, governance)
            defer { bench.watchdog.end() }
            try body(bench)
            #expect(try AuditLog(bench.governance, digest: Digest.sha256).verify().entries > 0)
        }
    }

    private let update = WriteBatch.Statement("UPDATE titles SET imdb_score = ?", .positional([.real(1)]))

    @Test(arguments: TestEngine.available)
    func batch_isCommittedWithItsEntry_orNotAtAll(_ engine: TestEngine) throws {
        try withBench(engine) { bench throws in
            let outcome = try bench.run(WriteBatch([update, .init("DELETE FROM titles WHERE id = 'tm1'")]))
            #expect(outcome.rowsAffected == 6 && outcome.answer.response == "{\"audit_id\":1,\"rows\":[5, 1]}")
            let error = expectError(.constraintViolated) {
                _ = try bench.run(
                    WriteBatch([
                        .init("DELETE FROM titles WHERE id = 'tm2'"),
                        .init("UPDATE titles SET type_id = 99 WHERE id = 'tm3'"),
                    ]))
            }
            #expect(error?.details.first == "statement 2 of 2")
            #expect(try bench.scores() == 4)
            #expect(try bench.outcomes() == ["committed", "rolled-back"])
        }
    }

    @Test(arguments: TestEngine.available)
    func dryRun_andTooManyRows_areRolledBack(_ engine: TestEngine) throws {
        try withBench(engine) { bench throws in
            #expect(try bench.run(WriteBatch([update], mode: .dryRun)).rowsAffected == 5)
            expectError(.tooManyRowsAffected) { _ = try bench.run(WriteBatch([update], maxAffected: 4)) }
            #expect(try bench.scores() == 0)
            #expect(try bench.outcomes() == ["rolled-back", "rolled-back"])
        }
    }

    @Test(arguments: TestEngine.available)
    func idempotencyKey_givesTheFirstAnswer_overConnections(_ engine: TestEngine) throws {
        try withBench(engine) { bench throws in
            let insert = WriteBatch([.init("INSERT INTO genres (name) VALUES ('new')")])
            let first = try bench.run(insert, key: "k")
            let again = try Bench(bench.engine, bench.governance).run(insert, key: "k")
            #expect(again.isReplayed && again.answer == first.answer && !first.isReplayed)
            #expect(try bench.outcomes() == ["committed"])
            expectError(.idempotencyKeyReused) { _ = try bench.run(WriteBatch([update]), key: "k") }
            // A failure is an answer too.
            let failing = WriteBatch([.init("INSERT INTO genres (id, name) VALUES (1, NULL)")])
            expectError(.constraintViolated) { _ = try bench.run(failing, key: "f") }
            let failedAgain = try bench.run(failing, key: "f")
            #expect(failedAgain.isReplayed && failedAgain.answer == .init(status: 409, response: "MQ507"))
        }
    }

    @Test(arguments: TestEngine.available)
    func definitions_areTransactionsOnSQLite_andStandAloneOnMariaDB(_ engine: TestEngine) throws {
        try withBench(engine) { bench throws in
            let make = WriteBatch.Statement("CREATE TABLE mine (id INT PRIMARY KEY)")
            let mixed = WriteBatch([update, make])
            if engine == .sqlite {
                _ = try bench.run(WriteBatch([update, make], mode: .dryRun))
                #expect(try bench.run(mixed).rowsAffected == 5)
                #expect(try bench.outcomes() == ["rolled-back", "committed"])
            } else {
                expectError(.mixedDDL) { _ = try bench.run(mixed) }
                expectError(.mixedDDL) { _ = try bench.run(WriteBatch([make], mode: .dryRun)) }
                _ = try bench.run(WriteBatch([make]))
                #expect(try bench.outcomes() == ["begun", "committed"])
            }
            _ = try bench.run(WriteBatch([.init("INSERT INTO mine VALUES (1)")]))
            #expect(try bench.engine.connect(createIfMissing: false)?.integer("SELECT COUNT(*) FROM mine") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func bulkInsert_namesTheRowThatIsRefused_andLeavesNothing(_ engine: TestEngine) throws {
        try withBench(engine) { bench throws in
            let arena = TextArena()
            let insert = { (values: [String?]) in
                BulkInsert(
                    table: "genres", columns: ["name"], values: [values.map { $0.map { arena.store($0) } ?? .missing }],
                    arena: arena)
            }
            try bench.writer.begin()
            let names = (1...3000).map { "genre \($0)" as String? }
            let error = expectError(.rowRefused) {
                try insert(names + [nil, "last"]).run(on: bench.writer, limits: .generous, watchdog: bench.watchdog)
            }
            #expect(error?.details.prefix(3) == ["row 3001", "column name", "value NULL"])
            bench.writer.rollback()
            try bench.writer.begin()
            let doubled = expectError(.rowRefused) {
                try insert(names + ["genre 7"]).run(on: bench.writer, limits: .generous, watchdog: bench.watchdog)
            }
            #expect(doubled?.details.first == "row 3001")
            bench.writer.rollback()
            try bench.writer.begin()
            try insert(names).run(on: bench.writer, limits: .generous, watchdog: bench.watchdog)
            try bench.writer.commit()
            #expect(try bench.writer.own.integer("SELECT COUNT(*) FROM genres") == 3000)
            for table in ["audit_log", "import_runs"] {
                expectError(.tableOutOfReach) {
                    try BulkInsert.admit(table: table, columns: ["id"], bench.writer.own)
                }
            }
            expectError(.unknownTable) { try BulkInsert.admit(table: "nothing", columns: ["id"], bench.writer.own) }
            _ = try bench.run(WriteBatch([.init("DELETE FROM genres")]))
        }
    }
}
