import MarqueeCatalog

extension Pictures {
    /// How the catalog is spread over the years.
    static let time = [
        Picture("years", "release_year", "titles", "movies", "shows", "mean_score") { overTime($0, "release_year") },
        Picture("decades", "decade", "titles", "movies", "shows", "mean_score") { overTime($0, "decade") },
        Picture("genres_by_decade", "decade", "genre", "titles", "share", draw: genresByDecade),
    ]

    /// Bars of movies and shows above the line of the mean score, over the same years; a year without titles stays free.
    private static func overTime(_ figure: Figure, _ year: String) -> JSONNode? {
        let columns = [year, "titles", "movies", "shows", "mean_score", "scored"]
        let years = figure.table.rows.compactMap { FigureRow(table: figure.table, values: $0).number(year) }
        guard let first = years.min(), let last = years.max() else { return nil }
        let step: Double = year == "decade" ? 10 : 1
        let x = Channel.number(year, "", zero: false).with([
            "scale": ["domain": [.real(first), .real(last + step)], "nice": false, "zero": false]
        ])
        let bars: JSONNode = [
            "height": 200, "mark": ["type": "bar", "binSpacing": 1],
            "transform": [
                ["fold": ["movies", "shows"], "as": ["kind", "count"]],
                ["calculate": .text("datum.\(year) + \(Int(step))"), "as": "until"],
            ],
            "encoding": [
                "x": x.with(["bin": ["binned": true]]), "x2": ["field": "until"],
                "y": Channel.number("count", "Titles").with(["stack": "zero", "axis": axis]),
                "color": Channel.colour("kind", ["movies", "shows"]), "tooltip": Channel.tooltip(figure, columns),
            ],
        ]
        let line: JSONNode = [
            "height": 110, "mark": ["type": "line", "point": ["size": step > 1 ? 60 : 24]],
            "transform": [["calculate": .text("datum.\(year) + \(step / 2)"), "as": "middle"]],
            "encoding": [
                "x": x.with(["field": "middle"]), "y": Channel.number("mean_score", zero: false).with(["axis": axis]),
                "tooltip": Channel.tooltip(figure, columns),
            ],
        ]
        return Chart.below(figure, .list(Chart.values(figure, columns)), .init(each: 60), [bars, line])
    }

    /// Of the same width above and below, so that the years stand under each other.
    private static let axis: JSONNode = ["format": ",~f", "tickCount": 4, "minExtent": 40, "maxExtent": 40]

    private static func genresByDecade(_ figure: Figure) -> JSONNode? {
        let columns = ["decade", "genre", "titles", "share"]
        let values = Chart.values(figure, columns)
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "genre", step: 20),
            [
                "mark": "rect",
                "encoding": [
                    "x": [
                        "field": "decade", "type": "ordinal", "title": .null,
                        "axis": ["labelAngle": 0, "labelOverlap": true],
                    ],
                    "y": Channel.name("genre").with([
                        "sort": ["field": "titles", "op": "sum", "order": "descending"]
                    ]),
                    "color": Channel.shade("share", "Share of the decade", scale: ["type": "sqrt"]),
                    "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }
}
