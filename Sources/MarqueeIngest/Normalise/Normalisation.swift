import MarqueeCatalog

/// Turns what Clean and Enrich have made into rows of the warehouse's tables, parents before children.
enum Normalisation {
    /// The tables' rows. Names of a vocabulary that no row uses are left out; the others come in byte order, persons by
    /// number, all else in the source's order, so that equal sources give equal rows.
    static func normalised(
        _ titles: consuming CleanTitles, _ credits: consuming CleanCredits, _ bestOf: CleanBestOf, titlesWereRead: Bool,
        arena: TextArena
    ) -> NormalisedCatalog {
        var batches: [RowBatch] = []
        let titleIDs = titles.ids.texts

        let genres = Vocabulary(titles.genres.texts, usedBy: [titles.titleGenres.item, bestOf.mainGenre], arena)
        let countries = Vocabulary(
            titles.countries.codes.texts, usedBy: [titles.titleCountries.item, bestOf.mainCountry], arena)
        let certifications = Vocabulary(titles.ageCertifications.texts, usedBy: [titles.ageCertification], arena)
        let roles = Vocabulary(credits.roles.texts, usedBy: [credits.role], arena)
        let types = TitleType.allCases.map { arena.store($0.rawValue) }

        batches.append(vocabulary(CatalogTables.titleTypes, titlesWereRead || !bestOf.lists.isEmpty ? types : []))
        batches.append(vocabulary(CatalogTables.ageCertifications, certifications.texts))
        batches.append(vocabulary(CatalogTables.genres, genres.texts))
        batches.append(countryRows(titles.countries, countries, arena))
        batches.append(vocabulary(CatalogTables.roles, roles.texts))
        let personOrder = SortedOrder(credits.personIDs)
        batches.append(personRows(credits, personOrder))
        if titlesWereRead {
            batches.append(titleRows(titles, certifications))
            batches.append(
                RowBatch(
                    CatalogTables.titleGenres,
                    columns: [
                        ("title_id", .textLookup(indices: titles.titleGenres.title, texts: titleIDs)),
                        ("genre_id", .reference(indices: genres.renumbered(titles.titleGenres.item), table: "genres")),
                        ("position", .integer(titles.titleGenres.position)),
                    ],
                    count: titles.titleGenres.title.count, matchedBy: ["title_id", "genre_id"], absence: .replaced))
            batches.append(
                RowBatch(
                    CatalogTables.titleCountries,
                    columns: [
                        ("title_id", .textLookup(indices: titles.titleCountries.title, texts: titleIDs)),
                        (
                            "country_id",
                            .textLookup(
                                indices: countries.renumbered(titles.titleCountries.item), texts: countries.texts)
                        ),
                        ("position", .integer(titles.titleCountries.position)),
                    ],
                    count: titles.titleCountries.title.count, matchedBy: ["title_id", "country_id"], absence: .replaced))
        }
        if credits.wereRead { batches.append(creditRows(credits, titleIDs, roles, personOrder)) }
        if !bestOf.lists.isEmpty { batches += bestOfRows(bestOf, titleIDs, genres, countries, arena) }
        return NormalisedCatalog(arena: arena, batches: batches)
    }

    private static func vocabulary(_ table: Table, _ names: [TextRef]) -> RowBatch {
        RowBatch(
            table, columns: [("name", .text(names))], count: names.count, matchedBy: ["name"], generatedKey: "id",
            absence: .ignore)
    }

    private static func countryRows(_ countries: Countries, _ used: Vocabulary, _ arena: TextArena) -> RowBatch {
        let entries = used.order.map { countries.entries[$0] }
        return RowBatch(
            CatalogTables.countries,
            columns: [
                ("id", .text(used.texts)),
                ("name", .text(entries.map { $0.name.map(arena.store) ?? .missing })),
                ("status", .text(entries.map { arena.store($0.status) })),
            ],
            count: entries.count, matchedBy: ["id"], absence: .ignore)
    }

    private static func personRows(_ credits: borrowing CleanCredits, _ order: SortedOrder) -> RowBatch {
        RowBatch(
            CatalogTables.persons,
            columns: [
                ("id", .integer(order.sorted)),
                ("name", .text(order.order.map { credits.personNames[Int($0)] })),
            ],
            count: order.order.count, matchedBy: ["id"], absence: credits.wereRead ? .gone : .ignore)
    }

    private static func titleRows(_ titles: borrowing CleanTitles, _ certifications: Vocabulary) -> RowBatch {
        let count = titles.count
        return RowBatch(
            CatalogTables.titles,
            columns: [
                ("id", .text(Array(titles.ids.texts[..<count]))),
                ("title", .text(Array(titles.title[..<count]))),
                (
                    "type_id",
                    .reference(indices: titles.type[..<count].map { $0 == .movie ? 0 : 1 }, table: "title_types")
                ),
                ("release_year", .integer(Array(titles.releaseYear[..<count]))),
                (
                    "age_certification_id",
                    .reference(
                        indices: certifications.renumbered(titles.ageCertification), table: "age_certifications")
                ),
                ("runtime_minutes", .integer(titles.runtime)),
                ("seasons", .integer(titles.seasons)),
                ("imdb_id", .text(titles.imdbID)),
                ("imdb_score", .real(titles.imdbScore)),
                ("imdb_votes", .integer(titles.imdbVotes)),
                ("description", .text(titles.description)),
                ("tmdb_popularity", .real(titles.tmdbPopularity)),
                ("tmdb_score", .real(titles.tmdbScore)),
            ],
            count: count, matchedBy: ["id"], absence: .gone)
    }

    private static func creditRows(
        _ credits: borrowing CleanCredits, _ titleIDs: [TextRef], _ roles: Vocabulary, _ persons: SortedOrder
    ) -> RowBatch {
        RowBatch(
            CatalogTables.credits,
            columns: [
                ("title_id", .textLookup(indices: credits.title, texts: titleIDs)),
                ("person_id", .integerLookup(indices: credits.person, numbers: credits.personIDs)),
                ("role_id", .reference(indices: roles.renumbered(credits.role), table: "roles")),
                ("character_name", .text(credits.character)),
            ],
            count: credits.title.count, matchedBy: ["title_id", "person_id", "role_id"], generatedKey: "id",
            absence: .gone)
    }

    private static func bestOfRows(
        _ bestOf: CleanBestOf, _ titleIDs: [TextRef], _ genres: Vocabulary, _ countries: Vocabulary, _ arena: TextArena
    ) -> [RowBatch] {
        let lists = vocabulary(CatalogTables.bestOfLists, bestOf.lists.map { arena.store($0.rawValue) })
        let rows = RowBatch(
            CatalogTables.titleBestOf,
            columns: [
                ("best_of_list_id", .reference(indices: bestOf.list, table: "best_of_lists")),
                ("title_id", .textLookup(indices: bestOf.title, texts: titleIDs)),
                ("position", .integer(bestOf.position)),
                ("listed_score", .real(bestOf.score)),
                ("listed_votes", .integer(bestOf.votes)),
                ("listed_runtime_minutes", .integer(bestOf.runtime)),
                ("listed_seasons", .integer(bestOf.seasons)),
                ("main_genre_id", .reference(indices: genres.renumbered(bestOf.mainGenre), table: "genres")),
                (
                    "main_country_id",
                    .textLookup(indices: countries.renumbered(bestOf.mainCountry), texts: countries.texts)
                ),
            ],
            count: bestOf.title.count, matchedBy: ["best_of_list_id", "title_id"], absence: .goneFromList)
        return [lists, rows]
    }
}
