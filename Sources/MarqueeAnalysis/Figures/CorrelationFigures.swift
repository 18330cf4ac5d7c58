extension Figure {
    /// How numbers go together.
    static func correlations(_ study: Study) -> Figure {
        var table = FigureTable("a", "b", "variant", "pearson", "spearman", "n")
        var known: [[String]: Correlation] = [:]
        for (variant, columns) in [("raw", study.numbers.raw), ("imputed", study.numbers.imputed)] {
            for a in columns {
                for b in columns {
                    // Neither the order of the two matters, nor the variant where nothing was missing.
                    let key = ["\(a.name) \(a.missing)", "\(b.name) \(b.missing)"].sorted()
                    let correlation = known[key] ?? Correlation(a, b)
                    known[key] = correlation
                    table.add(
                        .text(a.name), .text(b.name), .text(variant), .number(correlation.pearson),
                        .number(correlation.spearman), .integer(correlation.count))
                }
            }
        }
        return Figure(
            "correlations", title: "Correlations of numbers",
            rule: """
                raw and imputed (seasons 0, imdb_score and imdb_votes their median); the column n counts the \
                titles that have both values; Spearman ranks equal values by the mean of their ranks; columns that no title has \
                are left out.
                """,
            n: study.count, finding: finding(study), table: table)
    }

    private static func finding(_ study: Study) -> String {
        guard study.count > 0 else { return English.noTitles }
        let pair = Correlation(study.numbers.scores, study.numbers.votes)
        guard pair.pearson.isFinite, pair.spearman.isFinite else {
            return "Too few titles have a score and votes to say how these go together."
        }
        let strength =
            switch abs(pair.spearman) {
            case ..<0.1: "hardly go together"
            case ..<0.3: "go together weakly"
            case ..<0.5: "go together moderately"
            default: "go together strongly"
            }
        return """
            Score and votes \(strength)\(pair.spearman < 0 ? ", in opposite directions" : "") (Pearson \
            \(English.number(pair.pearson, 2)), Spearman \(English.number(pair.spearman, 2)), \
            \(English.count(pair.count, "title"))).
            """
    }

    /// How far names out of a closed set go together with each other and with numbers.
    static func associations(_ study: Study) -> Figure {
        var table = FigureTable("a", "b", "measure", "value", "n")
        var strongest: (a: String, b: String, value: Double)?
        for (place, a) in study.categories.all.enumerated() {
            for (other, b) in study.categories.all.enumerated() where other != place {
                let association = Association.cramersV(a, b)
                table.add(
                    .text(a.name), .text(b.name), "cramers_v", .number(association.value), .integer(association.count))
                if association.value > strongest?.value ?? 0 { strongest = (a.name, b.name, association.value) }
            }
        }
        for a in study.categories.all {
            for b in study.numbers.raw {
                let association = Association.correlationRatio(a, b)
                table.add(
                    .text(a.name), .text(b.name), "correlation_ratio", .number(association.value),
                    .integer(association.count))
            }
        }
        let finding =
            strongest.map {
                "\($0.a) and \($0.b) go together most closely (Cramér's V \(English.number($0.value, 2)))."
            }
            ?? (study.count == 0 ? English.noTitles : "No two columns of names vary together.")
        return Figure(
            "associations", title: "Associations of names and numbers",
            rule: """
                raw; of genres and countries the first of a title; Cramér's V without correction of bias among names, \
                the correlation ratio eta of numbers by names; 0 says nothing in common, 1 that one decides the other; \
                the column n counts the titles that have both values.
                """,
            n: study.count, finding: finding, table: table)
    }
}
