import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What tests of changed rows write with and take back.
struct UndoBench {
    let engine: any Engine
    let governance: any Connection
    let writer: any GuardedConnection
    private let loader: (any LoadingConnection)?
    private let plain: any Connection
    private let watchdog: Watchdog

    init(_ engine: any Engine, _ governance: any Connection, _ watchdog: Watchdog) throws {
        self.engine = engine
        self.watchdog = watchdog
        writer = try engine.connectGuarded(writes: true, layers: .all)
        loader = try engine.connectLoading()
        self.governance = governance
        plain = try #require(try engine.connect(createIfMissing: false))
    }

    static func with(_ engine: TestEngine, _ body: (UndoBench) throws -> Void) throws {
        try engine.withGovernedWarehouse { engine, governance throws in
            try governance.execute(
                "INSERT INTO principals (id, name, role, created_at) VALUES (1, 'sue', 'scientist', '2026-01-01 00:00:00.000')",
                [])
            let watchdog = Watchdog()
            defer { watchdog.end() }
            let bench = try UndoBench(engine, governance, watchdog)
            try body(bench)
            #expect(try AuditLog(bench.governance, digest: Digest.sha256).verify().entries > 0)
        }
    }

    var isSQLite: Bool { engine.dialect == .sqlite }

    /// Another writer beside this one.
    func another() throws -> UndoBench { try UndoBench(engine, governance, watchdog) }

    /// Carries statements out as one batch.
    ///
    /// - Returns: the number of its entry in the audit log.
    @discardableResult
    func write(_ statements: String..., mode: WriteBatch.Mode = .commit, key: String? = nil) throws -> Int64 {
        try write(statements.map { .init($0) }, mode: mode, key: key)
    }

    @discardableResult
    func write(
        _ statements: [WriteBatch.Statement], mode: WriteBatch.Mode = .commit, key: String? = nil,
        maxAffected: Int? = nil
    ) throws -> Int64 {
        let batch = WriteBatch(statements, mode: mode, maxAffected: maxAffected)
        let admitted = try batch.admitted(engine.dialect, .generous)
        return try run("write", batch.text, mode, admitted.note, key: key, isDefinition: admitted.isDefinition) {
            try admitted.run(on: writer, limits: .generous, watchdog: watchdog).reduce(0) { $0 + $1.rows }
        }
    }

    /// Inserts rows in bulk.
    ///
    /// - Parameter isLoading: whether they may go the way of rows that are known beforehand.
    func insert(
        _ table: String, _ columns: [String], _ rows: Int, isLoading: Bool = true, _ value: (Int, Int) -> String?
    ) throws -> Int64 {
        let insert = try bulk(table, columns, rows, value)
        let connection = isLoading ? try loading(insert) ?? writer : writer
        return try run("insert", table, .commit, .none, on: connection) {
            try insert.run(on: connection, limits: .generous, watchdog: watchdog)
            return rows
        }
    }

    /// The connection for rows that are known beforehand; nil where these are not, or the engine has none.
    func loading(_ insert: BulkInsert) throws -> (any GuardedConnection)? {
        guard let loader, try loader.takes(insert) else { return nil }
        return loader
    }

    func bulk(_ table: String, _ columns: [String], _ rows: Int, _ value: (Int, Int) -> String?) throws -> BulkInsert {
        let arena = TextArena()
        let values = columns.indices.map { column in
            (0..<rows).map { value($0, column).map { arena.store($0) } ?? .missing }
        }
        let shape = try #require(try TableShape.read(table, of: plain))
        return try BulkInsert(table: table, columns: columns, values: values, arena: arena)
            .readingNumbers(for: shape, engine.dialect)
    }

    /// What an entry's record says of the rows afterwards.
    func images(_ id: Int64) throws -> [[Value]?] {
        let log = ChangeLog(governance)
        let record = try #require(try log.record(of: id))
        return try log.changes(of: record, .forward, limit: .max).map(\.change.after)
    }

    /// Takes an entry back.
    ///
    /// - Returns: the number of the undo's own entry.
    @discardableResult
    func undo(_ id: Int64, mode: WriteBatch.Mode = .commit) throws -> Int64 {
        try run("undo", "undo of entry \(id)", mode, ChangeNote(undoes: id)) {
            try Undo(of: id, governance: governance, on: writer).run()
        }
    }

