import CMariaDB
package import MarqueeCatalog
package import MarqueeWarehouse

/// A connection to a server for SQL from outside.
package final class GuardedMySQLConnection: LoadingConnection {
    let connection: MySQLConnection
    let administrator: MySQLEngine
    let purpose: MySQLAccounts.Purpose
    private let stop: MySQLInterrupter
    private var permit: String?
    /// Number of a record of changed rows before all those of the open transaction.
    private var changeFloor: Int64 = 0
    /// The last record of the open transaction that was counted; nil outside a transaction whose rows are recorded.
    private var countedFloor: Int64?
    package private(set) var hasUncountedChanges = false
    /// What was known of the rows that are to be loaded next.
    var taken: KnownRows?
    /// Rows that the records of the open transaction hold beside the first of each.
    var changesInBlocks = 0
    /// What the sandbox took before the open transaction, in bytes; 0 where it may take any number.
    private var sizeBefore: Int64 = 0
    private var keptGovernance: (any Connection)?
    /// True if it has to be asked before each write how many nodes there are.
    private let isInCluster: Bool
    package private(set) var isUsable = true
    package var writeLimits = WriteLimits.none
    let reserve: DiskReserve?
    package let excess: @Sendable () -> ErrorCode?

    package var dialect: Dialect { .mysql }
    package var own: any Connection { connection }
    package var asCaller: any Connection {
        CallersConnection(connection) { [unowned self] error in
            try explained(MySQLFailure.outside(error, connection.handle), MySQLFailure.names(in: error))
        }
    }
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
        let longestRow = purpose == .reader ? Self.longestRow : nil
        guard
            let connection = try MySQLConnection(
                engine, database: engine.database, orNil: false, longestRow: longestRow)
        else {
            throw MarqueeError(.cannotOpenStore, "the database cannot be opened")
        }
        self.connection = connection
        self.administrator = administrator
        self.purpose = purpose
        isInCluster =
            try purpose != .reader && !administrator.isSingleWriter && administrator.isInCluster(connection)
        let reserve = purpose == .reader ? nil : try ServersDisk.reserve(connection)
        self.reserve = reserve
        excess = { reserve?.isUsedUp == true ? .storeFull : nil }
        stop = MySQLInterrupter(
            engine, connectionID: UInt(mysql_thread_id(connection.handle)), socket: connection.socket)
        try connection.boundStatements()
        if purpose == .reader {
            if layers.contains(.connection) { try connection.execute("SET SESSION TRANSACTION READ ONLY", []) }
        } else {
            try connection.execute(MySQLConnection.briefLocks, [])
            try withProcedures { try connection.execute(call(WriterProcedures.pinEngine), []) }
        }
    }

    /// Bytes of a result's row, which the client library holds whole.
    private static let longestRow = 16 << 20

    private func call(_ procedure: String, values: Int = 0) -> String {
        WriterProcedures.call(procedure, in: administrator.governance.database, values: values)
    }

    /// Runs what calls procedures of the governance schema, which an earlier version has not made: a sandbox is brought up when
    /// it is first used.
    private func withProcedures(_ body: () throws -> Void) throws {
        do { try body() } catch let error as MarqueeError
            where [MySQLFailure.unknownProcedure, MySQLFailure.noExecution].contains(MySQLFailure.number(error))
        {
            _ = try administrator.connectGovernance()
            try body()
        }
    }

    @discardableResult
    package func run(
        _ statement: StatementGuard.Statement, _ parameters: StatementParameters, into sink: any ResultSink
    ) throws -> Int {
        let (sql, values) = try parameters.bound(to: statement.tokens)
        var changed = 0
        let isUpdate = statement.tokens.tokens.first?.text == "UPDATE"
        if statement.kind == .definition {
            try define(statement.tokens) {
                try stoppable { changed = try execute(sql, values, isUpdate: isUpdate, sink) }
            }
        } else {
            let names = {
                statement.tokens.tokens.filter { $0.kind == .word || $0.kind == .name }.map(statement.tokens.name(of:))
            }
            if statement.kind == .rows { try refuseUnwritable(in: names) }
            do { try stoppable { changed = try execute(sql, values, isUpdate: isUpdate, sink) } } catch let error
                as MarqueeError
            {
                throw try explained(error, names())
            }
        }
        guard statement.kind == .rows else { return 0 }
        return try takeChangedRows() ?? changed
    }

    /// - Parameter isUpdate: true for a statement that begins with UPDATE. MariaDB does not prepare one that joins a derived table
    ///   unless the account may read what triggers write, and it has no rows to give.
    private func execute(
        _ sql: String, _ values: [Value], isUpdate: Bool, _ sink: any ResultSink
    ) throws -> Int {
        do {
            if values.isEmpty, isUpdate {
                try sink.begin([])
                return try connection.execute(sql, [])
            }
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

    package func takeChangedRows() throws -> Int? {
        guard let floor = countedFloor else { return nil }
        var rows = 0
        try connection.query(call(WriterProcedures.count, values: 1), [.integer(floor)]) { row in
            rows = Int(row[0].integer ?? 0)
            if let all = row[1].integer, all > rows { hasUncountedChanges = true }
            countedFloor = row[2].integer ?? floor
        }
        return rows
    }

    package func insert(_ rows: InsertRows) throws {
        try own("SAVEPOINT bulk_insert")
        var done = 0
        try refuseUnwritable { [rows.table.name] }
        do { try stoppable { try connection.insert(rows.counting { done += $0 }) } } catch let error as MarqueeError {
            if error.code == .loginRefused {
                throw try explained(MySQLFailure.outside(error, connection.handle), [rows.table.name])
            }
            guard [.constraintViolated, .storeFailure].contains(error.code) else { throw error }
            try own("ROLLBACK TO SAVEPOINT bulk_insert")
            throw RowFailure(
                row: try refused(rows, after: done), error: MySQLFailure.outside(error, connection.handle))
        }
        if purpose == .loader { try stoppable { try record(rows) } }
    }

    /// Runs what the watchdog may stop.
    func stoppable(_ body: () throws -> Void) throws {
        do {
            // A kill that came too late for this statement must not hit the next.
            if try stop.running(body) { _ = try? connection.execute("DO 0", []) }
        } catch let error as MarqueeError {
            // The client library drops a connection on which a row is longer than it takes.
            let isDropped = error.code == .valueTooLarge && purpose == .reader
            if error.code == .connectionLost || isDropped || stop.hasCut { isUsable = false }
            throw error
        }
    }

    package func awaitEnd() {
        if stop.hasCut { stop.awaitEnd() }
    }

    /// Finds the row for which a batch was refused, by inserting its rows one by one.
    private func refused(_ rows: InsertRows, after done: Int) throws -> Int {
        if done > 0 { try connection.insert(rows.part(0..<done)) }
        for row in done..<rows.count {
            do { try connection.insert(rows.part(row..<row + 1)) } catch { return row }
        }
        return done
    }

    package func begin() throws {
        if isInCluster { try administrator.refuseSeveralNodes(connection) }
        try reserve?.require()
        if permit == nil { permit = try newPermit() }
        for _ in 1...Self.mostPreparations {
            try own("START TRANSACTION")
            var (isOn, floor) = (false, Int64(0))
            // An import compares before it writes: it waits for writers like this one, and they for it.
            try withProcedures {
                try connection.query(call(WriterProcedures.begin), []) { row in
                    (isOn, floor) = (row[0].integer == 1, row[1].integer ?? 0)
                }
            }
            // A loader records its rows by itself, and a trigger that does nothing for it takes as long as the row.
            guard isOn || purpose == .loader else {
                try own("ROLLBACK")
                try RowTriggers(administrator).prepare()
                continue
            }
            (changeFloor, countedFloor) = (floor, purpose == .loader ? nil : floor)
            (changesInBlocks, hasUncountedChanges) = (0, false)
            if let largest = administrator.largest, largest < .max { sizeBefore = try size() }
            return
        }
        throw MarqueeError(.storeLocked, "tables are being changed", hint: "try again in a moment")
    }

    /// Times that triggers are made before one gives up, because somebody else keeps changing tables.
    private static let mostPreparations = 5

    package func changingDefinitions<Value>(_ body: () throws -> Value) throws -> Value {
        if isInCluster { try administrator.refuseSeveralNodes(connection) }
        return try RowTriggers(administrator).withoutWriters(body)
    }

    package func commit() throws {
        countedFloor = nil
        try own("COMMIT")
        permit = nil
    }

    package func rollback() {
        countedFloor = nil
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
        let values = WriterProcedures.sealValues(
            permit: permit ?? "", entry, answer, note, floor: changeFloor, more: changesInBlocks)
        try connection.query(call(WriterProcedures.seal, values: values.count), values) { row in
            id = row[0].integer ?? 0
        }
        return id
    }

    private func newPermit() throws -> String {
        let permit = RandomText.hexadecimal(bytes: 32)
        let values: [Value] = [.text(permit), .text(Timestamp.now().text)]
        do { try governance().execute(WriterProcedures.give, values) } catch let error as MarqueeError
            where error.code == .connectionLost
        {
            // A server that was started anew has dropped this connection like all others.
            keptGovernance = nil
            try governance().execute(WriterProcedures.give, values)
        }
        return permit
    }

    func governance() throws -> any Connection {
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
