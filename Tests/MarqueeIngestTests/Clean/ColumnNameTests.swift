import MarqueeCatalog
import MarqueeIngest
import Testing

/// Names of columns are keys of the ledger, which have at most 64 characters.
@Suite struct ColumnNameTests {
    @Test func columnName_tooLong_isCutWhereItIsBlamed() throws {
        let name = String(repeating: "ñ", count: 65)
        let cut = String(repeating: "ñ", count: 63) + "…"
        let imported = try Imported(.titles("runtime,\(name)", "tm1,Alpha,MOVIE,2001,90,1"))
        #expect(imported.findings(.unknownColumn) == ["1 \(cut): \(name)"])
        #expect(imported.rows("titles", "id") == ["tm1"])
    }

    @Test func columnName_asLongAsTheLimit_isNotCut() throws {
        let name = String(repeating: "ñ", count: 64)
        let imported = try Imported(.titles(name, "tm1,Alpha,MOVIE,2001,1"))
        #expect(imported.findings(.unknownColumn) == ["1 \(name): \(name)"])
    }
}
