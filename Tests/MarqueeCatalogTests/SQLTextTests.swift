import Testing

/// Names get into SQL text by `Dialect.quoted` and what is made of it, and in no other way.
struct SQLTextTests {
    /// Folders whose Swift files hold SQL.
    private static let folders = [
        "MarqueeWarehouse", "MarqueeSQLite", "MarqueeMySQL", "MarqueeAccess", "MarqueeServer", "marquee",
    ].map { "Sources/\($0)" }

    /// What may stand behind a keyword that names follow: calls that quote.
    private static let quoting = [
        "dialect.quoted(", "dialect.qualified(", "connection.dialect.quoted(", "connection.dialect.qualified(",
        "Dialect.mysql.quoted(", "Dialect.mysql.qualified(", "quoted(", "qualified(", "name(of:", "connection.name(of:",
        "try connection.name(of:", "try name(of:", "ExpectedRights.everything(", "MySQLAccounts.sql(", "Self.sql(",
    ]

    /// Expressions of which a name was quoted where they come from, or which are names of Marquee's own.
    private static let known: Set<String> = [
        // Values of MarqueeWarehouse and the engines that hold quoted text.
        "table", "master", "versions", "files", "rejects", "tables", "quoted", "ledger", "from", "to", "object",
        "object(name)", "object(table)", "account", "account.sql", "owner.sql", "user", "changes", "root.changes",
        "plan.source(table)", "try account(.writer)", "try account(.loader)", "try account(purpose)", "name(from)",
        "name(to)", "name(schema)",
        "name(now ?? \"\")", "joined(path)", "joined(path.dropLast())", "beside(table.name)", "apart(table.name)",
        "beside($0)", "apart($0)", "pairs.joined(separator: \", \")", "link($1)", "link(last)", "numbered",
        "reference.table.quoted(.mysql)",
        "reference.onUpdate", "joined(mine, theirs)",
        "joined(mine, \"n\")",
        "Self.matching(reference)", "RecordedTable.matching(path[0])",
        // Names of our own.
        "table.name", "key.table", "GovernanceTables.auditHead.name", "BulkFeed.table", "schema", "seal", "begin",
        "count",
        "pinEngine", "name", "indexName($0, table)",
    ]

    @Test func names_areQuotedByTheDialectAlone() throws {
        var found: [String] = []
        for path in Self.folders.flatMap({ Repository.swiftFiles(below: $0) })
        where !path.hasSuffix("Engine/Dialect.swift") {
            for (number, line) in try Repository.text(path).split(separator: "\n", omittingEmptySubsequences: false)
                .enumerated()
            where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                let isByHand =
                    line.contains("`\\(")
                    || (line.contains("\\\"\\(")
                        && line.contains(/\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|FROM|INTO)\b/))
                if isByHand { found.append("\(path):\(number + 1): quoted by hand: \(line)") }
                for expression in Self.expressionsBehindKeywords(line) where !Self.isQuoted(expression) {
                    found.append("\(path):\(number + 1): \(expression) is not known to be quoted")
                }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    /// The interpolated expressions that stand where SQL has a name.
    private static func expressionsBehindKeywords(_ line: Substring) -> [String] {
        let keyword =
            /\b(?:FROM|INTO|UPDATE|JOIN|TABLE|TABLES|VIEW|INDEX|TRIGGER|PROCEDURE|DATABASE|REFERENCES|USER|ON|TO|EXISTS|CALL) \\\(/
        return line.matches(of: keyword).map { match in
            var depth = 1
            let rest = line[match.range.upperBound...].prefix { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth > 0
            }
            return String(rest)
        }
    }

    private static func isQuoted(_ expression: String) -> Bool {
        known.contains(expression) || quoting.contains { expression.hasPrefix($0) }
    }

    @Test func test_seesWhatItLooksFor() {
        #expect(
            Self.expressionsBehindKeywords(#"try run("SELECT 1 FROM \(userTable.name) WHERE x")"#) == ["userTable.name"]
        )
        #expect(!Self.isQuoted("userTable.name"))
        #expect(Self.isQuoted("dialect.quoted(table)"))
    }
}
