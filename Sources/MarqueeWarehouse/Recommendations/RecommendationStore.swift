import Glibc
import MarqueeCatalog

/// Recommendations that were written back.
package struct RecommendationStore {
    /// A run with its rows.
    package struct Run: Sendable {
        package var id: Int64
        package let principal: String
        /// JSON.
        package let parameters: String
        /// JSON.
        package let weights: String
        package let engineVersion: String
        package let dataVersion: String
        /// SHA-256 of the lists as JSON.
        package let answerDigest: String
        package let rows: [Row]

        package init(
            id: Int64, principal: String, parameters: String, weights: String, engineVersion: String,
            dataVersion: String, answerDigest: String, rows: [Row]
        ) {
            self.id = id
            self.principal = principal
            self.parameters = parameters
            self.weights = weights
            self.engineVersion = engineVersion
            self.dataVersion = dataVersion
            self.answerDigest = answerDigest
            self.rows = rows
        }
    }

    /// A recommended title.
    package struct Row: Sendable {
        /// From 1.
        package let list: Int
        /// From 1.
        package let position: Int
        /// Nil for a basket of several titles.
        package let source: String?
        package let title: String
        package let score: Double
        /// JSON.
        package let reasons: String

        package init(list: Int, position: Int, source: String?, title: String, score: Double, reasons: String) {
            self.list = list
            self.position = position
            self.source = source
            self.title = title
            self.score = score
            self.reasons = reasons
        }
    }

    private let connection: any Connection

    package init(_ connection: any Connection) { self.connection = connection }

    /// A number for a new run: microseconds since 1970, which two servers need not agree upon.
    package static func newID() -> Int64 {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        return Int64(moment.tv_sec) * 1_000_000 + Int64(moment.tv_nsec) / 1000
    }

    /// Writes a run; belongs into a transaction.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func keep(_ run: Run) throws {
        try connection.insert(
            into: RecommendationTables.runs,
            [
                .integer(run.id), .text(Timestamp.now().text), .text(run.principal), .text(run.parameters),
                .text(run.weights), .text(run.engineVersion), .text(run.dataVersion), .null, .text(run.answerDigest),
            ])
        try connection.executeEach(
            try connection.insertSQL(RecommendationTables.recommendations),
            run.rows.lazy.map { row in
                [
                    .integer(run.id), .integer(Int64(row.list)), .integer(Int64(row.position)),
                    row.source.map(Value.text) ?? .null, .text(row.title), .real(row.score), .text(row.reasons),
                ]
            })
    }

    /// A run without its rows.
    ///
    /// - Throws: `MQ606` when there is none, `MQ5xx` as the engine does.
    package func run(_ id: Int64) throws -> Run {
        var found: Run?
        let sql = """
            SELECT principal, parameters, weights, engine_version, data_version, answer_digest FROM recommendation_runs
            WHERE id = ?
            """
        try connection.query(sql, [.integer(id)]) { row in
            let texts = (0..<6).map { row[$0].string ?? "" }
            found = Run(
                id: id, principal: texts[0], parameters: texts[1], weights: texts[2], engineVersion: texts[3],
                dataVersion: texts[4], answerDigest: texts[5], rows: [])
        }
        guard let found else {
            throw MarqueeError(
                .unknownRecommendationRun, "there is no run \(id)", hint: "SELECT id FROM recommendation_runs")
        }
        return found
    }
}
