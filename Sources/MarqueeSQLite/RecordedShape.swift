import CSQLite
import MarqueeCatalog
import MarqueeWarehouse

/// A table as the recorder of its changed rows sees it.
struct RecordedShape {
    /// What SQLite turns values of a column into (https://www.sqlite.org/datatype3.html#determination_of_column_affinity).
    enum Affinity: String {
        case integer = "INTEGER"
        case text = "TEXT"
        case none = "BLOB"
        case real = "REAL"
        case numeric = "NUMERIC"

        init(_ type: String) {
            func has(_ words: String...) -> Bool { words.contains { type.contains($0) } }
            self =
                if has("int") { .integer } else if has("char", "clob", "text") {
                    .text
                } else if type.isEmpty
                    || has("blob")
                { .none } else if has("real", "floa", "doub") { .real } else { .numeric }
        }

        /// Whether a real number that is whole is stored as an integer.
        var prefersIntegers: Bool { self == .integer || self == .numeric }
    }

    struct Column {
        let affinity: Affinity
        /// SQLite (3.40 is one that does) takes the affinity of another column of a table WITHOUT ROWID when it hands an old row over: an
        /// integer of this column may come as a real number.
        let mayComeAsReal: Bool
        /// The default as it was written; nil for none. Rows that are older than the column do not hold it.
        let byDefault: String?
    }

    let table: String
    /// Names, in the order of the images.
    let names: [String]
    /// Columns of the table, in that order.
    let columns: [Column]
    /// Whether the last name is the row's number.
    let hasRowNumber: Bool
    let hasGenerated: Bool

    /// - Throws: `MQ5xx` as the engine does.
    init?(_ table: String, of connection: SQLiteConnection) throws {
        guard let shape = try TableShape.read(table, of: connection) else { return nil }
        // `PRAGMA table_list` says so too, but takes every view of the file to pieces first.
        let hasNoRowNumber =
            try connection.integer(
                """
                SELECT COUNT(*) FROM pragma_index_list(?, 'main') AS l WHERE l.origin = 'pk'
                    AND NOT EXISTS (SELECT 1 FROM pragma_index_xinfo(l.name, 'main') AS x WHERE x.cid = -1)
                """, [.text(table)])
            == 1
        var declared: [(affinity: Affinity, byDefault: String?, key: Int)] = []
        try connection.query(
            "SELECT type, dflt_value, pk FROM pragma_table_info(?) ORDER BY cid", [.text(table)]
        ) { row in
            declared.append((Affinity((row[0].string ?? "").lowercased()), row[1].string, Int(row[2].integer ?? 0)))
        }
        // Such a table's rows lie in the file with the key's columns first.
        let stored =
            declared.indices.filter { declared[$0].key > 0 }.sorted { declared[$0].key < declared[$1].key }
            + declared.indices.filter { declared[$0].key == 0 }
        columns = declared.indices.map { column in
            let place = stored.firstIndex(of: column) ?? column
            let isMistaken = hasNoRowNumber && declared[place].affinity == .real && declared[column].affinity != .real
            return Column(
                affinity: declared[column].affinity, mayComeAsReal: isMistaken, byDefault: declared[column].byDefault)
        }
        self.table = table
        names = shape.names
        hasRowNumber = shape.names.count > declared.count
        hasGenerated = shape.hasGenerated
    }

    /// What a column of a row that is older than the column holds, as it stands in an image.
    ///
    /// - Returns: nil when that can't be found out.
    func valueByDefault(_ column: Int) -> [UInt8]? {
        guard let written = columns[column].byDefault else { return Array("null".utf8) }
        // SQLite itself says it, in a database of its own: the one that is being written must not be asked meanwhile.
        guard let connection = try? SQLiteConnection(path: ":memory:", patience: 0) else { return nil }
        // Whoever has made the table has written it.
        SQLiteConfinement.limit(connection.handle)
        _ = connection.limitStatements()
        let authorizer = SQLiteAuthorizer(.sandbox)
        connection.obey(authorizer)
        let type = columns[column].affinity.rawValue
        for text in [written, "(\(written))"] {
            authorizer.begin(.definition)
            guard (try? connection.execute("CREATE TABLE t (k INTEGER, c \(type) DEFAULT \(text))", [])) != nil
            else { continue }
            authorizer.begin(.rows)
            guard (try? connection.execute("INSERT INTO t (k) VALUES (1)", [])) != nil else { continue }
            authorizer.begin(.read)
            var image: [UInt8]? = []
            try? connection.query("SELECT c FROM t", []) { row in
                var found: [UInt8] = []
                image = RowImage.append(row[0], to: &found) ? found : nil
            }
            return image
        }
        return nil
    }
}
