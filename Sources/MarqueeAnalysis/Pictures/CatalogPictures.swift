import MarqueeCatalog

extension Pictures {
    /// What the catalog is made of.
    static let catalog = [
        Picture("types", "type", "titles", "share", draw: types),
        Picture("genres", "genre", "titles", "mean_score", "mean_votes", draw: genres),
        Picture("countries", "country", "name", "titles", "mean_score", draw: countries),
        Picture("top_countries", "country", "name", "titles", "mean_score", draw: topCountries),
        Picture("certifications", "certification", "titles", "mean_score", draw: certifications),
        Picture("co_production", "country_a", "country_b", "titles", draw: coProduction),
        Picture("best_of_lists", "list", "titles", "mean_score", draw: bestOfLists),
    ]

    /// Names before the first of several views that show the same names.
    static func names(_ column: String) -> JSONNode {
        Channel.name(column).with([
            "axis": ["labelLimit": 125, "minExtent": 132, "maxExtent": 132, "ticks": false, "labelPadding": 6]
        ])
    }

    /// The same rows without their names, in the views that follow.
    static func unnamed(_ column: String) -> JSONNode { Channel.name(column).with(["axis": .null]) }

    /// Bars of one column beside dots of others, one row for each name.
    private static func barsAndDots(
        _ figure: Figure, _ values: [JSONNode], name: String, bars: String, dots: [String], tooltip: [String]
    ) -> JSONNode {
        let views: [JSONNode] = ([bars] + dots).map { column in
            [
                "mark": column == bars ? "bar" : "point", "height": ["step": 20],
                "encoding": [
                    "x": Channel.number(column, zero: column == bars),
                    "y": column == bars ? names(name) : unnamed(name).with(["axis": rows]),
                    "tooltip": Channel.tooltip(figure, tooltip),
                ],
            ]
        }
        return Chart.beside(figure, .list(Chart.named(values, name)), .init(first: 140), views)
    }

    /// Lines that lead the eye from a name to its dot.
    private static let rows: JSONNode = ["labels": false, "ticks": false, "grid": true, "title": .null]

    private static func types(_ figure: Figure) -> JSONNode? {
        let columns = ["type", "titles", "share", "mean_score", "median_runtime"]
        let values = Chart.values(figure, columns)
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "type", step: 34),
            [
                "encoding": ["x": Channel.number("titles"), "y": Channel.name("type")],
                "layer": [
                    ["mark": "bar", "encoding": ["tooltip": Channel.tooltip(figure, columns)]],
                    [
                        "mark": ["type": "text", "align": "right", "dx": -6, "color": "#ffffff"],
                        "encoding": ["text": ["field": "share", "type": "quantitative", "format": ".1%"]],
                    ],
                ],
            ])
    }

    private static func genres(_ figure: Figure) -> JSONNode? {
        let columns = ["genre", "titles", "share", "mean_score", "scored", "mean_votes", "voted"]
        let values = Chart.values(figure, columns, most: 40)
        return barsAndDots(
            figure, values, name: "genre", bars: "titles", dots: ["mean_score", "mean_votes"], tooltip: columns)
    }

    private static func countries(_ figure: Figure) -> JSONNode? {
        let columns = ["country", "name", "titles", "share", "mean_score", "scored"]
        let values = named(Chart.values(figure, columns, most: 20))
        return barsAndDots(
            figure, values, name: "label", bars: "titles", dots: ["mean_score"], tooltip: columns)
    }

    private static func topCountries(_ figure: Figure) -> JSONNode? {
        let columns = ["country", "name", "titles", "mean_score", "scored"]
        let values = named(Chart.values(figure, columns))
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "label", step: 24),
            lollipops("mean_score", y: "label", Channel.tooltip(figure, columns)))
    }

    /// Countries by their name, or their code where it has none.
    private static func named(_ values: [JSONNode]) -> [JSONNode] {
        values.map { value in
            guard case .text(let name) = value["name"] ?? .null else {
                return value.with(["label": value["country"] ?? .null])
            }
            return value.with(["label": .text(name)])
        }
    }

    private static func certifications(_ figure: Figure) -> JSONNode? {
        let columns = ["certification", "titles", "share", "mean_score", "scored", "max_movie_score"]
        return barsAndDots(
            figure, Chart.values(figure, columns), name: "certification", bars: "titles", dots: ["mean_score"],
            tooltip: columns)
    }

    private static func bestOfLists(_ figure: Figure) -> JSONNode? {
        let columns = ["list", "titles", "mean_score", "median_year"]
        return barsAndDots(
            figure, Chart.values(figure, columns), name: "list", bars: "titles", dots: ["mean_score"], tooltip: columns)
    }

    /// The pairs among the countries that worked together most.
    private static func coProduction(_ figure: Figure) -> JSONNode? {
        let columns = ["country_a", "country_b", "titles"]
        var together: [FigureValue: (titles: Double, first: Int)] = [:]
        for (place, row) in figure.table.rows.enumerated() {
            let row = FigureRow(table: figure.table, values: row)
            for (side, column) in columns.prefix(2).enumerated() {
                together[row[column], default: (0, place * 2 + side)].titles += row.number("titles") ?? 0
            }
        }
        let largest = together.sorted { ($1.value.titles, $0.value.first) < ($0.value.titles, $1.value.first) }
        let shown = largest.prefix(shownCountries).map(\.key)
        let pairs = Chart.values(figure, columns) { shown.contains($0["country_a"]) && shown.contains($0["country_b"]) }
        // A pair stands in the row of either.
        let mirrored = pairs.map { pair in
            pair.with(["country_a": pair["country_b"] ?? .null, "country_b": pair["country_a"] ?? .null])
        }
        let most =
            figure.table.rows.compactMap { FigureRow(table: figure.table, values: $0).number("titles") }.max() ?? 0
        return matrix(
            figure, pairs + mirrored, columns: columns, value: "titles",
            colour: Channel.shade("titles", "Titles made together", scale: ["type": "sqrt", "domainMin": 0]),
            isWhite: "datum.titles < \(most / 4)", order: .list(shown.map(\.json)))
    }

    private static let shownCountries = 12

    /// Dots at the end of thin lines, which compare values that are far from zero.
    static func lollipops(_ x: String, y: String, _ tooltip: JSONNode) -> JSONNode {
        [
            "encoding": ["x": Channel.number(x, zero: false), "y": Channel.name(y), "tooltip": tooltip],
            "layer": [
                ["mark": ["type": "rule", "color": .text(Palette.vermillion), "opacity": 0.45]],
                ["mark": ["type": "point", "size": 90]],
            ],
        ]
    }
}
