import Dispatch
import MarqueeCatalog
import MarqueeWarehouse
import Synchronization
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

    /// Tables of a database that has one called as Marquee's are nobody's invitation.
    @Test(
        arguments: TestEngine.available,
        [
            [
                "CREATE TABLE schema_versions (version INTEGER, applied_at VARCHAR(30))",
                "CREATE TABLE users (a INTEGER)",
            ],
            [
                "CREATE TABLE schema_versions (version INTEGER, applied_at VARCHAR(30))",
                "INSERT INTO schema_versions VALUES (1, 'long ago')",
            ],
            ["CREATE VIEW answers AS SELECT 42 AS answer"], ["CREATE TABLE titles (id INTEGER, isbn VARCHAR(20))"],
        ])
    func databaseWithLikeNames_isNeverTouched(_ engine: TestEngine, _ statements: [String]) throws {
        try engine.withConnection { connection throws in
            for sql in statements { try connection.execute(sql, []) }
            let before = try Introspection(connection).objects().map(\.name)
            expectError(.notAMarqueeStore) { try SchemaUpgrade().run(on: connection) }
            expectError(.notAMarqueeStore) { _ = try SchemaUpgrade().isReadable(connection) }
            #expect(try Introspection(connection).objects().map(\.name) == before)
        }
    }

    /// The owner of a private copy may do so.
    @Test(arguments: TestEngine.available)
    func warehouseThatLacksATable_isOneStill(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            for table in ["title_best_of", "recommendations"] { try connection.execute("DROP TABLE \(table)", []) }
            #expect(try SchemaUpgrade().state(of: connection) == .warehouse(version: Schema.current.version))
        }
    }

    /// Only where DDL is not transactional can the making of a schema be cut short.
    @Test(arguments: TestEngine.available, [0, 1, 3, 13, 24])
    func schemaCutShort_isCompleted(_ engine: TestEngine, afterStatements count: Int) throws {
        try engine.withConnection { connection throws in
            guard connection.dialect == .mysql else { return #expect(connection.dialect.hasTransactionalDDL) }
            for sql in DDL(connection.dialect).statements(for: .current).prefix(count) {
                try connection.execute(sql, [])
            }
            #expect(try SchemaUpgrade().state(of: connection) == (count == 0 ? .empty : .unfinished))
            try SchemaUpgrade().run(on: connection)
            #expect(try Introspection(connection).tables().count == Schema.current.tables.count)
            #expect(try SchemaUpgrade().state(of: connection) == .warehouse(version: Schema.current.version))
        }
    }

    @Test(arguments: TestEngine.available)
    func severalWhoMakeTheSchemaAtOnce_doNotMeet(_ engine: TestEngine) throws {
        try engine.withEngine { engine in
            _ = try engine.connect(createIfMissing: true)
            let failures = Mutex<[any Error]>([])
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                do {
                    guard let connection = try engine.connect(createIfMissing: true) else { return }
                    try SchemaUpgrade().run(on: connection)
                } catch {
                    failures.withLock { $0.append(error) }
                }
            }
            #expect(failures.withLock { $0.map { "\($0)" } } == [])
            let connection = try #require(try engine.connect(createIfMissing: false))
            #expect(try connection.integer("SELECT COUNT(*) FROM schema_versions") == 1)
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
