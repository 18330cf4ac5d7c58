package import MarqueeCatalog

/// Brings a database to the schema of this build: makes it in an empty one, takes an older one up step by step.
package struct SchemaUpgrade {
    /// The statements that lead from the version before to this one.
    package struct Step: Sendable {
        package let version: Int
        package let statements: @Sendable (Dialect) -> [String]
        /// Runs before the statements, on warehouses that may differ within the version before.
        let repair: @Sendable (any Connection) throws -> Void

        package init(
            to version: Int, repair: @escaping @Sendable (any Connection) throws -> Void = { _ in },
            _ statements: @escaping @Sendable (Dialect) -> [String]
        ) {
            self.version = version
            self.repair = repair
            self.statements = statements
        }
    }

    /// What a database is to Marquee.
    package enum State: Equatable, Sendable {
        /// There is nothing in it.
        case empty
        /// Making the schema was cut short before anything could be loaded (only where DDL is not transactional).
        case unfinished
        case warehouse(version: Int)
    }

    /// Numbered steps from version 1, the first that there was, on.
    package static let steps = [
        Step(to: 2, repair: SchemaRepair.addCreditPositions) { dialect in
            let ddl = DDL(dialect)
            let tables = LedgerTables.addedInVersion2 + RecommendationTables.all
            return tables.flatMap { [ddl.createTable($0)] + ddl.createIndexes($0) }
        }
    ]

    private let schema: Schema
    private let steps: [Step]

    package init(to schema: Schema = .current, steps: [Step] = Self.steps) {
        self.schema = schema
        self.steps = steps
    }

    /// What the database is.
    ///
    /// - Throws: `MQ502` when it holds tables or views that are not Marquee's; `MQ5xx` as the engine does.
    package func state(of connection: any Connection) throws -> State {
        let found = try Introspection(connection).names()
        if found.isEmpty { return .empty }
        // Whoever works in a private copy may have dropped some of its tables; nobody else has half of them by chance.
        let hasCatalog = CatalogTables.all.filter { found.contains($0.name) }.count * 2 >= CatalogTables.all.count
        let versions = try connection.name(of: LedgerTables.schemaVersions)
        if hasCatalog, try found.contains(LedgerTables.schemaVersions.name) || connection.ledgerSchema != nil,
            let version = try connection.integer("SELECT MAX(version) FROM \(versions)")
        {
            return .warehouse(version: Int(version))
        }
        if !connection.dialect.hasTransactionalDDL, try isRemnant(Introspection(connection).objects(), connection) {
            return .unfinished
        }
        throw MarqueeError(
            .notAMarqueeStore, "the database holds tables that are not Marquee's",
            details: ["tables and views found: \(found.sorted().prefix(10).joined(separator: ", "))"],
            hint: "name a database that is empty or that Marquee has made")
    }

    /// Whether all that is there are tables and views of the schema without a version, so that nobody but ``create(_:)`` can
    /// have made them.
    private func isRemnant(_ objects: [(name: String, isView: Bool)], _ connection: any Connection) throws -> Bool {
        let areOurs = try objects.allSatisfy { object in
            if object.isView { return schema.views.contains { $0.name == object.name } }
            return try Introspection(connection).columns(of: object.name).map(\.name)
                == schema.table(object.name)?.columns.map(\.name)
        }
        guard areOurs, objects.contains(where: { $0.name == LedgerTables.schemaVersions.name }) else { return areOurs }
        return try connection.integer("SELECT MAX(version) FROM schema_versions") == nil
    }

    /// Brings the database to the current version.
    ///
    /// - Throws: `MQ502`, `MQ503` and `MQ514` when it cannot be, before anything is changed; `MQ504` when somebody else who
    ///   does the same does not finish in time; `MQ5xx` as the engine does.
    package func run(on connection: any Connection) throws {
        try refuseUnseenLedger(connection)
        // While somebody else creates the tables, this may look like anything: what counts is read alone, below.
        if case .warehouse(let version)? = try? state(of: connection) {
            try refuseNewer(version)
            if version == schema.version, try SchemaRepair.missingTables(of: schema, connection).isEmpty {
                return
            }
        }
        try alone(connection) {
            switch try state(of: connection) {
            case .empty, .unfinished: try create(connection)
            case .warehouse(let version):
                try refuseNewer(version)
                let due = steps.filter { $0.version > version }
                guard due.map(\.version) == Array(version..<schema.version).map({ $0 + 1 }) else {
                    throw olderSchema(version)
                }
                for step in due { try apply(step, connection) }
                for table in try SchemaRepair.missingTables(of: schema, connection) {
                    let ddl = DDL(connection.dialect)
                    try execute([ddl.createTable(table)] + ddl.createIndexes(table), connection)
                }
            }
        }
    }

    /// - Throws: `MQ509` when the ledger lies where the login has no rights.
    private func refuseUnseenLedger(_ connection: any Connection) throws {
        guard try connection.dialect == .mysql && connection.ledgerSchema == nil,
            try Introspection(connection).objects().contains(where: {
                $0.name == LedgerTables.schemaVersions.name && $0.isView
            })
        else { return }
        throw MarqueeError(
            .loginRefused, "the login may not write the ledger, which lies in the governance schema",
            hint:
                "GRANT SELECT, INSERT, UPDATE, DELETE ON `NAME_governance`.* to it, or use the login of `marquee serve`"
        )
    }

    /// Runs `body` while nobody else makes or upgrades the schema of this database: in a transaction where DDL can be part
    /// of one.
    private func alone(_ connection: any Connection, _ body: () throws -> Void) throws {
        guard !connection.dialect.hasTransactionalDDL else { return try connection.transaction(body) }
        let lock = "CONCAT('marquee_schema_', MD5(DATABASE()))"
        guard try connection.integer("SELECT GET_LOCK(\(lock), 60)") == 1 else {
            throw MarqueeError(.storeLocked, "somebody else is making the tables of this database", hint: "try again")
        }
        defer { _ = try? connection.integer("SELECT RELEASE_LOCK(\(lock))") }
        try body()
    }

    /// Whether the database is a warehouse of the current version; false when it is empty. Nothing is changed.
    ///
    /// - Throws: as ``run(on:)``, and `MQ514` for a warehouse of an earlier version.
    package func isReadable(_ connection: any Connection) throws -> Bool {
        guard case .warehouse(let version) = try state(of: connection) else { return false }
        try refuseNewer(version)
        guard version == schema.version else { throw olderSchema(version) }
        return true
    }

    private func olderSchema(_ version: Int) -> MarqueeError {
        let hasSteps = steps.contains { $0.version == version + 1 }
        return MarqueeError(
            .olderSchema, "the database has schema version \(version), this Marquee reads \(schema.version)",
            hint: hasSteps ? "bring it up with `marquee schema upgrade`" : "no step leads from that version to this one"
        )
    }

    private func refuseNewer(_ version: Int) throws {
        guard version > schema.version else { return }
        throw MarqueeError(
            .newerSchema, "the database has schema version \(version), this Marquee knows \(schema.version)",
            hint: "use the Marquee that made it, or a later one")
    }

    private func create(_ connection: any Connection) throws {
        try execute(DDL(connection.dialect).statements(for: schema), connection)
        // The version comes last: as long as it is missing, the schema is not whole.
        try record(schema.version, connection)
    }

    private func apply(_ step: Step, _ connection: any Connection) throws {
        try step.repair(connection)
        try execute(step.statements(connection.dialect), connection)
        try record(step.version, connection)
    }

    private func execute(_ statements: [String], _ connection: any Connection) throws {
        for sql in statements { try connection.execute(Self.repeatable(sql, connection.dialect), []) }
    }

    private func record(_ version: Int, _ connection: any Connection) throws {
        try connection.execute(
            "INSERT INTO \(try connection.name(of: LedgerTables.schemaVersions)) (version, applied_at) VALUES (?, ?)",
            [.integer(Int64(version)), .text(Timestamp.now().text)])
    }

    /// A statement that may run once more, for engines on which making the schema can be cut short.
    private static func repeatable(_ sql: String, _ dialect: Dialect) -> String {
        guard !dialect.hasTransactionalDDL else { return sql }
        return sql.replacing("CREATE TABLE ", with: "CREATE TABLE IF NOT EXISTS ", maxReplacements: 1)
            .replacing("CREATE VIEW ", with: "CREATE OR REPLACE VIEW ", maxReplacements: 1)
    }
}
