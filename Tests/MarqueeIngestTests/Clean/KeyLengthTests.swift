import MarqueeCatalog
import MarqueeIngest
import Testing

/// Keys, codes and list items have at most 64 characters as they are stored, whatever they had in the source.
@Suite struct KeyLengthTests {
    private static func text(_ piece: String, _ count: Int) -> String { String(repeating: piece, count: count) }

    @Test(arguments: ["x", "é", "字", "😀"])
    func key_of64Characters_isTakenAndOf65Refused(character: String) throws {
        let (longest, tooLong) = (Self.text(character, 64), Self.text(character, 65))
        let imported = try Imported(
            .titles(
                "imdb_id,age_certification", "\(longest),Alpha,MOVIE,2001,tt\(longest.dropLast(2)),\(longest)",
                "\(tooLong),Beta,MOVIE,2001,,", "b,Beta,MOVIE,2001,\(tooLong),", "c,Beta,MOVIE,2001,,\(tooLong)"))
        #expect(imported.rejects.map(\.rule) == [.textTooLong, .textTooLong, .textTooLong])
        #expect(imported.rejects.map(\.column) == ["id", "imdb_id", "age_certification"])
        #expect(imported.rows("titles", "id") == [longest])
    }

    @Test func key_decomposed_countsAsItIsStored() throws {
        let imported = try Imported(.titles("", "\(Self.text("e\u{301}", 64)),Alpha,MOVIE,2001"))
        #expect(imported.rows("titles", "id") == [Self.text("é", 64)])
    }

    /// U+0958 has no composed form: it becomes two characters.
    @Test func key_thatGrowsWhenItIsNormalised_countsAsItIsStored() throws {
        let imported = try Imported(.titles("", "\(Self.text("\u{958}", 33)),Alpha,MOVIE,2001"))
        #expect(imported.rejects.map(\.rule) == [.textTooLong])
    }

    @Test func role_thatGrowsInUpperCase_countsAsItIsStored() throws {
        let imported = try Imported(
            .titles("", "tm1,Alpha,MOVIE,2001"),
            .credits("1,tm1,Ann,X,\(Self.text("ΐ", 32))", "2,tm1,Bo,X,\(Self.text("ΐ", 33))"))
        #expect(imported.rejects.map(\.rule) == [.textTooLong])
        #expect(imported.rejects.map(\.column) == ["role"])
        #expect(imported.rows("roles", "name").map(\.unicodeScalars.count) == [64])
        #expect(imported.imbalances.isEmpty)
    }

    @Test func genre_thatGrowsInLowerCase_countsAsItIsStored() throws {
        let imported = try Imported(
            .titles(
                "genres", "tm1,Alpha,MOVIE,2001,\(Self.text("İ", 32))", "tm2,Beta,MOVIE,2001,\(Self.text("İ", 33))"),
            .bestMovies("Alpha,2001,8,1,1,\(Self.text("İ", 33)),US"))
        #expect(imported.rejects.map(\.rule) == [.textTooLong, .textTooLong])
        #expect(imported.rejects.map(\.column) == ["genres", "MAIN_GENRE"])
        #expect(imported.rows("genres", "name").map(\.unicodeScalars.count) == [64])
    }

    @Test func country_countsByCharacters() throws {
        let (longest, tooLong) = (Self.text("字", 64), Self.text("字", 65))
        let imported = try Imported(
            .titles(
                "production_countries", "tm1,Alpha,MOVIE,2001,['\(longest)']", "tm2,Beta,MOVIE,2001,['\(tooLong)']"))
        #expect(imported.rejects.map(\.rule) == [.textTooLong])
        #expect(imported.rows("countries", "id") == [longest])
    }
}
