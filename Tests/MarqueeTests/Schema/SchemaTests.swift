import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import Testing

@Suite struct SchemaTests {
    @Test(arguments: Warehouse.Kind.tested)
    func ddl_runByTheEnginesClient_makesTheTablesOfAnImport(_ kind: Warehouse.Kind) throws {
        let (byClient, byImport) = (try Warehouse(kind), try Warehouse(kind))
        let dialect = kind == .sqlite ? "sqlite" : "mysql"
        let sql = try Marquee.run(["schema", "ddl", "--dialect", dialect]).out
        switch kind {
        case .sqlite: try Command.output(["sqlite3", "-bail", byClient.file, sql])
        case .mysql:
            let server = try Server.address()
            try server.query("CREATE DATABASE \(byClient.name)")
            try server.query(sql, database: byClient.name)
        }
        _ = try Marquee.importing([Fixture.catalog, "--database", byImport.url])
        let tables = try Introspection(try #require(try byClient.connection())).tables()
        #expect(Set(tables.keys) == Set(Schema.current.tables.map(\.name)))
        #expect(tables == (try Introspection(try #require(try byImport.connection())).tables()))
        for view in Schema.current.views {
            #expect(try byClient.number("SELECT COUNT(*) FROM \(view.name)") == 0, "\(view.name)")
            #expect(try byImport.number("SELECT COUNT(*) FROM \(view.name)") == 10, "\(view.name)")
        }
    }

    @Test func erd_mermaid_hasEveryTableAndReference() throws {
        let text = try Marquee.run(["schema", "erd"]).out
        #expect(text.hasPrefix("erDiagram\n"))
        for table in Schema.current.tables {
            #expect(text.contains("    \(table.name) {\n"))
            for key in table.foreignKeys {
                #expect(text.contains("--o{ \(table.name) : \"\(key.column)\""), "\(table.name).\(key.column)")
            }
        }
    }

    @Test(.enabled(if: CI.isOn || Self.hasGraphviz, "Graphviz is not installed"))
    func erd_svg_hasEveryTable() throws {
        let result = try Marquee.run(["schema", "erd", "--notation", "svg"])
        #expect(result.status == 0)
        #expect(result.out.contains("<svg"))
        for table in Schema.current.tables { #expect(result.out.contains(">\(table.name)</text>"), "\(table.name)") }
    }

    private static let hasGraphviz = (try? Command(["dot", "-V"]).finished().status) == 0

    @Test func dictionary_hasEveryColumnAndView() throws {
        let sections = try Marquee.run(["schema", "dictionary"]).out.components(separatedBy: "\n## ")
        for table in Schema.current.tables {
            let section = try #require(sections.first { $0.hasPrefix("\(table.name)\n") })
            for column in table.columns {
                #expect(section.contains("\n| \(column.name) | "), "\(table.name).\(column.name)")
                #expect(section.contains(column.meaning), "\(table.name).\(column.name)")
            }
        }
        for view in Schema.current.views {
            #expect(sections.contains { $0.hasPrefix("\(view.name) (view)\n") })
        }
    }

    @Test(arguments: Warehouse.Kind.tested)
    func upgrade_emptyDatabase_makesTheSchema(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        switch kind {
        case .sqlite: try warehouse.folder.write("", to: "w.sqlite")
        case .mysql: try Server.address().query("CREATE DATABASE \(warehouse.name)")
        }
        for _ in 1...2 {
            let result = try Marquee.run(["schema", "upgrade", "--database", warehouse.url])
            #expect(result.status == 0)
            #expect(result.out.hasSuffix(" has schema version \(Schema.current.version).\n"))
        }
        let tables = try Introspection(try #require(try warehouse.connection())).tables()
        #expect(Set(tables.keys) == Set(Schema.current.tables.map(\.name)))
        #expect(try warehouse.rows("SELECT version FROM schema_versions") == ["\(Schema.current.version)"])
        #expect(try warehouse.counts().values.allSatisfy { $0 == 0 })
    }
}
