import CMariaDB
import MarqueeCatalog
package import MarqueeWarehouse

/// A connection to a server for SQL from outside.
package final class GuardedMySQLConnection: LoadingConnection {
    private let connection: MySQLConnection
    private let stop: MySQLInterrupter
    private let administrator: MySQLEngine
    private let purpose: MySQLAccounts.Purpose
    private var permit: String?
    /// Number of a recorded row before all those of the open transaction.
    private var changeFloor: Int64 = 0
    /// What was known of the rows that are to be loaded next.
    private var taken: KnownRows?
    /// Rows that the records of the open transaction hold beside the first of each.
    private var changesInBlocks = 0
    /// What the sandbox took before the open transaction, in bytes; 0 where it may take any number.
    private var sizeBefore: Int64 = 0
    private var keptGovernance: (any Connection)?
    package private(set) var isUsable = true

    package var dialect: Dialect { .mysql }
    package var own: any Connection { connection }
    package var interrupter: any Interrupter { stop }

    /// - Parameters:
    ///   - engine: the server, with the account under which the SQL runs.
    ///   - administrator: the server, with the account that owns the governance schema.
    ///   - purpose: what the connection is for: its account may not be the one for that when a layer is off.
    ///   - layers: the layers that are on; see ``GuardLayers``.
    /// - Throws: `MQ508`, `MQ509` and the like.
    init(_ engine: MySQLEngine, administrator: MySQLEngine, _ purpose: MySQLAccounts.Purpose, layers: GuardLayers)
        throws
    {
        guard let connection = try MySQLConnection(engine, database: engine.database, orNil: false) else {
            throw MarqueeError(.cannotOpenStore, "the database cannot be opened")
        }
        self.connection = connection
        self.administrator = administrator
        self.purpose = purpose
        stop = MySQLInterrupter(
            engine, connectionID: UInt(mysql_thread_id(connection.handle)), socket: mysql_get_socket(connection.handle))
        if purpose == .reader, layers.contains(.connection) {
            try connection.execute("SET SESSION TRANSACTION READ ONLY", [])
        }
    }

    @discardableResult
    package func run(
        _ statement: StatementGuard.Statement, _ parameters: StatementParameters, into sink: any ResultSink
    ) throws -> Int {
        let (sql, values) = try parameters.bound(to: statement.tokens)
        // What a definition has made stays: so it is not begun where there is no room.
        if statement.kind == .definition, statement.tokens.tokens.first?.text == "CREATE" { try refuseTooLarge() }
        var changed = 0
        try stoppable { changed = try execute(sql, values, sink) }
        return changed
    }

    private func execute(_ sql: String, _ values: [Value], _ sink: any ResultSink) throws -> Int {
        do {
            let prepared = try MySQLStatement(sql, connection)
            try prepared.execute(values)
            let row = try MySQLRow(prepared, exactDecimals: true)
            try sink.begin(row.columns)
            while !row.columns.isEmpty, try row.fetch() {
                guard try sink.add(row) else {
                    // The rest would have to be read before anything else could be asked.
                    stop.kill()
                    break
                }
            }
            return row.columns.isEmpty ? max(0, prepared.affectedRows) : 0
        } catch let error as MarqueeError { throw MySQLFailure.outside(error, connection.handle) }
    }

    package func insert(_ rows: InsertRows) throws {
        try own("SAVEPOINT bulk_insert")
        var done = 0
        do { try stoppable { try connection.insert(rows.counting { done += $0 }) } } catch let error as MarqueeError {
            guard [.constraintViolated, .storeFailure].contains(error.code) else { throw error }
            try own("ROLLBACK TO SAVEPOINT bulk_insert")
            throw RowFailure(
                row: try refused(rows, after: done), error: MySQLFailure.outside(error, connection.handle))
        }
        if purpose == .loader { try stoppable { try record(rows) } }
    }

    /// Runs what the watchdog may stop.
    private func stoppable(_ body: () throws -> Void) throws {
        do {
            // A kill that came too late for this statement must not hit the next.
            if try stop.running(body) { _ = try? connection.execute("DO 0", []) }
        } catch let error as MarqueeError {
            if error.code == .connectionLost || stop.hasCut { isUsable = false }
            throw error
        }
    }

    /// Finds the row for which a batch was refused, by inserting its rows one by one.
    private func refused(_ rows: InsertRows, after done: Int) throws -> Int {
        if done > 0 { try connection.insert(rows.part(0..<done)) }
        for row in done..<rows.count {
            do { try connection.insert(rows.part(row..<row + 1)) } catch { return row }
        }
        return done
    }

    package func takes(_ insert: BulkInsert) throws -> Bool {
        taken = try known(insert.table, insert.columns)
        guard let known = taken else { return false }
        return try insert.withCells { known.areKnown($0, insert.rows) }
    }

    /// What is known of rows for a table; nil when it may hold something else than they say.
    private func known(_ table: String, _ columns: [String]) throws -> KnownRows? {
        // Of a view another table holds the rows; triggers of others may change rows on their way; of a number with a fixed
        // number of digits the server drops the rest.
        var (isPlain, numbered): (Bool, String?) = (false, nil)
        try governance().query(
            """
            SELECT (SELECT COUNT(*) FROM information_schema.tables
                    WHERE table_schema = ? AND table_name = ? AND table_type = 'BASE TABLE'),
                (SELECT COUNT(*) FROM information_schema.triggers
                    WHERE event_object_schema = ? AND event_object_table = ? AND trigger_name NOT LIKE 'marquee\\_%')
                + COUNT(CASE WHEN data_type = 'double' AND numeric_scale IS NOT NULL THEN 1 END),
                MAX(CASE WHEN extra LIKE '%auto_increment%' THEN column_name END)
            FROM information_schema.columns WHERE table_schema = ? AND table_name = ?
            """, Array(repeating: [.text(administrator.database), .text(table)], count: 3).flatMap { $0 }
        ) { row in
            isPlain = row[0].integer == 1 && row[1].integer == 0
            numbered = row[2].string
        }
        guard isPlain, let shape = try TableShape.read(table, of: connection) else { return nil }
        return KnownRows(shape, sent: columns, numbered: numbered)
    }

    /// Records rows that were inserted.
    private func record(_ rows: InsertRows) throws {
        guard let known = try known(rows.table.name, rows.columns), known == taken else {
            throw MarqueeError(.storeLocked, "the table is being changed", hint: "try again in a moment")
        }
        let changes = "\(dialect.quoted(administrator.governance.database)).\(GovernanceTables.rowChanges.name)"
        let shape = try ChangeLog(governance()).shape(known.shape.table, known.shape.names)
        let insert = try MySQLStatement(
            "INSERT INTO \(changes) (connection_id, shape_id, after_image) VALUES (CONNECTION_ID(), ?, ?)", connection)
        let kind = ChangeBlock.Kind(shape: Int(shape), hasBefore: false, hasAfter: true)
        var block = ChangeBlock()
        func end() throws {
            guard block.rows > 0 else { return }
            changesInBlocks += block.rows - 1
            try block.take { _, images in try insert.execute([.integer(shape), Value(images)]) }
        }
        var image: [UInt8] = []
        for row in 0..<rows.count {
            if block.isClosed(for: kind) { try end() }
            image.removeAll(keepingCapacity: true)
            known.append(rows.cells, row, to: &image)
            image.withUnsafeBufferPointer { block.add(kind, before: nil, after: $0) }
        }
        try end()
    }

    package func begin() throws {
        if permit == nil { permit = try newPermit() }
        for _ in 1...Self.mostPreparations {
            try own("START TRANSACTION")
            // An import compares before it writes: it waits for writers like this one, and they for it.
            _ = try connection.integer("SELECT version FROM schema_versions ORDER BY version LOCK IN SHARE MODE")
            guard let floor = try floor() else {
                try own("ROLLBACK")
                try RowTriggers(administrator).prepare()
                continue
            }
            changeFloor = floor
            changesInBlocks = 0
            if let largest = administrator.largest, largest < .max { sizeBefore = try size() }
            return
        }
        throw MarqueeError(.storeLocked, "tables are being changed", hint: "try again in a moment")
    }

    /// The number of the last record of changed rows; nil when those of this connection would not be recorded.
    private func floor() throws -> Int64? {
        purpose == .loader
            ? try governance().integer("SELECT COALESCE(MAX(id), 0) FROM row_changes")
            : try RowTriggers.floor(governance())
    }

    /// Times that triggers are made before one gives up, because somebody else keeps changing tables.
    private static let mostPreparations = 5

    package func changingDefinitions<Value>(_ body: () throws -> Value) throws -> Value {
        try RowTriggers(administrator).withoutWriters(body)
    }

    package func commit() throws {
        try own("COMMIT")
        permit = nil
    }

    package func rollback() {
        // The server rolls back by itself when a connection ends.
        if isUsable, (try? connection.execute("ROLLBACK", [])) == nil { isUsable = false }
    }

    package var isInTransaction: Bool { connection.handle.pointee.server_status & UInt32(SERVER_STATUS_IN_TRANS) != 0 }

    package func seal(
        _ entry: AuditEntry, _ answer: KeptAnswer?, _ note: ChangeNote,
        digest: @escaping @Sendable (String) -> String
    ) throws -> Int64 {
        try refuseTooLarge(unlessBelow: sizeBefore)
        var id: Int64 = 0
        let values = SealProcedure.values(
            permit: permit ?? "", entry, answer, note, floor: changeFloor, more: changesInBlocks)
        try connection.query(SealProcedure.call(in: administrator.governance.database), values) { row in
            id = row[0].integer ?? 0
        }
        return id
    }

    private func size() throws -> Int64 { try SchemaSize.bytes(administrator.database, governance()) }

    /// - Parameter before: bytes up to which it does not matter, because what makes room must not be refused: the server gives
    ///   the room of deleted rows free only later.
    /// - Throws: `MQ323` when the sandbox takes more than it may.
    private func refuseTooLarge(unlessBelow before: Int64 = 0) throws {
        guard let largest = administrator.largest, largest < .max else { return }
        let size = try size()
        guard size <= max(largest, before) else {
            throw MarqueeError(
                .sandboxQuota, "the sandbox may take \(largest) bytes, and would take \(size)",
                hint: "delete rows or drop tables that are no longer needed, or reset the sandbox")
        }
    }

    private func newPermit() throws -> String {
        let permit = RandomText.hexadecimal(bytes: 32)
        let values: [Value] = [.text(permit), .text(Timestamp.now().text)]
        do { try governance().execute(SealProcedure.give, values) } catch let error as MarqueeError
            where error.code == .connectionLost
        {
            // A server that was started anew has dropped this connection like all others.
            keptGovernance = nil
            try governance().execute(SealProcedure.give, values)
        }
        return permit
    }

    private func governance() throws -> any Connection {
        if let keptGovernance { return keptGovernance }
        guard let connection = try administrator.governance.connect(createIfMissing: false) else {
            throw MarqueeError(.noWarehouse, "the governance schema is gone")
        }
        keptGovernance = connection
        return connection
    }

    private func own(_ sql: String) throws {
        do { try connection.execute(sql, []) } catch let error as MarqueeError {
            if error.code == .connectionLost { isUsable = false }
            throw error
        }
    }

    /// The log's end moves with whatever is written to the server by anyone; it may also move without that, which costs a
    /// cached answer and no more.
    package func changeMark() throws -> Int64 {
        var mark: Int64?
        try connection.query("SHOW GLOBAL STATUS LIKE 'Innodb_lsn_current'", []) { row in
            mark = row[1].string.flatMap(Int64.init)
        }
        return mark ?? Int64.random(in: .min ... .max)
    }
}
