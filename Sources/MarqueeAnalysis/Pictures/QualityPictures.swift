import MarqueeCatalog

extension Pictures {
    /// What is missing, what stands out, and what goes together.
    static let quality = [
        Picture("missing", "table", "column", "missing", "total", "share", draw: missing),
        Picture("missing_together", "columns", "titles", "share", draw: missingTogether),
        Picture("missing_pairs", "a", "b", "both", "phi", draw: missingPairs),
        Picture("outliers", "column", "n", "below", "above", draw: outliers),
        Picture("correlations", "a", "b", "variant", "pearson", "spearman", "n", draw: correlations),
        Picture("associations", "a", "b", "measure", "value", "n", draw: associations),
    ]

    private static func missing(_ figure: Figure) -> JSONNode? {
        let columns = ["table", "column", "missing", "total", "share"]
        let values = Chart.values(figure, columns) { ($0.number("missing") ?? 0) > 0 }.map { value in
            value.with(["name": joined(value, "table", "column", by: ".")])
        }
        guard !values.isEmpty else { return nil }
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "name", step: 20),
            [
                "mark": "bar",
                "encoding": [
                    "x": Channel.number("share", "Share of rows without a value"),
                    "y": Channel.name("name").with(["sort": "-x"]), "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }

    private static func missingTogether(_ figure: Figure) -> JSONNode? {
        let columns = ["columns", "titles", "share"]
        let values = Chart.values(figure, columns, most: 12)
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "columns", step: 24),
            [
                "mark": "bar",
                "encoding": [
                    "x": Channel.number("titles", "Titles that lack just these"),
                    "y": Channel.name("columns"), "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }

    private static func missingPairs(_ figure: Figure) -> JSONNode? {
        let columns = ["a", "b", "both", "phi"]
        return matrix(
            figure, Chart.values(figure, columns), columns: columns, value: "phi",
            colour: Channel.shade("phi", "Phi: missing together", scale: diverging), isWhite: "abs(datum.phi) > 0.55")
    }

    private static func outliers(_ figure: Figure) -> JSONNode? {
        let columns = ["column", "n", "below", "above"]
        let values = Chart.values(figure, columns)
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "column", step: 22),
            [
                "transform": [
                    ["fold": ["below", "above"], "as": ["side", "rows"]],
                    ["calculate": "datum.n > 0 ? datum.rows / datum.n : null", "as": "share"],
                ],
                "mark": "bar",
                "encoding": [
                    "x": Channel.number("share", "Share of values beyond the fences"), "y": Channel.name("column"),
                    "color": Channel.colour("side", ["below", "above"]), "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }

    private static func correlations(_ figure: Figure) -> JSONNode? {
        let columns = ["a", "b", "variant", "pearson", "spearman", "n"]
        let views: [JSONNode] = ["raw", "imputed"].map { variant in
            let view = cells(
                figure, columns: columns, value: "pearson",
                colour: Channel.shade("pearson", "Pearson’s r", scale: diverging), isWhite: "abs(datum.pearson) > 0.55")
            return view.with([
                "title": ["text": .text(variant), "fontWeight": "normal"], "height": ["step": 30],
                "transform": [["filter": .text("datum.variant === '\(variant)'")]],
            ])
        }
        return Chart.beside(figure, .list(Chart.values(figure, columns)), .init(each: 120, stacks: true), views)
    }

    private static func associations(_ figure: Figure) -> JSONNode? {
        let columns = ["a", "b", "measure", "value", "n"]
        // What goes both ways stands there once.
        var known: Set<[FigureValue]> = []
        let values = Chart.values(figure, columns) { row in
            known.insert([row["a"], row["b"], row["measure"]])
            return !known.contains([row["b"], row["a"], row["measure"]]) || row["a"] == row["b"]
        }.map { $0.with(["pair": joined($0, "a", "b", by: " · ")]) }
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "pair", step: 22),
            [
                "mark": "point",
                "encoding": [
                    "x": Channel.number("value", "Strength"), "y": Channel.name("pair").with(["sort": "-x"]),
                    "color": Channel.colour("measure").with(["legend": measures]),
                    "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }

    private static let measures: JSONNode = [
        "orient": "top", "symbolType": "circle",
        "labelExpr": "datum.label === 'cramers_v' ? 'Cramér’s V' : 'correlation ratio'",
    ]

    private static func joined(_ value: JSONNode, _ first: String, _ second: String, by mark: String) -> JSONNode {
        guard case .text(let first)? = value[first], case .text(let second)? = value[second] else { return .null }
        return .text(first + mark + second)
    }

    /// Minus one to one, from blue over near white to orange.
    static let diverging: JSONNode = ["scheme": "blueorange", "domain": [-1, 1], "domainMid": 0]

    /// A heat map of the first two columns, its values written in the cells.
    ///
    /// - Parameters:
    ///   - isWhite: an expression of Vega that is true where the cell is too dark for black digits.
    ///   - order: of the names on both axes, as a list; null for that of the data.
    static func matrix(
        _ figure: Figure, _ values: [JSONNode], columns: [String], value: String, colour: JSONNode, isWhite: String,
        order: JSONNode = .null
    ) -> JSONNode {
        Chart.view(
            figure, .list(values), height: Chart.height(values, of: columns[1], step: 30),
            cells(figure, columns: columns, value: value, colour: colour, isWhite: isWhite, order: order))
    }

    private static func cells(
        _ figure: Figure, columns: [String], value: String, colour: JSONNode, isWhite: String, order: JSONNode = .null
    ) -> JSONNode {
        let format = ColumnStyle(value).numbers == .amount ? ".2f" : "d"
        let text: JSONNode = [
            "mark": ["type": "text", "fontSize": 10],
            "encoding": [
                "text": ["field": .text(value), "type": "quantitative", "format": .text(format)],
                "color": ["condition": ["test": .text(isWhite), "value": "#ffffff"], "value": "#1a1a1a"],
            ],
        ]
        let rect: JSONNode = [
            "mark": "rect", "encoding": ["color": colour, "tooltip": Channel.tooltip(figure, columns)],
        ]
        return [
            "encoding": [
                "x": Channel.name(columns[0]).with([
                    "sort": order, "axis": ["labelAngle": -45, "labelLimit": 100, "ticks": false],
                ]),
                "y": Channel.name(columns[1]).with([
                    "sort": order, "axis": ["labelLimit": 110, "minExtent": 90, "ticks": false],
                ]),
            ],
            "layer": [rect, text],
        ]
    }
}
