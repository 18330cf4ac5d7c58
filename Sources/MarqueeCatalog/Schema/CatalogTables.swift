/// The catalog in third normal form: titles, what they are and who made them.
package enum CatalogTables {
    package static let titleTypes = vocabulary("title_types", "A kind of title: MOVIE or SHOW.", length: 32)
    package static let ageCertifications = vocabulary(
        "age_certifications", "An age certification in use, such as TV-MA or PG-13.", length: 64)
    package static let genres = vocabulary("genres", "A genre in use, such as drama.", length: 64)
    package static let roles = vocabulary("roles", "What a person did for a title: ACTOR, DIRECTOR.", length: 64)

    package static let countries = Table(
        "countries", "A producing country.",
        columns: [
            Column("id", .key(64), "ISO 3166-1 alpha-2 code; a text of the source that is none is kept as it is"),
            Column("name", .text, "English short name", optional: true),
            Column("status", .key(16), "assigned, withdrawn (once assigned) or unknown (never assigned by ISO)"),
        ],
        primaryKey: ["id"])

    package static let persons = Table(
        "persons", "A person who acts in or directs titles. Names are not unique.",
        columns: [
            Column("id", .integer, "The source's number of the person"),
            Column("name", .text, "As the source writes it", optional: true),
        ],
        primaryKey: ["id"])

    package static let titles = Table(
        "titles", "A movie or a show.",
        columns: [
            Column("id", .key(64), "The source's key, such as tm84618"),
            Column("title", .text, "Name of the title", optional: true),
            Column("type_id", .integer, "Movie or show"),
            Column("release_year", .integer, "Year of first release", optional: true, range: 1870...2100),
            Column("age_certification_id", .integer, "Age certification", optional: true),
            Column("runtime_minutes", .integer, "Length in minutes, of an episode for a show", optional: true),
            Column("seasons", .integer, "Number of seasons of a show", optional: true),
            Column("imdb_id", .key(64), "Key at IMDb, such as tt0075314", optional: true),
            Column("imdb_score", .real, "Mean rating at IMDb, 0 to 10", optional: true, range: 0...10),
            Column("imdb_votes", .integer, "Number of ratings at IMDb", optional: true),
            Column("description", .text, "Synopsis", optional: true),
            Column("tmdb_popularity", .real, "Popularity at TMDB, no unit", optional: true),
            Column("tmdb_score", .real, "Mean rating at TMDB, 0 to 10", optional: true, range: 0...10),
        ],
        primaryKey: ["id"], uniques: [["imdb_id"]],
        foreignKeys: [
            ForeignKey("type_id", "title_types"), ForeignKey("age_certification_id", "age_certifications"),
        ])

    package static let titleGenres = Table(
        "title_genres", "A genre of a title.",
        columns: [
            Column("title_id", .key(64), "The title"),
            Column("genre_id", .integer, "The genre"),
            Column("position", .integer, "Place in the source's list, from 1"),
        ],
        primaryKey: ["title_id", "genre_id"],
        foreignKeys: [ForeignKey("title_id", "titles"), ForeignKey("genre_id", "genres")])

    package static let titleCountries = Table(
        "title_countries", "A country that produced a title.",
        columns: [
            Column("title_id", .key(64), "The title"),
            Column("country_id", .key(64), "The country"),
            Column("position", .integer, "Place in the source's list, from 1"),
        ],
        primaryKey: ["title_id", "country_id"],
        foreignKeys: [ForeignKey("title_id", "titles"), ForeignKey("country_id", "countries")])

    package static let credits = Table(
        "credits", "A part that a person had in a title.",
        columns: [
            Column("id", .integer, "Number of the credit", generated: true),
            Column("title_id", .key(64), "The title"),
            Column("person_id", .integer, "The person"),
            Column("role_id", .integer, "Actor or director"),
            Column("character_name", .text, "Character played", optional: true),
            Column("position", .integer, "Place among the title's credits in the source (billing), from 1"),
        ],
        primaryKey: ["id"],
        foreignKeys: [
            ForeignKey("title_id", "titles"), ForeignKey("person_id", "persons"), ForeignKey("role_id", "roles"),
        ])

    package static let bestOfLists = Table(
        "best_of_lists", "A published list of the best titles.",
        columns: [
            Column("id", .integer, "Number of the list", generated: true),
            Column("name", .key(64), "best_movies, best_shows, best_movies_by_year or best_shows_by_year"),
        ],
        primaryKey: ["id"], uniques: [["name"]])

    package static let titleBestOf = Table(
        "title_best_of", "A title's place on a best-of list, with what the list says about it.",
        columns: [
            Column("best_of_list_id", .integer, "The list"),
            Column("title_id", .key(64), "The title"),
            Column("position", .integer, "Place in the list, from 1"),
            Column("listed_score", .real, "Score as the list gives it", optional: true, range: 0...10),
            Column("listed_votes", .integer, "Votes as the list gives them", optional: true),
            Column("listed_runtime_minutes", .integer, "Runtime in minutes as the list gives it", optional: true),
            Column("listed_seasons", .integer, "Seasons as the list gives them", optional: true),
            Column("main_genre_id", .integer, "Main genre", optional: true),
            Column("main_country_id", .key(64), "Main producing country", optional: true),
        ],
        primaryKey: ["best_of_list_id", "title_id"],
        foreignKeys: [
            ForeignKey("best_of_list_id", "best_of_lists"), ForeignKey("title_id", "titles"),
            ForeignKey("main_genre_id", "genres"), ForeignKey("main_country_id", "countries"),
        ])

    /// All of them, parents before children.
    package static let all = [
        titleTypes, ageCertifications, genres, countries, roles, persons, titles, titleGenres, titleCountries, credits,
        bestOfLists, titleBestOf,
    ]

    package static let views = [
        View(
            name: "titles_imputed",
            meaning: """
                Every title with nothing missing where a figure needs a number: seasons 0, imdb_score and imdb_votes at \
                the median of the titles that have one, and a flag (0 or 1) beside each that says whether it was put in.
                """),
        View(
            name: "catalog",
            meaning: """
                One flat row a title: names instead of numbers, genres and countries as text joined by ', ' in the \
                source's order, and a flag (0 or 1) for each best-of list.
                """),
    ]

    /// A table of names in use, each with a number.
    private static func vocabulary(_ name: String, _ meaning: String, length: Int) -> Table {
        Table(
            name, meaning,
            columns: [
                Column("id", .integer, "Number of the name", generated: true),
                Column("name", .key(length), "The name, once"),
            ],
            primaryKey: ["id"], uniques: [["name"]])
    }
}
