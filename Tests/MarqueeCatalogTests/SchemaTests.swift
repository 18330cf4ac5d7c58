import MarqueeCatalog
import Testing

struct SchemaTests {
    @Test func foreignKeys_referToEarlierTablesByTheirPrimaryKey() throws {
        var earlier: [String: Table] = [:]
        for table in Schema.current.tables {
            for key in table.foreignKeys {
                let parent = try #require(earlier[key.table], "\(table.name).\(key.column)")
                #expect(parent.primaryKey == [key.key])
                #expect(table.column(key.column)?.kind == parent.column(key.key)?.kind, "\(table.name).\(key.column)")
            }
            earlier[table.name] = table
        }
    }

    @Test func everyTable_hasAPrimaryKeyOfItsOwnRequiredColumns() {
        for table in Schema.current.tables {
            #expect(!table.primaryKey.isEmpty, "\(table.name)")
            for name in table.primaryKey { #expect(table.column(name)?.isOptional == false, "\(table.name).\(name)") }
        }
    }

    @Test func names_areSnakeCase() {
        let names = Schema.current.tables.flatMap { [$0.name] + $0.columns.map(\.name) }
        for name in names {
            #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" }, "\(name)")
        }
    }

    @Test func dictionary_inDocs_isTheOneOfTheSchema() throws {
        #expect(try Repository.text("docs/data-dictionary.md") == DataDictionary().markdown + "\n")
    }

    @Test func diagram_inDocs_isTheOneOfTheSchema() throws {
        #expect(try Repository.text("docs/schema.md").contains("```mermaid\n\(EntityDiagram().mermaid)\n```"))
    }

    @Test func dictionary_hasEveryColumn() {
        let lines = Set(DataDictionary().markdown.split(separator: "\n").map(String.init))
        for column in Schema.current.tables.flatMap(\.columns) {
            #expect(
                lines.contains { $0.hasPrefix("| \(column.name) |") && $0.contains(column.meaning) }, "\(column.name)")
        }
    }
}
