import MarqueeCatalog

extension Figure {
    /// What is missing, by column.
    static func missing(_ study: Study) -> Figure {
        var table = FigureTable("table", "column", "missing", "total", "share")
        for column in study.columns {
            table.add(
                .text(column.table), .text(column.name), .integer(column.missing), .integer(column.total),
                .share(column.missing, of: column.total))
        }
        let most = study.columns.filter { $0.table == "titles" && $0.missing < $0.total }.max {
            $0.missing < $1.missing
        }
        let finding =
            if let most, most.missing > 0 {
                """
                Of the columns of titles that hold anything, \(most.name) is missing most often: in \
                \(English.number(most.missing)) of \(English.count(most.total, "title")) \
                (\(English.share(most.missing, of: most.total))).
                """
            } else if study.count == 0 { English.noTitles } else {
                "No value is missing in columns that hold anything."
            }
        return Figure(
            "missing", title: "Missing values",
            rule:
                "raw; share of the table's rows; a title whose list of genres or countries is empty counts as missing.",
            n: study.count, finding: finding, table: table)
    }

    /// What is missing among titles of each type and credits of each role.
    static func missingByGroup(_ study: Study) -> Figure {
        var table = FigureTable("table", "by", "value", "column", "missing", "total", "share")
        let types = study.categories.types
        let totals = types.counts
        for (type, name) in types.labels.enumerated() where totals[type] > 0 {
            for column in study.gaps.columns {
                let missing = study.gaps.count(of: column) { types.codes[$0] == type }
                table.add(
                    "titles", "type", .text(name), .text(column.name), .integer(missing), .integer(totals[type]),
                    .share(missing, of: totals[type]))
            }
        }
        let credits = study.catalog.credits
        var (rows, gaps) = (
            [Int](repeating: 0, count: credits.roleNames.count), [Int](repeating: 0, count: credits.roleNames.count)
        )
        for credit in 0..<min(credits.count, credits.characters.count) {
            rows[Int(credits.roles[credit])] += 1
            if credits.characters.isMissing(credit) { gaps[Int(credits.roles[credit])] += 1 }
        }
        for (role, name) in credits.roleNames.enumerated() where rows[role] > 0 {
            table.add(
                "credits", "role", .text(name), "character_name", .integer(gaps[role]), .integer(rows[role]),
                .share(gaps[role], of: rows[role]))
        }
        let parts = credits.roleNames.indices.filter { rows[$0] > 0 }.map {
            "\(English.number(gaps[$0])) of \(English.number(rows[$0])) with role \(credits.roleNames[$0])"
        }
        return Figure(
            "missing_by_group", title: "Missing values by type and role",
            rule: "raw; titles by type, in the columns that some titles have and some have not; credits by role.",
            n: study.count,
            finding: parts.isEmpty
                ? (study.count == 0 ? English.noTitles : "No credits with characters are known.")
                : "Credits without a character: \(English.list(parts)).", table: table)
    }

    /// Which columns are missing in the same titles.
    static func missingTogether(_ study: Study) -> Figure {
        let gaps = study.gaps
        var counts: [UInt32: Int] = [:]
        for mask in gaps.masks where mask != 0 { counts[mask, default: 0] += 1 }
        let patterns = counts.map { (names: gaps.names(of: $0.key).joined(separator: " + "), count: $0.value) }
            .sorted { ($1.count, $0.names) < ($0.count, $1.names) }
        var table = FigureTable("columns", "titles", "share")
        for pattern in patterns.prefix(shownPatterns) {
            table.add(.text(pattern.names), .integer(pattern.count), .share(pattern.count, of: study.count))
        }
        let finding =
            if let most = patterns.first {
                "\(English.sentence(English.count(most.count, "title"))) of \(English.number(study.count)) "
                    + "\(most.count == 1 ? "lacks" : "lack") \(most.names) and nothing else."
            } else { study.count == 0 ? English.noTitles : "No title lacks a value that another has." }
        return Figure(
            "missing_together", title: "Columns missing together",
            rule: """
                raw; each title counts once, under all the columns that it lacks; columns that no title has are left \
                out; the \(shownPatterns) most frequent patterns, equal ones by name.
                """,
            n: study.count, finding: finding, table: table)
    }

    /// How far columns are missing in the same titles, pair by pair.
    static func missingPairs(_ study: Study) -> Figure {
        let gaps = study.gaps
        var table = FigureTable("a", "b", "both", "only_a", "only_b", "phi")
        var strongest: (a: String, b: String, phi: Double)?
        for (place, a) in gaps.columns.enumerated() {
            for b in gaps.columns[(place + 1)...] {
                let pair = gaps.pair(a, b)
                table.add(
                    .text(a.name), .text(b.name), .integer(pair.both), .integer(pair.onlyA), .integer(pair.onlyB),
                    .number(pair.phi))
                if pair.phi > strongest?.phi ?? 0 { strongest = (a.name, b.name, pair.phi) }
            }
        }
        let finding =
            strongest.map {
                "\($0.a) and \($0.b) are missing together most closely (phi \(English.number($0.phi, 2)))."
            }
            ?? (study.count == 0 ? English.noTitles : "No two columns are missing together more often than by chance.")
        return Figure(
            "missing_pairs", title: "Pairs of columns missing together",
            rule: """
                raw; titles in which both are missing, only one, and phi, the correlation of the two being missing; \
                columns that some titles have and some have not.
                """,
            n: study.count, finding: finding, table: table)
    }

    private static let shownPatterns = 30
}
