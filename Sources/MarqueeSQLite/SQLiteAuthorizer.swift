import CSQLite
import Glibc
import MarqueeCatalog
import MarqueeWarehouse

/// Decides, for the engine itself, what a statement from outside may do (https://www.sqlite.org/c3ref/set_authorizer.html).
/// It is asked while a statement is prepared, and again when one has to be prepared anew.
///
/// What is not known is denied.
final class SQLiteAuthorizer {
    enum Mode {
        /// Marquee's own statements.
        case own
        case read
        case rows
        case definition
        /// Marquee's own statements that compare a sandbox with its warehouse: they read, whatever tables are called.
        case comparison
    }

    var mode = Mode.own
    private let managed: ManagedTables

    init(_ territory: Territory) { managed = ManagedTables(territory) }

    /// Whether the statement is an ALTER TABLE, which reads the definitions that it rewrites.
    private var isAltering = false
    /// What the last denial was about.
    private(set) var refusal: MarqueeError?
    /// A name that was denied because a module of the engine has it, or could have it.
    private var suspect: String?
    /// Names of that kind which tables of the warehouse have, found out for the statement at hand.
    private var real: Set<String> = []

    func begin(_ mode: Mode) {
        self.mode = mode
        isAltering = false
        refusal = nil
        suspect = nil
        real = []
    }

    /// Says whether to prepare a statement once more after a denial: what looked like the name of a module is that of a table,
    /// which the engine prefers. It cannot be asked while it prepares.
    func mayTryAgain(_ connection: SQLiteConnection) -> Bool {
        guard let suspect else { return false }
        let asked = mode
        mode = .own
        defer { mode = asked }
        self.suspect = nil
        let query = "SELECT 1 FROM sqlite_master WHERE name = ? COLLATE NOCASE AND type IN ('table', 'view')"
        guard (try? connection.integer(query, [.text(suspect)])) == 1 else { return false }
        refusal = nil
        isAltering = false
        return real.insert(suspect.lowercased()).inserted
    }

    static let callback:
        @convention(c) (
            UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
            UnsafePointer<CChar>?
        ) -> Int32 = { context, action, first, second, database, _ in
            guard let context else { return SQLITE_DENY }
            let authorizer = Unmanaged<SQLiteAuthorizer>.fromOpaque(context).takeUnretainedValue()
            guard authorizer.mode != .own else { return SQLITE_OK }
            return authorizer.decide(action, first, second, database) ? SQLITE_OK : SQLITE_DENY
        }

    private func decide(
        _ action: Int32, _ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?,
        _ database: UnsafePointer<CChar>?
    ) -> Bool {
        switch action {
        case SQLITE_SELECT, SQLITE_RECURSIVE: return true
        case SQLITE_READ: return mayRead(first, column: second)
        case SQLITE_FUNCTION: return mayCall(second)
        case SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE: return mayWrite(first)
        case SQLITE_CREATE_TABLE, SQLITE_DROP_TABLE, SQLITE_CREATE_VIEW, SQLITE_DROP_VIEW:
            return mayDefine(first, in: database)
        case SQLITE_CREATE_INDEX, SQLITE_DROP_INDEX: return mayDefine(second, in: database)
        // A table goes with the triggers that another tool has made for it.
        case SQLITE_DROP_TRIGGER: return mayDefine(second, in: database)
        case SQLITE_ALTER_TABLE:
            isAltering = true
            return mayDefine(second, in: first)
        // Making an index goes through this; the statement REINDEX is no definition.
        case SQLITE_REINDEX: return mode == .definition
        case SQLITE_TRANSACTION where mode == .comparison: return true
        case SQLITE_PRAGMA where mode == .comparison: return mayAsk(first)
        default: return deny("this has no place here", rule: "authorizer-action-\(action)")
        }
    }

    private func mayRead(_ table: UnsafePointer<CChar>?, column: UnsafePointer<CChar>?) -> Bool {
        guard let table else { return true }
        let name = String(cString: table).lowercased()
        if GovernanceTables.names.contains(name) { return denyTable(name) }
        if mode == .comparison, name.hasPrefix("pragma_") || name.hasPrefix("sqlite_") { return true }
        if Self.isModule(name), !real.contains(name) {
            suspect = String(cString: table)
            return deny("the table \(name) is out of reach", rule: "authorizer-table")
        }
        if name.hasPrefix("sqlite_") {
            // Definitions read and rewrite the schema's own table; the engine lets no statement do so directly.
            if mode == .definition, isAltering || column.map({ strcmp($0, "sql") }) != 0 { return true }
            return deny("the table \(name) is out of reach; use SHOW TABLES and DESCRIBE", rule: "authorizer-table")
        }
        return true
    }

