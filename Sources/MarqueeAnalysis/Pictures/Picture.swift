package import MarqueeCatalog

/// A picture of one figure, as a Vega-Lite specification with its data inside.
struct Picture: Sendable {
    /// The figure's name.
    let figure: String
    /// The columns that it shows; without one of them there is no picture.
    let columns: [String]
    /// The specification; nil when there is nothing to show.
    let draw: @Sendable (Figure, Report) -> JSONNode?

    init(_ figure: String, _ columns: String..., draw: @escaping @Sendable (Figure) -> JSONNode?) {
        self.figure = figure
        self.columns = columns
        self.draw = { figure, _ in draw(figure) }
    }

    /// A picture that takes other figures too.
    init(_ figure: String, _ columns: String..., drawWith draw: @escaping @Sendable (Figure, Report) -> JSONNode?) {
        self.figure = figure
        self.columns = columns
        self.draw = draw
    }
}

/// The pictures of the report.
package enum Pictures {
    static let all: [Picture] = quality + drift + catalog + scores + time + people + words + evaluation

    /// The picture of a figure in Vega-Lite 6, valid by itself: it holds its data, its title and its finding, and reads the same
    /// in a notebook as on the page. nil for a figure that is a table alone, or whose table is empty.
    ///
    /// A picture of one view is as wide as its box (`"width": "container"`). One of several views says in `usermeta` how they
    /// share a width, for the page to divide.
    package static func specification(of figure: Figure, in report: Report) -> JSONNode? {
        guard let picture = all.first(where: { $0.figure == figure.name }), !figure.table.rows.isEmpty,
            picture.columns.allSatisfy({ figure.table.index(of: $0) != nil })
        else { return nil }
        return picture.draw(figure, report)
    }

    /// The pictures that a report has, by the names of their figures and in its order: the input of `python -m marquee._stills`.
    package static func specifications(of report: Report) -> JSONNode {
        .object(
            report.sections.flatMap(\.figures).compactMap { figure in
                specification(of: figure, in: report).map { (key: figure.name, value: $0) }
            })
    }
}
