/// Recommendations that somebody has written back, with what it takes to make them again.
package enum RecommendationTables {
    package static let runs = Table(
        "recommendation_runs", "A question to the recommender whose answer was kept.",
        columns: [
            Column("id", .integer, "Number of the run"),
            Column("created_at", .timestamp, "When it was kept"),
            Column("principal", .key(64), "Who asked"),
            Column("parameters", .text, "The question, as JSON"),
            Column("weights", .text, "The parameters of the scorer, as JSON"),
            Column("engine_version", .key(16), "Version of the recommender"),
            Column("data_version", .key(128), "Digests of the catalog's parts at that moment"),
            Column("seed", .integer, "Seed of what is drawn by chance; NULL where nothing is", optional: true),
            Column("answer_digest", .key(64), "SHA-256 of the answer's lists as JSON"),
        ],
        primaryKey: ["id"])

    package static let recommendations = Table(
        "recommendations", "A recommended title of a run.",
        columns: [
            Column("run_id", .integer, "The run"),
            Column("list_number", .integer, "Number of the list in the run, from 1"),
            Column("position", .integer, "Rank in the list, from 1"),
            Column(
                "source_title_id", .key(64),
                "The title that the list is for; NULL for a basket of several, see the run",
                optional: true),
            Column("title_id", .key(64), "The recommended title"),
            Column("score", .real, "Score, the sum of its reasons"),
            Column("reasons", .text, "What each feature contributes, as JSON"),
        ],
        primaryKey: ["run_id", "list_number", "position"],
        foreignKeys: [
            ForeignKey("run_id", "recommendation_runs"), ForeignKey("source_title_id", "titles"),
            ForeignKey("title_id", "titles"),
        ])

    /// All of them, parents before children; they came with version 2.
    package static let all = [runs, recommendations]
}
