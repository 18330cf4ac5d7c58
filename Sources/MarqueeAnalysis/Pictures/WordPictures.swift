import MarqueeCatalog

extension Pictures {
    /// Words by how often they occur.
    static let words = ["title_words", "description_words"].map {
        Picture($0, "word", "titles", "x", "y", "size", "angle", draw: cloud)
    }

    /// Words in a box of 800 by 400 pixels; `x` and `y` are the middle of a word, `y` down, `size` its font size, `angle` in
    /// degrees clockwise.
    ///
    /// The box keeps its size, which the places of the words rest on; the page scales it as a whole.
    private static func cloud(_ figure: Figure) -> JSONNode? {
        let columns = ["word", "titles", "x", "y", "size", "angle"]
        let colours = [Palette.blue, Palette.vermillion, Palette.green, Palette.purple]
        let values = Chart.values(figure, columns).enumerated().map { place, value in
            value.with(["colour": .text(colours[place % colours.count])])
        }
        let given = { (column: String) -> JSONNode in
            ["field": .text(column), "type": "quantitative", "scale": .null, "legend": .null]
        }
        return Chart.view(
            figure, .list(values), height: 400,
            [
                "width": 800, "autosize": "pad",
                "mark": [
                    "type": "text", "align": "center", "baseline": "middle", "font": "Helvetica, Arial, sans-serif",
                ],
                "encoding": [
                    "x": axis("x", [0, 800]), "y": axis("y", [400, 0]), "size": given("size"), "angle": given("angle"),
                    "text": ["field": "word", "type": "nominal"],
                    "color": ["field": "colour", "type": "nominal", "scale": .null],
                    "tooltip": Channel.tooltip(figure, ["word", "titles"]),
                ],
            ])
    }

    private static func axis(_ column: String, _ domain: JSONNode) -> JSONNode {
        [
            "field": .text(column), "type": "quantitative", "axis": .null,
            "scale": ["domain": domain, "nice": false, "zero": false],
        ]
    }
}