    private func mayWrite(_ table: UnsafePointer<CChar>?) -> Bool {
        guard mode != .read, let table else { return deny("a read changes nothing", rule: "authorizer-write") }
        let name = String(cString: table).lowercased()
        if GovernanceTables.names.contains(name) { return denyTable(name) }
        if name.hasPrefix("sqlite_") {
            return mode == .definition
                || deny("the table \(name) is out of reach", rule: "authorizer-table")
        }
        if managed.ledger.contains(name) {
            return deny("the rows of \(name) are written by Marquee alone", rule: "authorizer-ledger")
        }
        return true
    }

    private func mayDefine(_ table: UnsafePointer<CChar>?, in database: UnsafePointer<CChar>?) -> Bool {
        guard mode == .definition, let table else {
            return deny("tables are not made or changed here", rule: "authorizer-definition")
        }
        // A temporary table would stand before the real one of its name, for everybody whom this connection serves.
        guard database.map({ strcmp($0, "main") }) == 0 else {
            return deny("tables are made in the warehouse alone", rule: "authorizer-temporary")
        }
        let name = String(cString: table).lowercased()
        if GovernanceTables.names.contains(name) { return denyTable(name) }
        if managed.all.contains(name) {
            return deny("the shape of \(name) belongs to the schema of the warehouse", rule: "authorizer-managed")
        }
        return true
    }

    private func mayCall(_ function: UnsafePointer<CChar>?) -> Bool {
        guard let function else { return false }
        let name = String(cString: function).lowercased()
        return Self.functions.contains(name)
            || deny("the function \(name) is refused", rule: "authorizer-function")
    }

    /// A pragma that describes a table.
    private func mayAsk(_ pragma: UnsafePointer<CChar>?) -> Bool {
        let name = pragma.map { String(cString: $0).lowercased() } ?? ""
        return ["table_xinfo", "table_info", "foreign_key_list", "index_list", "index_info"].contains(
            name)
            || deny("this has no place here", rule: "authorizer-pragma")
    }

    /// Tables that modules of the engine offer without being made: they show the file's pages and hidden tables.
    private static func isModule(_ name: String) -> Bool {
        name.hasPrefix("pragma_") || name.hasPrefix("fts") || name.hasPrefix("rtree")
            || ["dbstat", "bytecode", "tables_used", "generate_series", "completion"].contains(name)
    }

    /// Functions that may be called. Left out are those that load code, belong to a module's tables, write into the program's
    /// log, and `json_patch`, whose one call may take minutes.
    private static let functions: Set<String> = [
        "->", "->>", "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "avg", "ceil", "ceiling",
        "changes", "char", "coalesce", "concat", "concat_ws", "cos", "cosh", "count", "cume_dist", "current_date",
        "current_time", "current_timestamp", "date", "datetime", "degrees", "dense_rank", "exp", "first_value", "floor",
        "format", "glob", "group_concat", "hex", "if", "ifnull", "iif", "instr", "json", "json_array",
        "json_array_length", "json_extract", "json_group_array", "json_group_object", "json_insert", "json_object",
        "json_quote", "json_remove", "json_replace", "json_set", "json_type", "json_valid", "julianday", "lag",
        "last_insert_rowid", "last_value", "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10",
        "log2", "lower", "ltrim", "max", "median", "min", "mod", "nth_value", "ntile", "nullif", "octet_length",
        "percent_rank", "pi", "pow", "power", "printf", "quote", "radians", "random", "randomblob", "rank", "replace",
        "round", "row_number", "rtrim", "sign", "sin", "sinh", "soundex", "sqlite_version", "sqrt", "strftime",
        "string_agg", "substr", "substring", "sum", "tan", "tanh", "time", "timediff", "total", "total_changes", "trim",
        "trunc", "typeof", "unhex", "unicode", "unixepoch", "unlikely", "upper", "zeroblob",
        // What ALTER TABLE calls itself; nobody else can.
        "sqlite_rename_column", "sqlite_rename_quotefix", "sqlite_rename_table", "sqlite_rename_test",
        "sqlite_drop_column", "sqlite_add_constraint", "sqlite_fail",
    ]

    private func denyTable(_ name: String) -> Bool {
        deny("the table \(name) is out of reach of SQL", rule: "authorizer-governance")
    }

    private func deny(_ message: String, rule: String) -> Bool {
        refusal = MarqueeError(.tableOutOfReach, message, details: ["rule: \(rule)"], hint: "see docs/security.md")
        return false
    }
}
