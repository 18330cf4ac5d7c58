import MarqueeCatalog
import MarqueeWarehouse

/// Gives and takes the writer's rights on users' tables around a definition.
///
/// A right on the schema would cover the warehouse's own tables too. So before a table is made, or gets another name, exactly that
/// name is announced: the writer gets its rights on it, whether it is there or not. They go with the table.
struct TableRights {
    private let engine: MySQLEngine
    private let governance: any Connection

    /// - Parameter governance: a connection to the governance schema.
    init(_ engine: MySQLEngine, _ governance: any Connection) {
        self.engine = engine
        self.governance = governance
    }

    /// Announces the names that a definition gives, and those under which there is nothing: the server then says so, or passes over
    /// them with `IF EXISTS`, instead of speaking of rights. Those of the warehouse, of its later versions and of other schemas are
    /// passed over, and so refused by the server.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func announce(_ objects: DefinedObjects) throws {
        let managed = ManagedTables(.warehouse)
        let missing = try (objects.changed + objects.dropped).filter { try isOurs($0) && storage(of: $0) == nil }
        for name in objects.made + missing where isOurs(name) {
            let lower = name.name.lowercased()
            guard !managed.all.contains(lower), !ReservedNames.all.contains(lower),
                !GovernanceTables.names.contains(lower)
            else { continue }
            let rights = ExpectedRights.rowRights + ExpectedRights.shapeRights
            try governance.execute(
                "GRANT \(rights.joined(separator: ", ")) ON \(object(name)) TO \(try account(.writer))", [])
        }
    }

    /// Takes the rights on names under which there is nothing now, looks where the tables lie, and lets the loader fill those
    /// that were made, which need no triggers for that.
    ///
    /// - Throws: `MQ303` for a table that is not InnoDB's: one that was just made goes again, any other can be read alone from
    ///   now on. `MQ5xx` as the engine does.
    func settle(_ objects: DefinedObjects) throws {
        for name in objects.all where try isOurs(name) && storage(of: name) == nil {
            try revoke(name)
        }
        for name in objects.made + objects.changed where isOurs(name) {
            guard let storage = try storage(of: name), storage != Self.view else { continue }
            guard storage != "InnoDB" else {
                guard objects.makesTable else { continue }
                try governance.execute("GRANT INSERT ON \(object(name)) TO \(try account(.loader))", [])
                continue
            }
            // A renamed table was there before.
            if objects.makesTable {
                try governance.execute("DROP TABLE \(object(name))", [])
                try revoke(name)
            }
            throw MarqueeError(
                .statementRefused, "tables are InnoDB's, and \(name.name) would lie in \(storage)",
                details: ["rule: storage"], hint: "leave the storage engine out")
        }
    }

    private static let view = "VIEW"

    /// The storage engine of a table, ``view`` for a view, nil for nothing.
    private func storage(of name: DefinedObjects.Name) throws -> String? {
        try governance.strings(
            "SELECT COALESCE(engine, table_type) FROM information_schema.tables WHERE table_schema = ? AND table_name = ?",
            [.text(engine.database), .text(name.name)]
        ).first
    }

    private func revoke(_ name: DefinedObjects.Name) throws {
        for purpose in [MySQLAccounts.Purpose.writer, .loader] {
            do {
                try governance.execute(
                    "REVOKE ALL PRIVILEGES ON \(object(name)) FROM \(try account(purpose))", [])
            } catch let error as MarqueeError where MySQLFailure.number(error) == Self.noSuchGrant {}
        }
    }

    private static let noSuchGrant: UInt32 = 1147

    private func isOurs(_ name: DefinedObjects.Name) -> Bool { name.schema == nil || name.schema == engine.database }

    private func object(_ name: DefinedObjects.Name) -> String { Dialect.mysql.qualified(engine.database, name.name) }

    private func account(_ purpose: MySQLAccounts.Purpose) throws -> String {
        try MySQLAccounts(engine, governance).account(purpose).sql
    }
}
