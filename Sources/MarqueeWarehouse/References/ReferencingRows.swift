import MarqueeCatalog

/// The rows of a table that have given values in some of its columns.
struct ReferencingRows {
    /// The table as it stands in a statement.
    private let table: String
    private let columns: [String]
    private let connection: any Connection

    init(table: String, columns: [String], _ connection: any Connection) {
        self.table = table
        self.columns = columns
        self.connection = connection
    }

    init(_ reference: UserReference, _ connection: any Connection) {
        self.init(
            table: reference.table.quoted(connection.dialect), columns: reference.columns, connection)
    }

    /// The number of rows.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func count(matching values: some Collection<[Value]>) throws -> Int {
        try parts(values).reduce(0) { count, part in
            let sql = "SELECT COUNT(*) FROM \(table) WHERE \(part.condition)"
            return count + Int(try connection.integer(sql, part.values) ?? 0)
        }
    }

    /// The values of the rows in some columns, rows with NULL in one of them left out.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func values(of names: [String], matching values: some Collection<[Value]>) throws -> Set<[Value]> {
        var found: Set<[Value]> = []
        let selected = names.map(connection.dialect.quoted).joined(separator: ", ")
        for part in parts(values) {
            try connection.query("SELECT DISTINCT \(selected) FROM \(table) WHERE \(part.condition)", part.values) {
                let row = $0
                let values = names.indices.map { Value(row[$0]) }
                if !values.contains(.null) { found.insert(values) }
            }
        }
        return found
    }

    /// Sets the columns to NULL.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func setNull(matching values: some Collection<[Value]>) throws {
        let assignments = columns.map { "\(connection.dialect.quoted($0)) = NULL" }.joined(separator: ", ")
        for part in parts(values) {
            try connection.execute("UPDATE \(table) SET \(assignments) WHERE \(part.condition)", part.values)
        }
    }

    /// Values that one statement is sent.
    private static let valuesAtOnce = 500

    /// Conditions that hold for disjoint sets of rows.
    private func parts(_ values: some Collection<[Value]>) -> [(condition: String, values: [Value])] {
        let all = Array(values)
        let size = max(1, Self.valuesAtOnce / max(1, columns.count))
        return stride(from: 0, to: all.count, by: size).map { first in
            let tuples = all[first..<min(first + size, all.count)]
            let bound = columns.count == 1 ? tuples.flatMap { alternatives($0[0]) } : tuples.flatMap { $0 }
            return (condition(bound.count / max(1, columns.count)), bound)
        }
    }

    private func condition(_ count: Int) -> String {
        let isSQLite = connection.dialect == .sqlite
        // SQLite compares a foreign key as the parent's column does, which is by bytes.
        let names = columns.map { connection.dialect.quoted($0) + (isSQLite ? " COLLATE BINARY" : "") }
        func list(_ element: String, _ count: Int) -> String {
            repeatElement(element, count: count).joined(separator: ", ")
        }
        guard names.count > 1 else { return "\(names.first ?? "NULL") IN (\(list("?", count)))" }
        let tuples = list("(\(list("?", names.count)))", count)
        return "(\(names.joined(separator: ", "))) IN (\(isSQLite ? "VALUES " : "")\(tuples))"
    }

    /// In a SQLite column without a type a number may be kept as text, or the other way round. The foreign key takes both for
    /// the same, a comparison does not.
    private func alternatives(_ value: Value) -> [Value] {
        guard connection.dialect == .sqlite else { return [value] }
        switch value {
        case .integer(let number): return [value, .text(String(number))]
        case .text(let text):
            guard let number = Int64(text), String(number) == text else { return [value] }
            return [value, .integer(number)]
        default: return [value]
        }
    }
}
