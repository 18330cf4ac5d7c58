import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct SQLTokensTests {
    private func texts(_ sql: String, _ dialect: Dialect = .sqlite) throws -> [String] {
        try SQLTokens(sql, dialect).tokens.map(\.text)
    }

    @Test func comments_andBlanks_areNoTokens() throws {
        #expect(try texts("-- one\nselect /* two */ 1") == ["SELECT", "1"])
        #expect(try texts("SELECT 1 # three", .mysql) == ["SELECT", "1"])
    }

    @Test func doubleDash_withoutBlank_isNoCommentOnMySQL() throws {
        #expect(try texts("SELECT 1--1", .mysql) == ["SELECT", "1", "-", "-", "1"])
        #expect(try texts("SELECT 1--1", .sqlite) == ["SELECT", "1"])
    }

    @Test func doubleDash_beforeAControlCharacter_isACommentOnMySQL() throws {
        #expect(try texts("SELECT 1 --\u{1}'\n+ 2", .mysql) == ["SELECT", "1", "+", "2"])
        #expect(try texts("SELECT 1 --\u{7F}'\n+ SLEEP(1) -- '", .mysql).contains("SLEEP"))
    }

    @Test func backslashN_isATokenOnMySQL() throws {
        #expect(try texts("SELECT \\NFOR UPDATE", .mysql) == ["SELECT", "\\N", "FOR", "UPDATE"])
    }

    @Test func commentThatMySQLRuns_isAToken() throws {
        #expect(try SQLTokens("SELECT /*!50000 1 */", .mysql).tokens.last?.kind == .executableComment)
        #expect(try SQLTokens("SELECT /*M! 1 */", .mysql).tokens.last?.kind == .executableComment)
        #expect(try SQLTokens("SELECT /*!50000 1 */", .sqlite).tokens.count == 1)
    }

    @Test func quotes_areThoseOfTheDialect() throws {
        let name = try SQLTokens(#"SELECT "a""b""#, .sqlite).tokens.last
        #expect(name?.kind == .name && name?.range == 7..<13 && name?.text == #"a"b"#)
        #expect(try SQLTokens(#"SELECT "a;b""#, .mysql).tokens.last?.kind == .string)
        #expect(try SQLTokens(#"SELECT 'it\'s; DROP'"#, .mysql).tokens.count == 2)
        #expect(try SQLTokens("SELECT [a b]", .sqlite).tokens.last?.text == "a b")
    }

    @Test func number_endsWhereTheEngineEndsIt() throws {
        #expect(try texts("SELECT 1.INTO", .mysql) == ["SELECT", "1.", "INTO"])
        #expect(try texts("SELECT 1e5union", .mysql) == ["SELECT", "1e5", "UNION"])
        #expect(try texts("SELECT 0x1Fg") == ["SELECT", "0x1F", "G"])
    }

    @Test func whatHasNoEnd_isRefused() {
        expectError(.statementFailed) { _ = try SQLTokens("SELECT 'abc", .sqlite) }
        expectError(.statementFailed) { _ = try SQLTokens("SELECT /* abc", .sqlite) }
        expectError(.statementRefused) { _ = try SQLTokens("SELECT 1\0; DROP", .sqlite) }
    }

    @Test func parameters_areBoundByPlaceOrByName() throws {
        let (sql, values) = try StatementParameters.named(["a": .integer(1), "b": .text(":a")])
            .bound(to: SQLTokens("SELECT :b, ':a', :a, :b", .sqlite))
        #expect(sql == "SELECT ?, ':a', ?, ?")
        #expect(values == [.text(":a"), .integer(1), .text(":a")])
        for wrong: StatementParameters in [.none, .positional([.null, .null]), .named(["x": .null])] {
            expectError(.invalidParameters) { _ = try wrong.bound(to: SQLTokens("SELECT ?", .sqlite)) }
        }
        expectError(.invalidParameters) {
            _ = try StatementParameters.named(["a": .null, "c": .null]).bound(to: SQLTokens("SELECT :a", .sqlite))
        }
    }
}
