import MarqueeCatalog
import MarqueeIngest
import Testing

/// The files in Tests/Fixtures/malformed: what is refused of each, where, and what arrives nonetheless.
@Suite struct MalformedFileTests {
    struct Expectation: Sendable, CustomTestStringConvertible {
        let name: String
        /// `rule line:column`, one for each refused record.
        var rejects: [String] = []
        /// Ids of the titles that arrive.
        var titles: [String] = []
        /// The error for a file that is refused as a whole.
        var error: ErrorCode?

        var testDescription: String { name }
    }

    static let expectations: [Expectation] = [
        Expectation(name: "bare_quote.csv", rejects: ["bare_quote 2:12"], titles: ["tm2"]),
        Expectation(name: "bare_quote_crlf.csv", rejects: ["bare_quote 2:7"], titles: ["tm2"]),
        Expectation(name: "blank_after_quote.csv", rejects: ["text_after_quote 2:12"], titles: ["tm2"]),
        Expectation(name: "blank_lines_only.csv", error: .emptyFile),
        Expectation(name: "cesu_surrogates.csv", rejects: ["invalid_utf8 2:5"], titles: ["tm2"]),
        Expectation(name: "empty.csv", error: .emptyFile),
        Expectation(name: "header_duplicate.csv", error: .duplicateHeader),
        Expectation(name: "header_only.csv"),
        Expectation(name: "header_open_quote.csv", error: .unknownLayout),
        Expectation(name: "header_unknown.csv", error: .unknownLayout),
        Expectation(name: "invalid_utf8.csv", rejects: ["invalid_utf8 2:5"], titles: ["tm2"]),
        Expectation(name: "lone_quote_line.csv", rejects: ["quote_never_closed 2:1"], titles: ["tm2"]),
        Expectation(
            name: "malformed_list.csv", rejects: ["malformed_list 2:23", "malformed_list 3:22"], titles: ["tm3"]),
        Expectation(
            name: "mixed_line_ends.csv", rejects: ["text_after_quote 4:4"], titles: ["tm1", "tm3"]),
        Expectation(name: "nul_bytes.csv", titles: ["tm1", "tm2"]),
        Expectation(
            name: "open_quote_before_lists.csv", rejects: ["text_after_quote 2:24"], titles: ["tm2", "tm3"]),
        Expectation(name: "open_quote_first.csv", rejects: ["quote_never_closed 2:5"], titles: ["tm2", "tm3"]),
        Expectation(name: "open_quote_last.csv", rejects: ["quote_never_closed 3:5"], titles: ["tm1"]),
        Expectation(
            name: "open_quote_middle.csv", rejects: ["text_after_quote 4:6"], titles: ["tm1", "tm3", "tm4"]),
        Expectation(
            name: "open_quote_twice.csv", rejects: ["text_after_quote 4:6", "quote_never_closed 4:5"],
            titles: ["tm2", "tm4"]),
        Expectation(
            name: "overlong_utf8.csv", rejects: ["invalid_utf8 2:5", "invalid_utf8 3:5"], titles: ["tm3"]),
        Expectation(
            name: "quote_closed_by_next_record.csv", rejects: ["bare_quote 3:11"], titles: ["tm2", "tm3"]),
        Expectation(name: "ragged_long.csv", rejects: ["ragged_row 2:1"], titles: ["tm2"]),
        Expectation(name: "ragged_short.csv", rejects: ["ragged_row 2:1"], titles: ["tm2"]),
        Expectation(
            name: "ragged_swallowed_record.csv", rejects: ["ragged_row 2:1", "quote_never_closed 4:1"],
            titles: ["tm2", "tm3"]),
        Expectation(name: "ragged_unquoted_comma.csv", rejects: ["ragged_row 2:1"], titles: ["tm2"]),
        Expectation(name: "text_after_quote.csv", rejects: ["text_after_quote 2:12"], titles: ["tm2"]),
        Expectation(name: "text_after_quote_second_line.csv", rejects: ["text_after_quote 3:3"], titles: ["tm2"]),
        Expectation(name: "utf16_without_mark.csv", error: .unsupportedEncoding),
        Expectation(name: "utf32.csv", error: .unsupportedEncoding),
    ]

    @Test(arguments: expectations)
    func malformedFile_isRefusedWhereItIsDamaged(expected: Expectation) throws {
        let source = try Fixtures.malformed(expected.name)
        if let code = expected.error {
            let error = #expect(throws: MarqueeError.self) { try Imported(source) }
            #expect(error?.code == code)
            return
        }
        let imported = try Imported(source)
        #expect(imported.rejects.map { "\($0.rule.rawValue) \($0.line):\($0.lineColumn)" } == expected.rejects)
        #expect(imported.rows("titles", "id") == expected.titles)
        #expect(imported.imbalances.isEmpty)
        for reject in imported.rejects {
            #expect(source.bytes.ranges(of: reject.original).count > 0, "the original is not in the file")
            #expect(!reject.message.isEmpty)
        }
    }

    @Test func malformedFiles_areAllExpected() throws {
        #expect(try Fixtures.malformedNames() == Self.expectations.map(\.name).sorted())
    }

    @Test func damagedRecords_keepTheirTextAndNothingElse() throws {
        let imported = try Imported(try Fixtures.malformed("open_quote_twice.csv"))
        #expect(
            imported.rejects.map { String(decoding: $0.original, as: UTF8.self) } == [
                "tm1,\"Alpha,MOVIE,2001", "tm3,\"Gamma,SHOW,2003",
            ])
    }
}
