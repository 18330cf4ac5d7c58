import MarqueeCatalog

extension Pictures {
    /// How the catalog is spread over the years.
    static let time = [
        Picture("years", "release_year", "titles", "movies", "shows", "mean_score") { overTime($0, "release_year") },
        Picture("decades", "decade", "titles", "movies", "shows", "mean_score") { overTime($0, "decade") },
        Picture("genres_by_decade", "decade", "genre", "titles", "share", draw: genresByDecade),
    ]

    /// Bars of movies and shows above the line of the mean score, over the same years.
    private static func overTime(_ figure: Figure, _ year: String) -> JSONNode? {
        let columns = [year, "titles", "movies", "shows", "mean_score", "scored"]
        let isDecades = year == "decade"
        let x: JSONNode =
            isDecades
            ? [
                "field": .text(year), "type": "ordinal", "title": .null,
                "axis": ["labelAngle": 0, "labelOverlap": true],
            ]
            : Channel.number(year, "", zero: false)
        let bars: JSONNode = [
            "height": 200, "mark": isDecades ? "bar" : ["type": "bar", "width": ["band": 0.8]],
            "transform": [["fold": ["movies", "shows"], "as": ["kind", "count"]]],
            "encoding": [
                "x": x.with(isDecades ? [:] : ["type": "ordinal", "scale": [:], "axis": sparse]),
                "y": Channel.number("count", "Titles").with(["stack": "zero", "axis": axis]),
                "color": Channel.colour("kind", ["movies", "shows"]), "tooltip": Channel.tooltip(figure, columns),
            ],
        ]
        let line: JSONNode = [
            "height": 110, "mark": ["type": "line", "point": ["size": isDecades ? 60 : 24]],
            "encoding": [
                "x": x.with(isDecades ? [:] : ["type": "ordinal", "scale": [:], "axis": sparse]),
                "y": Channel.number("mean_score", zero: false).with(["axis": axis]),
                "tooltip": Channel.tooltip(figure, columns),
            ],
        ]
        return Chart.below(figure, .list(Chart.values(figure, columns)), .init(each: 60), [bars, line])
    }

    /// Labels of decades only, so that years do not crowd.
    private static let sparse: JSONNode = [
        "labelAngle": 0, "labelOverlap": true,
        "values": .list(stride(from: 1900, through: 2100, by: 10).map { .integer($0) }),
    ]

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
                    "y": Channel.name("genre"), "color": Channel.shade("share", "Share of the decade"),
                    "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }
}
