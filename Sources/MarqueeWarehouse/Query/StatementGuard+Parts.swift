import MarqueeCatalog

/// Parts of a statement that are refused wherever they stand.
extension StatementGuard {
    func refuseParts(of sql: SQLTokens, _ kind: Kind, writes: Bool) throws {
        let tokens = sql.tokens
        for (index, token) in tokens.enumerated() {
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            switch token.kind {
            case .executableComment: throw Self.refused("comments that run as SQL are refused", rule: "comment")
            case .variable: throw Self.refused("variables are refused: \(token.text.prefix(64))", rule: "variable")
            case .word, .name:
                // A table's columns follow its name in parentheses too.
                let isTable = index > 0 && Self.beforeNames.contains(tokens[index - 1].text)
                if next?.text == "(", !isTable { try refuseFunction(token, writes: writes) }
                if GovernanceTables.names.contains(token.text.lowercased()) {
                    throw MarqueeError(
                        .tableOutOfReach, "the table \(token.text.lowercased()) is out of reach of SQL",
                        details: ["rule: governance-table"], hint: "see `marquee user list` and `marquee audit list`")
                }
                let table = index + 2 < tokens.count ? tokens[index + 2].text.lowercased() : nil
                try refuseSchema(token, next, table)
            case .string where dialect == .sqlite:
                // SQLite takes a text for a name where a name is asked for.
                if Self.schemaTables.contains(token.text.lowercased()) { throw Self.engineTable(token) }
            default: break
            }
            guard token.kind == .word else { continue }
            if dialect == .mysql { try refuseMySQL(token, next, tokens, writes: writes) }
        }
        if dialect == .mysql, tokens.first?.text == "SHOW" { try refuseShow(tokens) }
        if dialect == .mysql, kind == .definition, DefinedObjects(sql) == nil {
            let words = tokens.prefix(2).filter { $0.kind == .word }.map { $0.text.prefix(32) }
            throw Self.refused("\(words.joined(separator: " ")) is refused", rule: "definition")
        }
    }

    /// The engine's own tables, however they are written.
    private func refuseSchema(_ token: SQLToken, _ next: SQLToken?, _ table: String?) throws {
        let name = token.text.lowercased()
        switch dialect {
        case .sqlite:
            if name.hasPrefix("sqlite_"), next?.text != "(" { throw Self.engineTable(token) }
        case .mysql:
            if name == "information_schema", next?.text == ".", let table, !Self.describing.contains(table) {
                throw Self.refused("information_schema.\(table.prefix(64)) is refused", rule: "schema")
            }
            if name == "processlist" { throw Self.refused("the process list is refused", rule: "schema") }
            if ["mysql", "performance_schema", "sys"].contains(name), next?.text == "." {
                throw Self.refused("the schema \(name) is refused", rule: "schema")
            }
        }
    }

    /// Tables of `information_schema` that describe tables; others show the server, its accounts and what others run.
    private static let describing: Set<String> = [
        "character_sets", "check_constraints", "collation_character_set_applicability", "collations", "columns",
        "key_column_usage", "keywords", "referential_constraints", "schemata", "statistics", "table_constraints",
        "tables", "views",
    ]

    private static let schemaTables: Set<String> = [
        "sqlite_master", "sqlite_schema", "sqlite_temp_master", "sqlite_temp_schema",
    ]

    private static func engineTable(_ token: SQLToken) -> MarqueeError {
        MarqueeError(
            .tableOutOfReach, "the table \(token.text.lowercased()) is out of reach", details: ["rule: engine-table"],
            hint: "use SHOW TABLES and DESCRIBE")
    }

    private static let beforeNames: Set<String> = ["INTO", "TABLE", "REFERENCES", "KEY", "INDEX", "VIEW"]

    private func refuseFunction(_ token: SQLToken, writes: Bool) throws {
        let name = token.text.lowercased()
        guard
            Self.functions.contains(name) || (!writes && Self.sessionFunctions.contains(name))
                || (dialect == .mysql && Self.accountFunctions.contains(name))
        else { return }
        throw Self.refused("the function \(token.text.lowercased()) is refused", rule: "function")
    }

