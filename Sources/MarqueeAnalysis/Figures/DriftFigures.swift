extension Figure {
    /// How far the columns have moved between two states of a catalog.
    ///
    /// - Parameter columns: the same column before and after, with the name of its table.
    package static func driftColumns(
        _ columns: [(table: String, before: Distribution, after: Distribution)]
    ) -> Figure {
        var table = FigureTable(
            "table", "column", "measure", "value", "n_before", "n_after", "missing_before", "missing_after", "strength")
        var strongest: (column: String, value: Double)?
        for (name, before, after) in columns {
            let drift = Drift(before: before, after: after)
            let value = drift.measure.value
            table.add(
                .text(name), .text(after.column), .text(drift.measure.name), .number(value), .integer(before.count),
                .integer(after.count), .integer(before.missing), .integer(after.missing), .text(drift.strength))
            if value > strongest?.value ?? 0 { strongest = (after.column, value) }
        }
        let finding =
            strongest.map { "\($0.column) has moved most (\(English.number($0.value, 3)))." } ?? "No column has moved."
        return Figure(
            "drift_columns", title: "Drift of columns",
            rule: """
                numbers by the Kolmogorov-Smirnov distance of their values (ks), missing left out; names by the \
                population stability index (psi), missing as a name of its own, \(English.plain(Drift.smoothing)) \
                added to every count; small below \(English.plain(Drift.moderate)), large from \
                \(English.plain(Drift.large)).
                """,
            n: columns.count, finding: finding, table: table)
    }
}

extension Drift {
    /// From here on a distance or index is called moderate, and large: the customary limits of the population
    /// stability index (Siddiqi 2006), used for the distance as well.
    package static let moderate = 0.1
    package static let large = 0.25

    /// The one of the two measures that applies, by name.
    package var measure: (name: String, value: Double) { psi.isFinite ? ("psi", psi) : ("ks", ks) }

    /// "small", "moderate" or "large"; "unknown" where nothing could be measured.
    package var strength: String {
        switch measure.value {
        case Self.large...: "large"
        case Self.moderate...: "moderate"
        case ..<Self.moderate: "small"
        default: "unknown"
        }
    }
}
