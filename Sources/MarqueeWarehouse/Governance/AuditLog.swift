import MarqueeCatalog

/// The audit log: a chain in which every entry holds a hash over itself and the hash of the entry before, so that none can be
/// changed, left out or put in afterwards without breaking it.
package struct AuditLog {
    private let connection: any Connection
    /// SHA-256 of a text, hexadecimal.
    private let digest: @Sendable (String) -> String
    /// Stands before the names of tables.
    private let schema: String

    /// - Parameter connection: one that sees the governance tables.
    package init(_ connection: any Connection, digest: @escaping @Sendable (String) -> String) {
        self.init(connection, schema: nil, digest: digest)
    }

    private init(_ connection: any Connection, schema: String?, digest: @escaping @Sendable (String) -> String) {
        self.connection = connection
        self.digest = digest
        self.schema = schema.map { connection.dialect.quoted($0) + "." } ?? ""
    }

    /// The log of a warehouse, for an entry that is a part of a transaction of its owner.
    ///
    /// - Parameters:
    ///   - connection: one to the warehouse.
    ///   - schema: ``Engine/governanceSchema``.
    /// - Returns: nil when there is none, for nobody but the owner has worked with the warehouse, or when the connection's
    ///   account does not see it.
    /// - Throws: `MQ5xx` as the engine does.
    package static func ofWarehouse(
        _ connection: any Connection, schema: String?, digest: @escaping @Sendable (String) -> String
    ) throws -> AuditLog? {
        let tables =
            try schema.map { try Introspection(connection).tableNames(in: $0) }
            ?? connection.strings(Introspection.tableNames(connection.dialect))
        guard tables.contains(GovernanceTables.auditHead.name) else { return nil }
        return AuditLog(connection, schema: schema, digest: digest)
    }

    /// Names of the columns from `at` to `error_code`.
    static let columns = columnDefinitions.map(\.name)

    static let columnDefinitions = GovernanceTables.auditLog.columns
        .filter { !["id", "previous_hash", "hash"].contains($0.name) }

    /// Appends an entry, as a part of the open transaction or in one of its own.
    ///
    /// - Returns: the entry's number.
    /// - Throws: `MQ5xx` as the engine does.
    @discardableResult
    package func append(_ entry: AuditEntry) throws -> Int64 {
        let entry = entry.shortened(digest)
        return try appending(entry)
    }

    private func appending(_ entry: AuditEntry) throws -> Int64 {
        try connection.transaction {
            var id: Int64 = 0
            var previous = ""
            let lock = connection.dialect == .mysql ? " FOR UPDATE" : ""
            try connection.query("SELECT entries + 1, hash FROM \(schema)audit_head WHERE id = 1\(lock)", []) { row in
                id = row[0].integer ?? 0
                previous = row[1].string ?? ""
            }
            let hash = digest(previous + entry.canonical)
            let columns = (["id"] + Self.columns + ["previous_hash", "hash"]).joined(separator: ", ")
            let places = Array(repeating: "?", count: Self.columns.count + 3).joined(separator: ", ")
            try connection.execute(
                "INSERT INTO \(schema)audit_log (\(columns)) VALUES (\(places))",
                [.integer(id)] + entry.values + [.text(previous), .text(hash)])
            try connection.execute(
                "UPDATE \(schema)audit_head SET entries = ?, hash = ? WHERE id = 1", [.integer(id), .text(hash)])
            return id
        }
    }

    /// An entry as it is kept.
    package struct Kept: Sendable {
        package let id: Int64
        /// In the order of the columns from `at` to `error_code`.
        package let values: [Value]
        package let previousHash: String
        package let hash: String

        /// Name of who did it.
        package var principal: String {
            guard let place = AuditLog.columns.firstIndex(of: "principal"), case .text(let name) = values[place] else {
                return ""
            }
            return name
        }
    }

    /// Names and values of a kept entry's columns, in order.
    package static func fields(of entry: Kept) -> [(name: String, value: Value)] {
        [("id", .integer(entry.id))] + zip(columns, entry.values).map { ($0, $1) } + [("hash", .text(entry.hash))]
    }

    /// The latest entries, the latest first.
    ///
    /// - Parameter before: only entries with a lower number.
    /// - Throws: `MQ5xx` as the engine does.
    package func latest(_ limit: Int, before: Int64? = nil) throws -> [Kept] {
        var entries: [Kept] = []
        try query("WHERE id < ? ORDER BY id DESC LIMIT ?", [.integer(before ?? .max), .integer(Int64(limit))]) {
            entries.append($0)
        }
        return entries
    }

    /// One entry.
    ///
    /// - Throws: `MQ320` when there is none of that number; `MQ5xx` as the engine does.
    package func entry(_ id: Int64) throws -> Kept {
        var found: Kept?
        try query("WHERE id = ?", [.integer(id)]) { found = $0 }
        guard let found else {
            throw MarqueeError(.unknownAuditEntry, "the audit log has no entry \(id)", hint: "see `marquee audit list`")
        }
        return found
    }

    /// The state of the chain.
    package struct Verification: Equatable, Sendable {
        package let entries: Int64
        /// Hash of the last entry: kept elsewhere, it shows later that nothing was cut off.
        package let head: String
    }

    /// Reads the whole chain and computes every hash anew.
    ///
    /// - Parameter expected: the hash that an entry had, by number, as noted somewhere else.
    /// - Throws: `MQ210` with the first entry that does not fit; `MQ5xx` as the engine does.
    package func verify(expecting expected: (id: Int64, hash: String)? = nil) throws -> Verification {
        var last = (id: Int64(0), hash: AuditEntry.noHash)
        var found = expected == nil
        try query("ORDER BY id", []) { entry in
            guard entry.id == last.id + 1 else { throw Self.broken(last.id + 1, "it is missing") }
            guard entry.previousHash == last.hash else {
                throw Self.broken(entry.id, "it does not follow the one before")
            }
            guard digest(last.hash + AuditEntry.canonical(entry.values)) == entry.hash else {
                throw Self.broken(entry.id, "it was changed")
            }
            if let expected, expected.id == entry.id {
                guard expected.hash == entry.hash else {
                    throw Self.broken(entry.id, "it has another hash than expected")
                }
                found = true
            }
            last = (entry.id, entry.hash)
        }
        guard found else { throw Self.broken(expected?.id ?? 0, "it is missing") }
        var head = (Int64(-1), "")
        try connection.query("SELECT entries, hash FROM \(schema)audit_head WHERE id = 1", []) { row in
            head = (row[0].integer ?? -1, row[1].string ?? "")
        }
        guard head == last else { throw Self.broken(head.0, "the chain ends at entry \(last.id)") }
        return Verification(entries: last.id, head: last.hash)
    }

    private func query(_ rest: String, _ parameters: [Value], _ body: (Kept) throws -> Void) throws {
        let columns = ["id"] + Self.columns + ["previous_hash", "hash"]
        try connection.query("SELECT \(columns.joined(separator: ", ")) FROM \(schema)audit_log \(rest)", parameters) {
            row in
            try body(
                Kept(
                    id: row[0].integer ?? 0, values: Self.columns.indices.map { Value(row[$0 + 1]) },
                    previousHash: row[columns.count - 2].string ?? "", hash: row[columns.count - 1].string ?? ""))
        }
    }

    private static func broken(_ id: Int64, _ what: String) -> MarqueeError {
        MarqueeError(
            .auditChainBroken, "the audit chain is broken at entry \(id): \(what)",
            hint: "somebody has written the audit tables directly; compare with a copy")
    }
}
