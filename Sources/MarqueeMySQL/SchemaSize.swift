import MarqueeCatalog
import MarqueeWarehouse

/// What a schema takes on the server's disk.
enum SchemaSize {
    /// Bytes of the files of a schema's tables without what is free in them: rows of a transaction that is still open are in
    /// there already, rows that were deleted until the server has purged them. The server's own estimate
    /// (`data_length + index_length`) follows only seconds after a write, and stands in where the account may not look at files.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    static func bytes(_ schema: String, _ connection: any Connection) throws -> Int64 {
        var (estimate, free): (Int64, Int64) = (0, 0)
        try connection.query(
            """
            SELECT CAST(COALESCE(SUM(data_length + index_length), 0) AS SIGNED),
                CAST(COALESCE(SUM(data_free), 0) AS SIGNED)
            FROM information_schema.tables WHERE table_schema = ? AND table_type IN (\(Introspection.mysqlTableTypes))
            """, [.text(schema)]
        ) { row in
            estimate = row[0].integer ?? 0
            free = row[1].integer ?? 0
        }
        guard let files = try files(schema, connection), files > 0 else { return estimate }
        return max(0, files - free)
    }

    /// Bytes of all files of a schema; nil where the account may not look at them. MySQL 8 has another name for the table.
    private static func files(_ schema: String, _ connection: any Connection) throws -> Int64? {
        for table in ["innodb_sys_tablespaces", "innodb_tablespaces"] {
            do {
                return try connection.integer(
                    """
                    SELECT CAST(COALESCE(SUM(file_size), 0) AS SIGNED) FROM information_schema.\(table)
                    WHERE LEFT(name, \(schema.count + 1)) = ?
                    """, [.text(schema + "/")])
            } catch let error as MarqueeError where [1109, 1227].contains(MySQLFailure.number(error)) {}
        }
        return nil
    }
}
