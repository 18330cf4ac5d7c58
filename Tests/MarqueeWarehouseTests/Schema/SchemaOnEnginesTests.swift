import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// The schema value against what the engines say they have.
struct SchemaOnEnginesTests {
    @Test(arguments: TestEngine.available)
    func liveCatalog_isTheSchema(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            let live = try Introspection(connection).tables()
            #expect(live.keys.sorted() == Schema.current.tables.map(\.name).sorted())
            for table in Schema.current.tables {
                let found = try #require(live[table.name])
                #expect(found.columns == table.columns.map(\.name), "\(table.name)")
                #expect(found.optionalColumns == Set(table.columns.filter(\.isOptional).map(\.name)), "\(table.name)")
                #expect(found.primaryKey == table.primaryKey, "\(table.name)")
                #expect(found.foreignKeys == Set(table.foreignKeys), "\(table.name)")
                let referring = Set(table.foreignKeys.map(\.column))
                #expect(found.indexedColumns.isSuperset(of: referring), "\(table.name)")
            }
        }
    }

    /// Reads the diagram back, and compares it with the engine's catalog.
    @Test(arguments: TestEngine.available)
    func diagram_isTheLiveCatalog(_ engine: TestEngine) throws {
        var columns: [String: [String]] = [:]
        var relations: Set<String> = []
        var table = ""
        for line in EntityDiagram().mermaid.split(separator: "\n").dropFirst() {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 2, words[1] == "{" {
                table = words[0]
            } else if words.count == 5, words[3] == ":" {
                relations.insert("\(words[2]).\(words[4].filter { $0 != "\"" }) -> \(words[0])")
            } else if words.count >= 2 {
                columns[table, default: []].append(words[1])
            }
        }
        try engine.withWarehouse { connection throws in
            let live = try Introspection(connection).tables()
            #expect(live.mapValues(\.columns) == columns)
            let keys = live.flatMap { table, found in found.foreignKeys.map { "\(table).\($0.column) -> \($0.table)" } }
            #expect(Set(keys) == relations)
        }
    }

    @Test(arguments: TestEngine.available)
    func graphvizDiagram_namesEveryColumnAndKey(_ engine: TestEngine) throws {
        let diagram = EntityDiagram().graphviz
        try engine.withWarehouse { connection throws in
            for (table, found) in try Introspection(connection).tables() {
                for column in found.columns { #expect(diagram.contains("port=\"\(column)\"")) }
                for key in found.foreignKeys {
                    #expect(diagram.contains("\(table):\(key.column)_out:e -> \(key.table):\(key.key):w;"))
                }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func views_answer(_ engine: TestEngine) throws {
        try engine.withWarehouse { connection throws in
            for view in Schema.current.views {
                #expect(try connection.integer("SELECT COUNT(*) FROM \(view.name)") == 0)
            }
        }
    }
}
