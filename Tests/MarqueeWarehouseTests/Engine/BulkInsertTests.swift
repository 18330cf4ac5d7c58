import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct BulkInsertTests {
    /// Inserts persons, of whom every seventh has no name, through the bulk path.
    private func insert(_ count: Int, _ selection: [Int32]?, into connection: any Connection) throws -> Int {
        let arena = TextArena()
        let names = (0..<count).map { $0 % 7 == 0 ? TextRef.missing : arena.store("Person \($0) é") }
        var progress = 0
        try [ColumnValues.serial(from: 100), .text(names)].withCells(in: arena) { cells in
            try connection.insert(
                InsertRows(
                    CatalogTables.persons, columns: ["id", "name"], cells: cells, selection: selection,
                    count: selection?.count ?? count, fillsEmptyTable: selection == nil, progress: { progress += $0 }))
        }
        return progress
    }

    @Test(arguments: TestEngine.available, [0, 1, 2047, 2048, 2049, 20_000])
    func rowsOfAnyNumber_arriveWhole(_ engine: TestEngine, count: Int) throws {
        try engine.withWarehouse { connection throws in
            #expect(try insert(count, nil, into: connection) == count)
            let expected = (0..<count).map { "\($0 + 100)|\($0 % 7 == 0 ? "∅" : "Person \($0) é")" }
            #expect(try connection.lines("SELECT id, name FROM persons ORDER BY id") == expected)
        }
    }

    @Test(arguments: TestEngine.available)
    func selectedRows_arriveAlone(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let selection = (0..<5000).filter { $0 % 3 == 0 }.map(Int32.init).reversed()
            #expect(try insert(5000, Array(selection), into: connection) == selection.count)
            #expect(
                try connection.lines("SELECT COUNT(*), MIN(id), MAX(id), COUNT(DISTINCT id) FROM persons")
                    == ["1667|100|5098|1667"])
            #expect(try connection.integer("SELECT COUNT(*) FROM persons WHERE (id - 100) % 3 = 0") == 1667)
        }
    }

    @Test(arguments: TestEngine.available)
    func emptyText_isNotNull(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let arena = TextArena()
            let names = ColumnValues.text([arena.store(""), .missing])
            try [ColumnValues.serial(from: 1), names].withCells(in: arena) { cells in
                try connection.insert(
                    InsertRows(
                        CatalogTables.persons, columns: ["id", "name"], cells: cells, selection: nil, count: 2))
            }
            #expect(try connection.lines("SELECT id, name FROM persons ORDER BY id") == ["1|", "2|∅"])
        }
    }

    @Test(arguments: TestEngine.available)
    func rowThatBreaksAKey_isRefusedAndTheRestWithIt(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let arena = TextArena()
            let columns = [ColumnValues.integer([1, 2, 1]), .text([.missing, .missing, .missing])]
            expectError(.constraintViolated) {
                try connection.transaction {
                    try columns.withCells(in: arena) { cells in
                        try connection.insert(
                            InsertRows(
                                CatalogTables.persons, columns: ["id", "name"], cells: cells, selection: nil, count: 3))
                    }
                }
            }
            #expect(try connection.integer("SELECT COUNT(*) FROM persons") == 0)
        }
    }

    @Test(arguments: TestEngine.available)
    func textsOfMegabytes_arriveWhole(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let arena = TextArena()
            let long = String(repeating: "ж", count: TextArena.longestText / 2)
            let names = ColumnValues.text((0..<12).map { _ in arena.store(long) })
            try [ColumnValues.serial(from: 1), names].withCells(in: arena) { cells in
                try connection.insert(
                    InsertRows(
                        CatalogTables.persons, columns: ["id", "name"], cells: cells, selection: nil, count: 12))
            }
            #expect(
                try connection.lines("SELECT COUNT(*), MIN(LENGTH(CAST(name AS BINARY))) FROM persons").count == 1)
            #expect(try connection.strings("SELECT name FROM persons WHERE id = 12") == [long])
        }
    }

    @Test(arguments: TestEngine.available)
    func fullTable_hasItsIndexesAgain(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            _ = try insert(10, nil, into: connection)
            let live = try Introspection(connection).tables()
            for table in Schema.current.tables {
                for column in table.indexes { #expect(live[table.name]?.indexedColumns.contains(column) == true) }
            }
        }
    }
}