    /// Functions that wait, lock, read files, load code or change state.
    private static let functions: Set<String> = [
        // MariaDB
        "sleep", "benchmark", "get_lock", "release_lock", "release_all_locks", "is_used_lock", "is_free_lock",
        "load_file", "sformat", "des_encrypt", "des_decrypt", "binlog_gtid_pos",
        "master_pos_wait", "master_gtid_wait", "sys_exec", "sys_eval", "setval", "nextval", "lastval",
        "wsrep_sync_wait_upto_gtid",
        "extractvalue", "updatexml",
        // SQLite
        "load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "sqlite_compileoption_get",
        "sqlite_compileoption_used",
    ]

    /// Functions that tell a reader what the statements of others on the same connection have left.
    private static let sessionFunctions: Set<String> = ["last_insert_id", "found_rows", "row_count"]

    /// Functions that tell the account under which Marquee reads, and from which host.
    private static let accountFunctions: Set<String> = [
        "user", "session_user", "system_user", "current_user", "connection_id",
    ]

    private func refuseMySQL(_ token: SQLToken, _ next: SQLToken?, _ tokens: [SQLToken], writes: Bool) throws {
        switch token.text {
        case "INTO" where !writes: throw Self.refused("INTO is refused in a read", rule: "into")
        case "OUTFILE", "DUMPFILE": throw Self.refused("\(token.text) is refused", rule: "into")
        case "FOR" where next.map { ["UPDATE", "SHARE"].contains($0.text) } == true, "LOCK" where next?.text == "IN":
            throw Self.refused("locking reads are refused", rule: "lock")
        case "CURRENT_USER":
            throw Self.refused("the function current_user is refused", rule: "function")
        case "PROCEDURE": throw Self.refused("PROCEDURE is refused", rule: "procedure")
        case "DATA" where next?.text == "DIRECTORY", "INDEX" where next?.text == "DIRECTORY",
            "CONNECTION" where Self.defines(tokens) && ["=", nil].contains(next?.text):
            throw Self.refused("a table lies with the others", rule: "storage")
        case "ENGINE" where Self.defines(tokens): try refuseEngine(behind: token, tokens)
        case "TABLESPACE" where tokens.contains { $0.kind == .word && ["DISCARD", "IMPORT"].contains($0.text) }:
            throw Self.refused("TABLESPACE is refused", rule: "storage")
        default: break
        }
    }

    private static func defines(_ tokens: [SQLToken]) -> Bool { ["CREATE", "ALTER"].contains(tokens.first?.text) }

    /// Only InnoDB's tables can be rolled back; others also read files or call other servers. The server has the last word,
    /// see `MySQLAccounts`: a column may be called engine.
    private func refuseEngine(behind token: SQLToken, _ tokens: [SQLToken]) throws {
        var behind = tokens.drop { $0.range.lowerBound <= token.range.lowerBound }
        let isNamed = behind.first?.text == "=" && behind.popFirst() != nil
        guard let engine = behind.first, engine.kind != .symbol else { return }
        let name = engine.text.uppercased()
        guard name != "INNODB", isNamed || engine.kind != .word || Self.engines.contains(name) else { return }
        throw Self.refused("tables are InnoDB's", rule: "storage")
    }

    private static let engines: Set<String> = [
        "MYISAM", "MRG_MYISAM", "MERGE", "MEMORY", "HEAP", "CSV", "ARIA", "ARCHIVE", "BLACKHOLE", "FEDERATED",
        "FEDERATEDX",
        "CONNECT", "SPIDER", "SEQUENCE", "ROCKSDB", "OQGRAPH", "S3", "MROONGA", "TOKUDB", "SPHINX", "COLUMNSTORE",
        "CASSANDRA", "EXAMPLE", "NDB", "NDBCLUSTER", "PERFORMANCE_SCHEMA",
    ]

    /// What `SHOW` may show.
    private func refuseShow(_ tokens: [SQLToken]) throws {
        let words = tokens.dropFirst().map(\.text).filter { $0 != "FULL" && $0 != "EXTENDED" }
        let shown: Set<String> = ["TABLES", "COLUMNS", "FIELDS", "INDEX", "INDEXES", "KEYS"]
        let isDefinition = words.first == "CREATE" && words.count > 1 && ["TABLE", "VIEW"].contains(words[1])
        let isStatus = words.first == "TABLE" && words.dropFirst().first == "STATUS"
        guard isDefinition || isStatus || words.first.map(shown.contains) == true else {
            throw Self.refused("SHOW shows TABLES, COLUMNS, INDEX, CREATE TABLE and TABLE STATUS", rule: "show")
        }
    }
}
