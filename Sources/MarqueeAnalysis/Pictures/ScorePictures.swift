import MarqueeCatalog

extension Pictures {
    /// How runtimes, scores and votes are spread.
    static let scores =
        [
            Picture("runtime_histogram", "type", "from", "to", "titles", draw: runtimeHistogram),
            Picture(
                "runtime_by_type", "type", "q1", "median", "q3", "lower_whisker", "upper_whisker", draw: runtimeByType),
            Picture(
                "runtime_score", "runtime_from", "runtime_to", "score_from", "score_to", "titles", draw: runtimeScore),
            Picture("scores", "variant", "from", "to", "titles", draw: scoreHistogram),
            Picture("votes_histogram", "from", "to", "titles", draw: votesHistogram),
        ] + ["best_titles", "best_movies", "best_shows"].map { Picture($0, "title", "score", draw: best) }

    /// The bounds of a bar that stands for an interval.
    private static func interval(_ title: String, scale: JSONNode = ["zero": false, "nice": false]) -> JSONNode {
        [
            "x": Channel.number("from", title).with(["bin": ["binned": true], "scale": scale]), "x2": ["field": "to"],
        ]
    }

    private static func runtimeHistogram(_ figure: Figure) -> JSONNode? {
        let columns = ["type", "from", "to", "titles"]
        return Chart.view(
            figure, .list(Chart.values(figure, columns)), height: 260,
            [
                "mark": ["type": "bar", "binSpacing": 1],
                "encoding": interval("Minutes").with([
                    "y": Channel.number("titles").with(["stack": "zero"]), "color": Channel.colour("type"),
                    "tooltip": Channel.tooltip(figure, columns),
                ]),
            ])
    }

    private static func runtimeByType(_ figure: Figure) -> JSONNode? {
        let columns = [
            "type", "n", "min", "lower_whisker", "q1", "median", "q3", "upper_whisker", "max", "mean", "outliers",
        ]
        let values = Chart.values(figure, columns)
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "type", step: 48),
            [
                "encoding": ["y": Channel.name("type"), "tooltip": Channel.tooltip(figure, columns)],
                "layer": [
                    [
                        "mark": ["type": "rule", "color": "#888888"],
                        "encoding": [
                            "x": Channel.number("lower_whisker", "Minutes", zero: false),
                            "x2": ["field": "upper_whisker"],
                        ],
                    ],
                    [
                        "mark": ["type": "bar", "size": 22],
                        "encoding": ["x": Channel.number("q1", "Minutes", zero: false), "x2": ["field": "q3"]],
                    ],
                    [
                        "mark": ["type": "tick", "color": "#ffffff", "size": 22, "thickness": 2],
                        "encoding": ["x": Channel.number("median", "Minutes", zero: false)],
                    ],
                ],
            ])
    }

    private static func runtimeScore(_ figure: Figure) -> JSONNode? {
        let columns = ["runtime_from", "runtime_to", "score_from", "score_to", "titles"]
        let values = Chart.values(figure, columns) { ($0.number("titles") ?? 0) > 0 }
        let bare: JSONNode = ["zero": false, "nice": false]
        return Chart.view(
            figure, .list(values), height: 320,
            [
                "mark": "rect",
                "encoding": [
                    "x": Channel.number("runtime_from", "Minutes").with(["bin": ["binned": true], "scale": bare]),
                    "x2": ["field": "runtime_to"],
                    "y": Channel.number("score_from", "Score").with(["bin": ["binned": true], "scale": bare]),
                    "y2": ["field": "score_to"],
                    "color": Channel.shade("titles", scale: ["type": "sqrt"]),
                    "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }

    private static func scoreHistogram(_ figure: Figure) -> JSONNode? {
        let columns = ["variant", "from", "to", "titles"]
        // Imputed scores stand behind, so that what imputation adds is what is seen of them.
        let layer = { (variant: String) -> JSONNode in
            [
                "transform": [["filter": .text("datum.variant === '\(variant)'")]],
                "mark": ["type": "bar", "binSpacing": 1],
                "encoding": interval("Score").with([
                    "y": Channel.number("titles").with(["stack": .null]),
                    "color": Channel.colour("variant", ["raw", "imputed"]),
                    "tooltip": Channel.tooltip(figure, columns),
                ]),
            ]
        }
        return Chart.view(
            figure, .list(Chart.values(figure, columns)), height: 260, ["layer": [layer("imputed"), layer("raw")]])
    }

    private static func votesHistogram(_ figure: Figure) -> JSONNode? {
        let columns = ["from", "to", "titles"]
        let values = Chart.values(figure, columns) { ($0.number("from") ?? 0) > 0 }
        guard !values.isEmpty else { return nil }
        return Chart.view(
            figure, .list(values), height: 240,
            [
                "mark": ["type": "bar", "binSpacing": 1],
                "encoding": interval("Votes, on a logarithmic scale", scale: ["type": "log", "nice": false]).with([
                    "y": Channel.number("titles"), "tooltip": Channel.tooltip(figure, columns),
                ]),
            ])
    }

    private static func best(_ figure: Figure) -> JSONNode? {
        let columns = ["rank", "title", "type", "release_year", "score", "votes"]
        let values = Chart.ranked(Chart.values(figure, ["id"] + columns, most: 20), "title", id: "id")
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "label", step: 22),
            lollipops("score", y: "label", Channel.tooltip(figure, columns)))
    }
}
