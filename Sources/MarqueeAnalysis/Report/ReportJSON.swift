package import MarqueeCatalog

/// Whose report it is: what stands beside the figures on the page and in the JSON.
package struct ReportOrigin: Sendable {
    /// Name of the database, without a password.
    package let database: String
    /// UTC, RFC 3339; the only thing that differs between two reports on the same data.
    package let generatedAt: String
    /// The state of the data, such as the number of the last import run.
    package let dataVersion: String

    package init(database: String, generatedAt: String, dataVersion: String) {
        self.database = database
        self.generatedAt = generatedAt
        self.dataVersion = dataVersion
    }
}

extension Report {
    /// The report as `GET /v1/report` and `marquee report --format json` give it: keys always in the same order, figures by
    /// their names, each with all rows of its table and the specification of its picture, or null.
    package func json(_ origin: ReportOrigin) -> JSONNode {
        [
            "report": [
                "version": 1, "database": .text(origin.database), "generated_at": .text(origin.generatedAt),
                "data_version": .text(origin.dataVersion),
            ],
            "sections": .list(
                sections.map { section in
                    [
                        "name": .text(section.name), "title": .text(section.title),
                        "figures": .list(section.figures.map { .text($0.name) }),
                    ]
                }),
            "figures": .object(
                sections.flatMap(\.figures).map { figure in (key: figure.name, value: json(of: figure)) }),
        ]
    }

    private func json(of figure: Figure) -> JSONNode {
        [
            "title": .text(figure.title), "rule": .text(figure.rule), "n": .integer(Int64(figure.n)),
            "finding": .text(figure.finding), "columns": .list(figure.table.columns.map(JSONNode.text)),
            "rows": .list(figure.table.rows.map { .list($0.map(\.json)) }),
            "specification": Pictures.specification(of: figure, in: self) ?? .null,
        ]
    }
}

extension FigureValue {
    /// The value in JSON; what is missing is null.
    package var json: JSONNode {
        switch self {
        case .missing: .null
        case .integer(let number): .integer(Int64(number))
        case .real(let number): .real(number)
        case .text(let text): .text(text)
        case .bool(let value): .bool(value)
        }
    }

    /// The number that it is, if it is one.
    var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .real(let number): number
        case .missing, .text, .bool: nil
        }
    }
}
