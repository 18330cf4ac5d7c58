import MarqueeCatalog
import MarqueeIngest
import Testing

/// Cells that are too large to be kept as a text of the catalog are refused, whatever rule they fall under.
@Suite struct OversizeTests {
    private static let columns = "runtime,genres,imdb_id,imdb_score,description,note"
    private static let megabytes = TextArena.longestText + 100

    private static func text(_ piece: String, bytes: Int = megabytes) -> String {
        String(repeating: piece, count: bytes / piece.utf8.count + 1)
    }

    struct Row: Sendable, CustomTestStringConvertible {
        let column: String
        let cells: [String]
        var testDescription: String { column }

        /// A row that is right but for one cell.
        init(_ column: String, _ cell: String) {
            self.column = column
            let names = [
                "id", "title", "type", "release_year", "runtime", "genres", "imdb_id", "imdb_score", "description",
            ]
            var cells = ["tm1", "Alpha", "MOVIE", "2001", "90", "drama", "tt1", "7", "", ""]
            if let place = names.firstIndex(of: column) { cells[place] = "\"\(cell)\"" }
            self.cells = cells
        }
    }

    @Test(arguments: [
        Row("id", text("x")), Row("title", text("x")), Row("title", text("é")), Row("type", text(" ") + "MOVIE"),
        Row("release_year", text(" ") + "2001"), Row("runtime", text(" ")), Row("genres", text("a,")),
        Row("genres", text(" ")), Row("imdb_id", text(" ") + "tt1"), Row("imdb_score", text("7")),
        // Composed, each of these characters is twice as long.
        Row("description", text("\u{958}", bytes: megabytes / 2 + 100)),
    ])
    func cell_tooLarge_isRefused(row: Row) throws {
        let imported = try Imported(.titles(Self.columns, row.cells.joined(separator: ","), "tm2,Beta,SHOW,2002,,,,,,"))
        #expect(imported.rejects.map(\.rule) == [.textTooLong])
        #expect(imported.rejects.first?.column == row.column)
        #expect(imported.rejects.first.map { $0.original.count > Self.megabytes / 2 } == true)
        #expect(imported.rows("titles", "id") == ["tm2"])
    }

    @Test func cell_asLargeAsTheLimit_isKept() throws {
        let long = Self.text("x", bytes: TextArena.longestText - 1)
        #expect(long.utf8.count == TextArena.longestText)
        let imported = try Imported(.titles("", "tm1,\(long),MOVIE,2001"))
        #expect(imported.rows("titles", "title") == [long])
    }

    @Test func record_tooLargeToBeMerged_isRefused() throws {
        let imported = try Imported(
            .titles("imdb_id,note", "tm1,Alpha,MOVIE,2001,tt1,", "tm2,Alpha,MOVIE,2001,tt1,\(Self.text("x"))"))
        #expect(imported.rejects.map(\.rule) == [.textTooLong])
        #expect(imported.imbalances.isEmpty)
    }

    @Test func header_ofAnUnknownColumnTooLarge_isCutInTheLedger() throws {
        let imported = try Imported(.titles(Self.text("x"), "tm1,Alpha,MOVIE,2001,1"))
        #expect(imported.rows("titles", "id") == ["tm1"])
        #expect(imported.counts == [.unknownColumn: 1])
    }

    @Test func quotedCell_paddedWithBlanks_isReadAsOftenAsRulesAsk() throws {
        let padding = String(repeating: " ", count: 20_000)
        let imported = try Imported(
            .titles("", "\"tm1\(padding)\",\"\"\"Alpha\"\"\(padding)\",MOVIE,2001"),
            .credits("1,\"tm1\(padding)\",Ann,\"\"\"A\"\"\",\"\(padding)EDI\"\"TOR\(padding)\""))
        #expect(imported.rows("titles", "title") == ["\"Alpha\""])
        #expect(imported.rows("credits", "role_id", "character_name") == ["EDI\"TOR|\"A\""])
    }
}
