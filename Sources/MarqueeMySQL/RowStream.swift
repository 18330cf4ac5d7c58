import CMariaDB
import MarqueeCatalog
import MarqueeWarehouse

/// Rows of a table that are read over one connection while they are written over another, by array binding. The values pass
/// as the binary protocol has them, so that each arrives as it was.
struct RowStream {
    /// A column as the server declares it.
    struct Column {
        let name: String
        /// In lower case, without its length.
        let type: String
        let isUnsigned: Bool

        fileprivate var kind: ArrayBinding.Kind {
            switch type {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "year":
                ArrayBinding.Kind(type: MYSQL_TYPE_LONGLONG, isUnsigned: isUnsigned)
            case "double", "float": .real
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit": .bytes
            // What is no text the client library must not take for one.
            case _ where Self.shapes.contains(type): .bytes
            default: .text
            }
        }

        private static let shapes: Set<String> = [
            "geometry", "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
            "geometrycollection", "geomcollection",
        ]
    }

    let source: MySQLConnection
    let target: MySQLConnection

    /// Copies all rows of a table.
    ///
    /// - Parameters:
    ///   - columns: those that the server does not compute by itself.
    ///   - progress: called with the number of rows of each batch.
    /// - Throws: what `progress` throws; `MQ5xx` as the engine does.
    func copy(_ from: String, to: String, _ columns: [Column], progress: (Int) throws -> Void) throws {
        let names = columns.map { Dialect.mysql.quoted($0.name) }
        // A single-precision number would be read as the text that shows it, which has six digits.
        let read = zip(names, columns).map { $1.type == "float" ? "CAST(\($0) AS DOUBLE)" : $0 }
        let select = try MySQLStatement("SELECT \(read.joined(separator: ", ")) FROM \(from)", source)
        try select.execute([])
        let row = try MySQLRow(select, exactDecimals: true)
        let places = Array(repeating: "?", count: names.count).joined(separator: ", ")
        let insert = try MySQLStatement(
            "INSERT INTO \(to) (\(names.joined(separator: ", "))) VALUES (\(places))", target)
        let batch = ArrayBinding(insert, columns.map(\.kind))
        let kept = KeptBytes()
        // The client library reads from it, which the compiler can't see.
        defer { withExtendedLifetime(kept) {} }
        var (count, bytes) = (0, 0)
        func send() throws {
            guard count > 0 else { return }
            try batch.execute(count)
            try progress(count)
            kept.removeAll()
            (count, bytes) = (0, 0)
        }
        while try row.fetch() {
            for (index, column) in batch.columns.enumerated() { bytes += column.put(kept.keep(row[index]), at: count) }
            count += 1
            if count == ArrayBinding.rowsPerBatch || bytes >= ArrayBinding.bytesPerBatch { try send() }
        }
        try send()
    }
}
