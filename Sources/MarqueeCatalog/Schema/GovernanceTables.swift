/// Who may do what, and who did what. On SQLite these tables lie in the warehouse's file, behind the authorizer; on MySQL in
/// a schema of their own that no account of a reader or writer can see.
package enum GovernanceTables {
    package static let versions = Table(
        "governance_versions", "A version of these tables that this database has reached.",
        columns: [
            Column("version", .integer, "Version number, from 1"),
            Column("applied_at", .timestamp, "When it was reached"),
        ],
        primaryKey: ["version"])

    package static let principals = Table(
        "principals", "Somebody who may use the warehouse over the server.",
        columns: [
            Column("id", .integer, "Number of the principal", generated: true),
            Column("name", .key(64), "Unique name"),
            Column("role", .key(16), "analyst, scientist or engineer"),
            Column("created_at", .timestamp, "When the principal was added"),
            Column(
                "database_account", .key(80), "Name of the principal's account of the database server", optional: true),
        ],
        primaryKey: ["id"], uniques: [["name"]])

    package static let accessTokens = Table(
        "access_tokens", "A token of a principal; of the token itself only a hash is kept.",
        columns: [
            Column("id", .integer, "Number of the token", generated: true),
            Column("principal_id", .integer, "Whose it is"),
            Column("hash", .key(64), "SHA-256 of the token, hexadecimal"),
            Column("created_at", .timestamp, "When it was made"),
            Column("expires_at", .timestamp, "When it ends to hold", optional: true),
            Column("revoked_at", .timestamp, "When it was revoked", optional: true),
        ],
        primaryKey: ["id"], uniques: [["hash"]], foreignKeys: [ForeignKey("principal_id", "principals")])

    package static let auditLog = Table(
        "audit_log", "A write, a refused write or an act of administration; each entry seals the one before it.",
        columns: [
            Column("id", .integer, "Place in the chain, from 1 without gaps"),
            Column("at", .timestamp, "When it was done"),
            Column("principal", .key(64), "Name of who did it"),
            Column("role", .key(16), "The role it was done in"),
            Column("token_id", .integer, "Number of the token; none for a command on the machine", optional: true),
            Column("address", .key(64), "Network address it came from; local for a command"),
            Column("request_id", .key(64), "Id of the request"),
            Column("action", .key(32), "write, insert, import, dry-run, query or the name of an act of administration"),
            Column("statement", .text, "The statements, bound values left out"),
            Column("parameters_hash", .key(64), "SHA-256 of the bound values, hexadecimal", optional: true),
            Column("rows_affected", .integer, "Rows changed"),
            Column("milliseconds", .integer, "How long it took"),
            Column("outcome", .key(16), "begun, committed, rolled-back or refused"),
            Column("error_code", .key(8), "MQnnn of what went wrong", optional: true),
            Column("previous_hash", .key(64), "Hash of the entry before; 64 zeros for the first"),
            Column("hash", .key(64), "SHA-256 over previous_hash and this entry's values, hexadecimal"),
        ],
        primaryKey: ["id"])

    package static let auditHead = Table(
        "audit_head", "The end of the audit chain: one row that every entry locks and moves on.",
        columns: [
            Column("id", .integer, "1"),
            Column("entries", .integer, "Number of entries"),
            Column("hash", .key(64), "Hash of the last entry"),
        ],
        primaryKey: ["id"])

    package static let idempotencyKeys = Table(
        "idempotency_keys", "What came of a write that carried an idempotency key.",
        columns: [
            Column("principal_id", .integer, "Whose key it is"),
            Column("idempotency_key", .key(128), "The key"),
            Column("request_hash", .key(64), "SHA-256 of the request, hexadecimal"),
            Column("created_at", .timestamp, "When it was first used"),
            Column("status", .integer, "HTTP status of the answer"),
            Column("response", .text, "The answer, JSON"),
        ],
        primaryKey: ["principal_id", "idempotency_key"], foreignKeys: [ForeignKey("principal_id", "principals")])

    package static let accounts = Table(
        "database_accounts", "An account of the database server that Marquee has made and uses for outside SQL.",
        columns: [
            Column("purpose", .key(16), "reader, writer, loader, recorder or ledger"),
            Column("name", .key(80), "Name of the account"),
            Column("password", .key(64), "Its password"),
        ],
        primaryKey: ["purpose"])

    package static let permits = Table(
        "write_permits", "A write that may append to the audit chain once: only its server knows the permit.",
        columns: [
            Column("hash", .key(64), "SHA-256 of the permit, hexadecimal"),
            Column("created_at", .timestamp, "When it was given"),
        ],
        primaryKey: ["hash"])

    package static let changeShapes = Table(
        "change_shapes", "The columns that images of a table's rows have.",
        columns: [
            Column("id", .integer, "Number of the shape", generated: true),
            Column("table_name", .key(128), "Name of the table"),
            Column("columns", .text, "Names of the columns in the order of the images, a JSON array"),
        ],
        primaryKey: ["id"])

    /// Connections are numbered by each database server alone.
    package static let writerID = Column(
        "writer_id", .key(36), "The database server's own id, because connections of several have the same numbers",
        optional: true)

    package static let rowChanges = Table(
        "row_changes", "What a committed write did to one row, or to several alike, so that it can be taken back.",
        columns: [
            Column(
                "id", .integer, "Number of the change; those of one write rise in the order in which they were made",
                generated: true),
            Column("connection_id", .integer, "The server's number of the connection that wrote; 0 on SQLite"),
            Column("shape_id", .integer, "Table and columns"),
            Column(
                "before_image", .text,
                "The row's values before, a JSON array; of several rows an array of such arrays; none for rows that were added",
                optional: true),
            Column(
                "after_image", .text, "The values afterwards; none for rows that were removed", optional: true),
            writerID,
        ],
        // Shapes never go, and each row that anybody writes would pay for the key's look-up and its index.
        primaryKey: ["id"])

    package static let undoLogs = Table(
        "undo_logs", "How a committed write of the audit log can be taken back.",
        columns: [
            Column("audit_id", .integer, "The entry"),
            Column("connection_id", .integer, "The connection whose row_changes are its own"),
            Column("first_change", .integer, "The first of them"),
            Column("last_change", .integer, "The last of them"),
            Column("changes", .integer, "How many there are"),
            Column("obstacle", .text, "Why it can't be taken back", optional: true),
            Column("undoes", .integer, "The entry that this one takes back", optional: true),
            writerID,
        ],
        primaryKey: ["audit_id"],
        foreignKeys: [ForeignKey("audit_id", "audit_log"), ForeignKey("undoes", "audit_log")])

    package static let rowRecording = Table(
        "row_recording",
        "Whether all tables have the triggers that record changed rows, on an engine that takes triggers: one row.",
        columns: [
            Column("id", .integer, "1"),
            Column("is_on", .integer, "1 when they have, else 0"),
        ],
        primaryKey: ["id"])

    package static let unwritableTables = Table(
        "unwritable_tables", "A table that can be read but not written through Marquee, on an engine with accounts.",
        columns: [
            Column("table_name", .key(64), "Name of the table"),
            Column("reason", .text, "Why its rows cannot be recorded or taken back"),
        ],
        primaryKey: ["table_name"])

    package static let sandboxes = Table(
        "sandboxes", "A private copy of the warehouse.",
        columns: [
            Column("id", .key(32), "Random, and part of the names of its files or schemas"),
            Column("owner", .key(64), "Name of the principal whose it is"),
            Column("name", .key(64), "The owner's name for it"),
            Column("state", .key(16), "making, ready or removing"),
            Column("created_at", .timestamp, "When it was made, or made anew"),
            Column("expires_at", .timestamp, "When it is removed"),
            Column("largest", .integer, "Bytes that it may take"),
        ],
        primaryKey: ["id"])

    package static let promotions = Table(
        "promotions",
        "A promote whose new tables are in the warehouse before their rows are, on an engine that commits definitions.",
        columns: [
            Column("request_id", .key(64), "Id of the request, as in the audit log"),
            Column("after_entry", .integer, "The last entry of the audit log before it"),
            Column("tables", .text, "Names of the new tables, a JSON array"),
        ],
        primaryKey: ["request_id"])

    /// All of them, parents before children.
    package static let all = [
        versions, principals, accessTokens, auditLog, auditHead, idempotencyKeys, accounts, permits, changeShapes,
        rowChanges, undoLogs, rowRecording, unwritableTables, sandboxes, promotions,
    ]

    /// Their names, which no statement from outside may use.
    package static let names = Set(all.map(\.name))
}
