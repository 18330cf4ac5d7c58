import MarqueeCatalog

/// What all pictures have in common.
enum Chart {
    /// A picture of one view, as wide as its box.
    ///
    /// - Parameters:
    ///   - height: in pixels. Vega-Lite warns of one that is given by row beside a width that is not.
    ///   - body: mark and encoding, or layers.
    static func view(_ figure: Figure, _ values: JSONNode, height: JSONNode, _ body: JSONNode) -> JSONNode {
        head(figure, values).with(["width": "container", "height": height]).with(body).with(["config": config])
    }

    /// The height in pixels of rows for each name in a column.
    static func height(_ values: [JSONNode], of column: String, step: Int) -> JSONNode {
        .integer(Int64(step * Set(values.compactMap { $0[column]?.json }).count))
    }

    /// Values whose name may be missing, and is then said to be.
    static func named(_ values: [JSONNode], _ column: String) -> [JSONNode] {
        values.map { value in
            guard case .null? = value[column] else { return value }
            return value.with(.object([(key: column, value: .text("not stated"))]))
        }
    }

    /// How the views of a picture share its width: what the page needs to know to make them fit.
    struct Layout {
        /// Pixels that the labels before the first view take.
        var first = 0
        /// Pixels that labels and titles before each view take.
        var each = 0
        /// Whether the views stand below each other where they are narrow.
        var stacks = false
    }

    /// Views beside each other.
    static func beside(_ figure: Figure, _ values: JSONNode, _ layout: Layout, _ views: [JSONNode]) -> JSONNode {
        panels(figure, values, layout, "hconcat", views, width: (760 - layout.first) / views.count - layout.each)
    }

    /// Views below each other.
    static func below(_ figure: Figure, _ values: JSONNode, _ layout: Layout, _ views: [JSONNode]) -> JSONNode {
        panels(figure, values, layout, "vconcat", views, width: 760 - layout.each)
    }

    private static func panels(
        _ figure: Figure, _ values: JSONNode, _ layout: Layout, _ direction: String, _ views: [JSONNode], width: Int
    ) -> JSONNode {
        let sized = views.map { $0.with(["width": .integer(Int64(width))]) }
        let usermeta: JSONNode = [
            "first": .integer(Int64(layout.first)), "each": .integer(Int64(layout.each)),
            "stacks": .bool(layout.stacks),
        ]
        return head(figure, values).with([
            "usermeta": usermeta, "spacing": 16, "config": config,
        ]).with(.object([(key: direction, value: .list(sized))]))
    }

    private static func head(_ figure: Figure, _ values: JSONNode) -> JSONNode {
        [
            "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "title": .text(figure.title),
            "description": .text(figure.finding), "data": ["values": values],
        ]
    }

    private static let config: JSONNode = [
        "view": ["stroke": .null], "axis": ["domain": false, "tickSize": 4, "titleFontWeight": "normal"],
        "title": ["anchor": "start", "fontSize": 14],
        "legend": ["titleFontWeight": "normal"], "bar": ["color": .text(Palette.blue)],
        "point": ["filled": true, "size": 60, "opacity": 1, "color": .text(Palette.vermillion)],
        "line": ["color": .text(Palette.vermillion), "strokeWidth": 2],
        "range": ["heatmap": ["scheme": "viridis"], "ramp": ["scheme": "viridis"]],
    ]

    /// Rows as objects of some columns.
    ///
    /// - Parameters:
    ///   - most: how many rows at most, from the first.
    ///   - keeps: which rows are taken.
    static func values(
        _ figure: Figure, _ columns: [String], most: Int = .max, where keeps: (FigureRow) -> Bool = { _ in true }
    ) -> [JSONNode] {
        let places = columns.compactMap { column in figure.table.index(of: column).map { (column, $0) } }
        return figure.table.rows.filter { keeps(FigureRow(table: figure.table, values: $0)) }.prefix(most).map { row in
            .object(places.map { (key: $0.0, value: row[$0.1].json) })
        }
    }

    /// Rows of a ranking with a label each, such as `3. Jay Karas`; of equal labels the later ones have their id behind it.
    static func ranked(_ values: [JSONNode], _ name: String, id: String) -> [JSONNode] {
        var taken: Set<String> = []
        return values.map { value in
            guard case .text(let text) = value[name] ?? .null else { return value }
            let label = "\(value["rank"]?.json ?? ""). \(text)"
            let isNew = taken.insert(label).inserted
            return value.with(["label": .text(isNew ? label : "\(label) (\(value[id]?.json ?? ""))")])
        }
    }
}

/// A row of a figure's table, whose values are asked for by name.
struct FigureRow {
    let table: FigureTable
    let values: [FigureValue]

    /// The value of a column; missing where there is no such column.
    subscript(column: String) -> FigureValue { table.index(of: column).map { values[$0] } ?? .missing }

    /// The text in a column, if it is one.
    func text(_ column: String) -> String? {
        if case .text(let text) = self[column] { text } else { nil }
    }

    /// The number in a column, if it is one.
    func number(_ column: String) -> Double? { self[column].number }
}
