import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct SchemaUpgradeTests {
    /// The present schema, one version on: a column more.
    private static let next = Schema(
        version: Schema.current.version + 1, tables: Schema.current.tables, views: Schema.current.views)
    private static let step = SchemaUpgrade.Step(to: next.version) { dialect in
        ["ALTER TABLE genres ADD COLUMN label \(dialect == .sqlite ? "TEXT" : "VARCHAR(64)")"]
    }

    @Test(arguments: TestEngine.available)
    func emptyDatabase_becomesAWarehouseOfTheCurrentVersion(_ engine: TestEngine) throws {
        try engine.withConnection { connection throws in
            #expect(try SchemaUpgrade().state(of: connection) == .empty)
            try SchemaUpgrade().run(on: connection)
            #expect(try SchemaUpgrade().state(of: connection) == .warehouse(version: Schema.current.version))
            try SchemaUpgrade().run(on: connection)
            #expect(try connection.integer("SELECT COUNT(*) FROM schema_versions") == 1)
        }
    }

    @Test(arguments: TestEngine.available)
    func olderDatabase_isBroughtUpByItsSteps(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try connection.execute("INSERT INTO genres (name) VALUES ('drama')", [])
            try SchemaUpgrade(to: Self.next, steps: [Self.step]).run(on: connection)
            #expect(try connection.lines("SELECT name, label FROM genres") == ["drama|∅"])
            #expect(try connection.strings("SELECT version FROM schema_versions ORDER BY version").count == 2)
        }
    }

    /// The schema as it was at an earlier version.
    private static func schema(ofVersion version: Int) -> Schema {
        let later = version < 2 ? Set((LedgerTables.addedInVersion2 + RecommendationTables.all).map(\.name)) : []
        return Schema(
            version: version, tables: Schema.current.tables.filter { !later.contains($0.name) },
            views: Schema.current.views)
    }

    @Test(arguments: TestEngine.available, Array(1..<Schema.current.version))
    func warehouseOfEveryEarlierVersion_becomesTheSameAsANewOne(_ engine: TestEngine, _ version: Int) throws {
        let fresh = try engine.withWarehouse { connection throws in try Introspection(connection).tables() }
        try engine.withConnection { connection throws in
            try SchemaUpgrade(to: Self.schema(ofVersion: version), steps: []).run(on: connection)
            try connection.execute("INSERT INTO genres (name) VALUES ('drama')", [])
            #expect(try SchemaUpgrade().state(of: connection) == .warehouse(version: version))
            try SchemaUpgrade().run(on: connection)
            #expect(try SchemaUpgrade().state(of: connection) == .warehouse(version: Schema.current.version))
            #expect(try Introspection(connection).tables() == fresh)
            #expect(try connection.lines("SELECT name FROM genres") == ["drama"])
        }
    }

    @Test(arguments: TestEngine.available)
    func everyVersionSinceTheFirst_hasAStep(_ engine: TestEngine) {
        let versions = SchemaUpgrade.steps.map(\.version)
        #expect(versions == Array(2..<(Schema.current.version + 1)))
    }

    @Test(arguments: TestEngine.available)
    func newerDatabase_isRefusedAndLeftAlone(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            try SchemaUpgrade(to: Self.next, steps: [Self.step]).run(on: connection)
            let error = expectError(.newerSchema) { try SchemaUpgrade().run(on: connection) }
            #expect(error?.message.contains("version \(Self.next.version)") == true)
            expectError(.newerSchema) { _ = try SchemaUpgrade().isReadable(connection) }
        }
    }

    @Test(arguments: TestEngine.available)
    func olderDatabase_isNotChangedByAReader(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            expectError(.olderSchema) {
                _ = try SchemaUpgrade(to: Self.next, steps: [Self.step]).isReadable(connection)
            }
            #expect(try connection.integer("SELECT MAX(version) FROM schema_versions") == Int64(Schema.current.version))
        }
    }

    @Test(arguments: TestEngine.available)
    func somebodyElsesDatabase_isNeverTouched(_ engine: TestEngine) throws {
        try engine.withConnection { connection throws in
            try connection.execute("CREATE TABLE invoices (id INTEGER)", [])
            let error = expectError(.notAMarqueeStore) { try SchemaUpgrade().run(on: connection) }
            #expect(error?.details.first?.contains("invoices") == true)
            #expect(try Array(Introspection(connection).tables().keys) == ["invoices"])
        }
    }

    /// Only where DDL is not transactional can the making of a schema be cut short.
    @Test(arguments: TestEngine.available)
    func schemaCutShort_isCompleted(_ engine: TestEngine) throws {
        try engine.withConnection { connection throws in
            let statements = DDL(connection.dialect).statements(for: .current)
            let first = DDL(connection.dialect).createTable(LedgerTables.schemaVersions)
            guard connection.dialect == .mysql else { return #expect(connection.dialect.hasTransactionalDDL) }
            try connection.execute(first, [])
            try connection.execute(statements[0], [])
            #expect(try SchemaUpgrade().state(of: connection) == .unfinished)
            try SchemaUpgrade().run(on: connection)
            #expect(try Introspection(connection).tables().count == Schema.current.tables.count)
        }
    }

    @Test(arguments: TestEngine.available)
    func stepThatFails_leavesTheVersionAsItWas(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let broken = SchemaUpgrade.Step(to: Self.next.version) { _ in ["ALTER TABLE nowhere ADD COLUMN x INTEGER"] }
            #expect(throws: MarqueeError.self) {
                try SchemaUpgrade(to: Self.next, steps: [broken]).run(on: connection)
            }
            #expect(try SchemaUpgrade().state(of: connection) == .warehouse(version: Schema.current.version))
        }
    }
}
