/// What a MariaDB server says of its log of commits, and of the log of another server that it repeats. None of it takes a right
/// beyond that to connect.
extension Connection {
    /// Where this connection's last commit stands in the server's log; nil when the server keeps none.
    ///
    /// - Throws: as ``query(_:_:row:)``.
    package func lastCommit() throws -> LogPosition? { try position("SELECT @@last_gtid") }

    /// Where the server's log ends; nil when it keeps none.
    ///
    /// - Throws: as ``query(_:_:row:)``.
    package func logEnd() throws -> LogPosition? { try position("SELECT @@gtid_binlog_pos") }

    private func position(_ sql: String) throws -> LogPosition? {
        try strings(sql).first.flatMap(LogPosition.init)
    }

    /// How far a replica has come in the primary's log, and whether it goes on: whether it is connected to the primary and
    /// repeats what comes from there.
    ///
    /// - Throws: as ``query(_:_:row:)``.
    package func replication() throws -> (position: LogPosition, isRunning: Bool) {
        let position = try position("SELECT @@gtid_slave_pos") ?? LogPosition()
        var isRunning = false
        try query("SHOW GLOBAL STATUS LIKE 'Slave_running'", []) { isRunning = $0[1].string == "ON" }
        return (position, isRunning)
    }

    /// Waits until a replica has come so far in the primary's log.
    ///
    /// - Parameter seconds: how long to wait.
    /// - Returns: whether it has.
    /// - Throws: as ``query(_:_:row:)``.
    package func waits(for position: LogPosition, seconds: Double) throws -> Bool {
        try integer("SELECT MASTER_GTID_WAIT(?, ?)", [.text(position.text), .real(seconds)]) == 0
    }
}
