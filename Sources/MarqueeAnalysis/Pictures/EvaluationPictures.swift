import MarqueeCatalog

extension Pictures {
    /// How recommenders do on viewers' likes.
    static let evaluation = [
        Picture(
            "evaluation_measures", "configuration", "measure", "mean", "standard_error", draw: evaluationMeasures)
    ]

    private static func evaluationMeasures(_ figure: Figure) -> JSONNode? {
        let columns = ["configuration", "measure", "mean", "standard_error"]
        let values = Chart.values(figure, columns)
        let row: JSONNode = ["y": Channel.name("measure"), "yOffset": ["field": "configuration", "sort": .null]]
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "measure", step: 64),
            [
                "layer": [
                    [
                        "mark": ["type": "errorbar", "extent": "stderr"],
                        "encoding": row.with([
                            "x": Channel.number("mean", "Mean, with its standard error"),
                            "xError": ["field": "standard_error"],
                        ]),
                    ],
                    [
                        "mark": "point",
                        "encoding": row.with([
                            "x": Channel.number("mean", "Mean, with its standard error"),
                            "color": Channel.colour("configuration"), "tooltip": Channel.tooltip(figure, columns),
                        ]),
                    ],
                ]
            ])
    }
}
