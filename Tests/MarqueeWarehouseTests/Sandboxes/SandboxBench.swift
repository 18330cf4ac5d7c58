import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// A warehouse with principals, tables of users and a store of copies.
struct SandboxBench {
    let engine: any Engine
    let governance: any Connection
    let copies: any CopyStore
    let warehouse: any Connection

    static let author = Author(
        principalID: 1, principal: "sue", role: "scientist", tokenID: 1, address: "local", requestID: "r")

    static func with(_ engine: TestEngine, _ body: (SandboxBench) throws -> Void) throws {
        try engine.withGovernedWarehouse { engine, governance throws in
            try governance.execute(
                """
                INSERT INTO principals (id, name, role, created_at)
                VALUES (1, 'sue', 'scientist', '2026-01-01 00:00:00.000')
                """, [])
            let bench = SandboxBench(
                engine: engine, governance: governance, copies: try #require(engine.copies),
                warehouse: try #require(try engine.connect(createIfMissing: false)))
            try body(bench)
        }
    }

    /// On the warehouse of other tests.
    init(_ bench: UndoBench) throws {
        engine = bench.engine
        governance = bench.governance
        copies = try #require(bench.engine.copies)
        warehouse = try #require(try bench.engine.connect(createIfMissing: false))
    }

    init(engine: any Engine, governance: any Connection, copies: any CopyStore, warehouse: any Connection) {
        self.engine = engine
        self.governance = governance
        self.copies = copies
        self.warehouse = warehouse
    }

    var isMySQL: Bool { engine.dialect == .mysql }

    var sandboxes: Sandboxes { get throws { try Sandboxes(engine, governance, digest: Digest.sha256) } }

    func create(_ name: String = "mine", quota: Sandboxes.Quota = .init()) throws -> Sandbox {
        try Sandboxes(engine, governance, quota: quota, digest: Digest.sha256).create(name, by: Self.author)
    }

    func copy(_ sandbox: Sandbox) -> any Engine { copies.engine(of: sandbox.id, largest: sandbox.largest) }

    /// The copy for whoever may do everything.
    func connect(_ sandbox: Sandbox) throws -> any Connection {
        try #require(try copy(sandbox).connect(createIfMissing: false))
    }

    /// Runs statements in a transaction of the owner's.
    func write(_ statements: [String], in engine: any Engine) throws {
        let governance = try engine.connectGovernance()
        let writer = try engine.connectGuarded(writes: true, layers: .all)
        let watchdog = Watchdog()
        defer { watchdog.end() }
        for batch in self.batches(statements) {
            let admitted = try batch.admitted(engine.dialect, .generous, in: engine.territory)
            let write = GovernedWrite(
                author: Self.author, action: "write", statement: batch.text, parametersHash: nil, mode: .commit,
                key: nil, note: admitted.note,
                commitsByItself: admitted.isDefinition && !engine.dialect.hasTransactionalDDL)
            _ = try write.run(
                at: .init(
                    writer: writer, governance: engine.dialect == .sqlite ? writer.own : governance,
                    digest: Digest.sha256), failure: { .init(status: 409, response: $0.code.rawValue) }
            ) {
                let rows = try admitted.run(on: writer, limits: .generous, watchdog: watchdog)
                return (rows.reduce(0) { $0 + $1.rows }, .init(status: 200, response: "{\(KeptAnswer.place)}"))
            }
        }
    }

    /// Definitions stand alone where the engine commits them by itself.
    private func batches(_ statements: [String]) -> [WriteBatch] {
        isMySQL
            ? statements.map { WriteBatch([.init($0)]) } : [WriteBatch(statements.map { WriteBatch.Statement($0) })]
    }

    /// Promotes what was done in a sandbox.
    ///
    /// - Returns: the tallies, and the number of the audit entry.
    @discardableResult
    func promote(
        _ sandbox: Sandbox, tables: [String]? = nil, on side: Promotion.Side = .refuse,
        mode: WriteBatch.Mode = .commit
    ) throws -> (tallies: [Promotion.Tally], entry: Int64) {
        let promote = Promote(sandbox: sandbox, tables: tables, side: side, mode: mode)
        let writer = try engine.connectGuarded(writes: true, layers: .all)
        let governance = isMySQL ? self.governance : writer.own
        let write = GovernedWrite(
            author: Self.author, action: "promote", statement: promote.description, parametersHash: nil, mode: mode,
            key: nil, note: try promote.note(engine))
        var tallies: [Promotion.Tally] = []
        _ = try promote.preparing(engine, writer, governance, requestID: Self.author.requestID) {
            try write.run(
                at: .init(writer: writer, governance: governance, digest: Digest.sha256),
                failure: { .init(status: 409, response: $0.code.rawValue) }
            ) {
                tallies = try promote.run(engine, on: writer)
                return (tallies.reduce(0) { $0 + $1.rows }, .init(status: 200, response: "{\(KeptAnswer.place)}"))
            }
        }
        let entry = try AuditLog(governance, digest: Digest.sha256).latest(1).first?.id ?? 0
        return (tallies, entry)
    }

    /// Takes a write of the warehouse back.
    func undo(_ entry: Int64) throws {
        let writer = try engine.connectGuarded(writes: true, layers: .all)
        let governance = isMySQL ? self.governance : writer.own
        let write = GovernedWrite(
            author: Self.author, action: "undo", statement: "undo \(entry)", parametersHash: nil, mode: .commit,
            key: nil, note: ChangeNote(undoes: entry))
        _ = try write.run(
            at: .init(writer: writer, governance: governance, digest: Digest.sha256),
            failure: { .init(status: 409, response: $0.code.rawValue) }
        ) {
            let rows = try Undo(of: entry, governance: governance, on: writer).run()
            return (rows, .init(status: 200, response: "{\(KeptAnswer.place)}"))
        }
    }

    /// All rows of all tables that are no governance tables, by table, in the order of their text.
    func content(_ connection: any Connection) throws -> [String: [[Value]]] {
        let introspection = Introspection(connection)
        var content: [String: [[Value]]] = [:]
        for (name, isView) in try introspection.objects() where !GovernanceTables.names.contains(name) {
            // On MariaDB the warehouse shows its ledger by views.
            guard !isView || ManagedTables.isLedger(name) else { continue }
            content[name] = try rows(of: name, connection)
        }
        return content
    }

    func rows(of table: String, _ connection: any Connection) throws -> [[Value]] {
        let columns = try Introspection(connection).columns(of: table).map {
            // As the bytes they are, where a real number would be read.
            isMySQL && $0.type.hasPrefix("decimal")
                ? "CAST(\(connection.dialect.quoted($0.name)) AS CHAR)" : connection.dialect.quoted($0.name)
        }
        var rows: [[Value]] = []
        try connection.query(
            "SELECT \(columns.joined(separator: ", ")) FROM \(connection.dialect.quoted(table))", []
        ) { row in
            rows.append(columns.indices.map { Value(row[$0]) })
        }
        return rows.sorted { "\($0)" < "\($1)" }
    }

    /// Differences of a sandbox, as `sign table key` and the like.
    func diff(_ sandbox: Sandbox, against: SandboxDiff.Against = .base, limit: Int = 1000) throws -> DiffPage {
        let diff = try SandboxDiff(of: sandbox, in: engine, against: against)
        return try diff.sides.connection.reading { try DiffPage(diff, limit: limit) }
    }
}
