import MarqueeCatalog

extension Pictures {
    /// What changed since the import before.
    static let drift = [Picture("drift_columns", "column", "ks", "psi", "alert", draw: driftColumns)]

    private static func driftColumns(_ figure: Figure) -> JSONNode? {
        let columns = ["column", "kind", "ks", "psi", "n_before", "n_after", "alert"]
        let colour: JSONNode = [
            "condition": ["test": "datum.alert", "value": .text(Palette.vermillion)], "value": .text(Palette.blue),
        ]
        let views: [JSONNode] = ["psi", "ks"].map { measure in
            [
                "mark": "bar", "height": ["step": 20],
                "encoding": [
                    "x": Channel.number(measure), "y": measure == "psi" ? names("column") : unnamed("column"),
                    "color": colour, "tooltip": Channel.tooltip(figure, columns),
                ],
            ]
        }
        return Chart.beside(figure, .list(Chart.values(figure, columns)), .init(first: 140), views)
    }
}
