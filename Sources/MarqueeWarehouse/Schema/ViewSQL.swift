/// What the views of the schema select.
enum ViewSQL {
    static func select(_ view: String, _ dialect: Dialect) -> String {
        view == "catalog" ? catalog(dialect) : titlesImputed
    }

    /// The median of an even number of values is the mean of the two in the middle: those whose place `p` among `n` lies
    /// from n/2 to n/2 + 1.
    private static let titlesImputed = """
        WITH scores AS (
            SELECT imdb_score, ROW_NUMBER() OVER (ORDER BY imdb_score) AS place, COUNT(*) OVER () AS n
            FROM titles WHERE imdb_score IS NOT NULL
        ), votes AS (
            SELECT imdb_votes, ROW_NUMBER() OVER (ORDER BY imdb_votes) AS place, COUNT(*) OVER () AS n
            FROM titles WHERE imdb_votes IS NOT NULL
        ), medians AS (
            SELECT
                (SELECT AVG(imdb_score) FROM scores WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1) AS score,
                (SELECT AVG(imdb_votes) FROM votes WHERE place BETWEEN n / 2.0 AND n / 2.0 + 1) AS votes
        )
        SELECT t.id, t.title, t.type_id, t.release_year, t.age_certification_id, t.runtime_minutes,
            COALESCE(t.seasons, 0) AS seasons, t.seasons IS NULL AS seasons_imputed,
            t.imdb_id,
            COALESCE(t.imdb_score, m.score) AS imdb_score, t.imdb_score IS NULL AS imdb_score_imputed,
            COALESCE(t.imdb_votes, m.votes) AS imdb_votes, t.imdb_votes IS NULL AS imdb_votes_imputed,
            t.description, t.tmdb_popularity, t.tmdb_score
        FROM titles t CROSS JOIN medians m
        """

    private static func catalog(_ dialect: Dialect) -> String {
        let lists = ["best_movies", "best_shows", "best_movies_by_year", "best_shows_by_year"].map { list in
            """
            EXISTS (SELECT 1 FROM title_best_of b JOIN best_of_lists l ON l.id = b.best_of_list_id
                    WHERE b.title_id = t.id AND l.name = '\(list)') AS \(list)
            """
        }
        return """
            SELECT t.id, t.title, y.name AS type, t.release_year, a.name AS age_certification, t.runtime_minutes,
                \(joined("g.name", "title_genres x JOIN genres g ON g.id = x.genre_id", dialect)) AS genres,
                \(joined("x.country_id", "title_countries x", dialect)) AS countries,
                t.seasons, t.imdb_id, t.imdb_score, t.imdb_votes, t.description, t.tmdb_popularity, t.tmdb_score,
                \(lists.joined(separator: ",\n    "))
            FROM titles t
            JOIN title_types y ON y.id = t.type_id
            LEFT JOIN age_certifications a ON a.id = t.age_certification_id
            """
    }

    /// Texts of the rows that belong to title `t`, in the order of `x.position`. SQLite 3.40 has no order inside an
    /// aggregate; it aggregates an ordered subquery in its order.
    private static func joined(_ text: String, _ tables: String, _ dialect: Dialect) -> String {
        switch dialect {
        case .sqlite:
            "(SELECT GROUP_CONCAT(item, ', ') FROM (SELECT \(text) AS item FROM \(tables) "
                + "WHERE x.title_id = t.id ORDER BY x.position))"
        case .mysql:
            "(SELECT GROUP_CONCAT(\(text) ORDER BY x.position SEPARATOR ', ') FROM \(tables) WHERE x.title_id = t.id)"
        }
    }
}
