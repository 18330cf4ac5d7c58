import MarqueeCatalog

extension Pictures {
    /// Who made the titles, and with whom.
    static let people = [
        Picture("actors", "name", "titles", draw: persons), Picture("directors", "name", "titles", draw: persons),
        Picture("people", "person_id", "name", "community", "titles", "x", "y", drawWith: graph),
    ]

    private static func persons(_ figure: Figure) -> JSONNode? {
        let columns = ["rank", "person_id", "name", "titles", "mean_score"]
        let values = Chart.ranked(Chart.values(figure, columns, most: 20), "name", id: "person_id")
        return Chart.view(
            figure, .list(values), height: Chart.height(values, of: "label", step: 22),
            [
                "mark": "bar",
                "encoding": [
                    "x": Channel.number("titles"), "y": Channel.name("label"),
                    "tooltip": Channel.tooltip(figure, columns),
                ],
            ])
    }

    /// People as dots at their given places, lines between those who worked together, and the names of the busiest of each
    /// community.
    private static func graph(_ figure: Figure, _ report: Report) -> JSONNode? {
        let columns = ["person_id", "name", "community", "titles", "degree", "x", "y"]
        let rows = figure.table.rows.map { FigureRow(table: figure.table, values: $0) }
        let people = Chart.values(figure, columns).enumerated().map { place, value in
            value.with(["colour": .text(colour(of: rows[place]))])
        }
        return Chart.view(
            figure, .list(people), height: 460,
            [
                "layer": [
                    links(rows, report.figure("people_links")),
                    [
                        "mark": ["type": "circle", "opacity": 0.9],
                        "encoding": place.with([
                            "size": [
                                "field": "titles", "type": "quantitative", "legend": .null,
                                "scale": ["range": [20, 340]],
                            ],
                            "color": ["field": "colour", "type": "nominal", "scale": .null],
                            "tooltip": Channel.tooltip(figure, ["name", "community", "titles", "degree"]),
                        ]),
                    ],
                    [
                        "data": ["values": .list(names(rows))],
                        "mark": ["type": "text", "dy": -12, "fontSize": 11],
                        "encoding": place.with(["text": ["field": "name", "type": "nominal"]]),
                    ],
                ]
            ])
    }

    private static let colours = [
        Palette.blue, Palette.vermillion, Palette.green, Palette.purple, Palette.orange, Palette.sky,
    ]

    /// The colour of a person's community; there are more communities than colours.
    private static func colour(of person: FigureRow) -> String {
        guard case .integer(let community) = person["community"] else { return "#999999" }
        return colours[Int(community.magnitude % UInt(colours.count))]
    }

    private static let place: JSONNode = ["x": bare("x"), "y": bare("y")]

    private static func bare(_ column: String) -> JSONNode {
        [
            "field": .text(column), "type": "quantitative", "axis": .null,
            "scale": ["zero": false, "nice": false, "padding": 24],
        ]
    }

    private static func links(_ people: [FigureRow], _ figure: Figure?) -> JSONNode {
        var places: [FigureValue: (x: Double, y: Double)] = [:]
        for person in people {
            guard let x = person.number("x"), let y = person.number("y") else { continue }
            places[person["person_id"]] = (x, y)
        }
        let links: [JSONNode] = (figure?.table.rows ?? []).compactMap { row in
            guard let figure, case let link = FigureRow(table: figure.table, values: row),
                let from = places[link["source"]], let to = places[link["target"]]
            else { return nil }
            return [
                "x": .real(from.x), "y": .real(from.y), "x2": .real(to.x), "y2": .real(to.y),
                "titles": link["titles"].json,
            ]
        }
        return [
            "data": ["values": .list(links)], "mark": ["type": "rule", "color": "#999999", "opacity": 0.6],
            "encoding": place.with(["x2": ["field": "x2"], "y2": ["field": "y2"]]),
        ]
    }

    /// The first of those with the most titles in each community; of the twelve largest communities, so that names do not cover
    /// each other.
    private static func names(_ people: [FigureRow]) -> [JSONNode] {
        var best: [FigureValue: (person: FigureRow, size: Int, first: Int)] = [:]
        for (place, person) in people.enumerated() {
            guard person.number("x") != nil, person.number("y") != nil else { continue }
            var known = best[person["community"]] ?? (person, 0, place)
            if (person.number("titles") ?? 0) > (known.person.number("titles") ?? 0) { known.person = person }
            known.size += 1
            best[person["community"]] = known
        }
        let largest = best.values.sorted { ($1.size, $0.first) < ($0.size, $1.first) }.prefix(12)
        return largest.map { ["name": $0.person["name"].json, "x": $0.person["x"].json, "y": $0.person["y"].json] }
    }
}