    private func run(
        _ action: String, _ text: String, _ mode: WriteBatch.Mode, _ note: ChangeNote, key: String? = nil,
        isDefinition: Bool = false, on connection: (any GuardedConnection)? = nil, _ body: () throws -> Int
    ) throws -> Int64 {
        let write = GovernedWrite(
            author: Author(
                principalID: 1, principal: "sue", role: "scientist", tokenID: 1, address: "local", requestID: "r"),
            action: action, statement: text, parametersHash: nil, mode: mode,
            key: key.map { .init(principalID: 1, key: $0, requestHash: text) }, note: note,
            commitsByItself: isDefinition && !engine.dialect.hasTransactionalDDL)
        let place = GovernedWrite.Place(writer: connection ?? writer, governance: governance, digest: Digest.sha256)
        let outcome = try write.run(
            at: place, failure: { .init(status: 409, response: $0.code.rawValue) },
            { (try body(), .init(status: 200, response: "{\(KeptAnswer.place)}")) })
        let digits = outcome.answer.response.split(separator: ":").last?.prefix { $0.isNumber }
        return digits.flatMap { Int64($0) } ?? 0
    }

    /// All tables but the governance's: each row's values to the bit, and where nothing tells rows apart SQLite's row number.
    func dump() throws -> [String] {
        var lines: [String] = []
        let tables = try plain.strings(Introspection.tableNames(engine.dialect))
        for table in tables where !GovernanceTables.names.contains(table.lowercased()) {
            let shape = try #require(try TableShape.read(table, of: plain))
            let columns = shape.columns.map { column in
                let name = engine.dialect.quoted(column.name)
                guard !isSQLite else { return name }
                if column.type == "float" { return "CAST(\(name) AS DOUBLE)" }
                return column.type == "double" ? name : "HEX(CAST(\(name) AS BINARY))"
            }
            try plain.query("SELECT \(columns.joined(separator: ", ")) FROM \(engine.dialect.quoted(table))", []) {
                row in
                let values = columns.indices.map { place in
                    switch row[place] {
                    case .null: "∅"
                    case .integer(let number): "i\(number)"
                    case .real(let number): "r\(number)/\(number.bitPattern)"
                    case .text(let bytes): "t\(Array(bytes))"
                    case .bytes(let bytes): "b\(Array(bytes))"
                    }
                }
                lines.append("\(table): \(values.joined(separator: "|"))")
            }
        }
        return lines.sorted()
    }

    /// Writes, takes back, does it again by taking the undo back, and takes that back: each time the rows must be what they
    /// were.
    func roundTrip(
        _ statements: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let before = try dump()
        let entry = try write(statements.map { .init($0) })
        let after = try dump()
        #expect(before != after, "\(statements)", sourceLocation: sourceLocation)
        try expect(entry, before, after, "\(statements)", sourceLocation)
    }

    func expect(
        _ entry: Int64, _ before: [String], _ after: [String], _ what: String, _ sourceLocation: SourceLocation
    ) throws {
        do {
            let undo = try undo(entry)
            try expect(before, "undo of \(what)", sourceLocation)
            let redo = try self.undo(undo)
            try expect(after, "redo of \(what)", sourceLocation)
            try self.undo(redo)
            try expect(before, "undo of the redo of \(what)", sourceLocation)
        } catch let error as MarqueeError {
            Issue.record("\(what): \(error)", sourceLocation: sourceLocation)
        }
    }

    func expect(_ expected: [String], _ what: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
        let found = try dump()
        let difference = found.difference(from: expected).prefix(6).map { "\($0)" }
        #expect(found == expected, "\(what): \(difference)", sourceLocation: sourceLocation)
    }

    /// Expects that an entry is refused, that nothing has changed, and gives the details.
    @discardableResult
    func refused(
        _ entry: Int64, _ code: ErrorCode = .undoRefused, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let before = try dump()
        let error = expectError(code) { try undo(entry) }
        try expect(before, "a refused undo", sourceLocation)
        return error.map { ([$0.message] + $0.details).joined(separator: "\n") } ?? ""
    }
}
