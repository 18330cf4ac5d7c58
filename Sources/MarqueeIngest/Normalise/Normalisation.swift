import MarqueeCatalog

/// Turns what Clean and Enrich have made into rows of the warehouse's tables, parents before children.
enum Normalisation {
    /// The rows that titles and best-of lists give. Names of a vocabulary that no row uses are left out; the others come in
    /// byte order, titles and what hangs on them in the order of their ids: the order of a source's rows leaves no trace but
    /// in columns called `position`.
    static func titles(
        _ titles: CleanTitles, _ order: SortedOrder, _ bestOf: CleanBestOf, wereRead: Bool, _ arena: TextArena
    ) -> [RowBatch] {
        let described = order.rows.filter { $0 < titles.count && !titles.refused.contains($0) }
        let links = titles.titleGenres.ordered(by: described)
        let countryLinks = titles.titleCountries.ordered(by: described)
        let genres = Vocabulary(titles.genres.texts, usedBy: [links.item, bestOf.mainGenre], arena)
        let countries = Vocabulary(
            titles.countries.codes.texts, usedBy: [countryLinks.item, bestOf.mainCountry], arena)
        let certifications = Vocabulary(
            titles.ageCertifications.texts, usedBy: [titles.ageCertification.gathered(described)], arena)
        let types = wereRead ? TitleType.allCases.map { arena.store($0.rawValue) } : []

        var batches = [
            vocabulary(CatalogTables.titleTypes, types),
            vocabulary(CatalogTables.ageCertifications, certifications.texts),
            vocabulary(CatalogTables.genres, genres.texts), countryRows(titles.countries, countries, arena),
        ]
        if wereRead {
            let ids = sortedIDs(titles.ids, order, arena)
            batches.append(titleRows(titles, certifications, described))
            batches.append(
                linkRows(
                    CatalogTables.titleGenres, links, ("title_id", ids, order.ranks),
                    ("genre_id", .reference(indices: genres.renumbered(links.item), table: "genres"))))
            batches.append(
                linkRows(
                    CatalogTables.titleCountries, countryLinks, ("title_id", ids, order.ranks),
                    (
                        "country_id",
                        .textLookup(indices: countries.renumbered(countryLinks.item), texts: countries.texts)
                    )))
        }
        if !bestOf.lists.isEmpty { batches += bestOfRows(bestOf, titles.ids.texts, genres, countries, arena) }
        return batches
    }

    /// The rows that roles and credits give: roles in byte order, credits in ``CreditOrder``.
    ///
    /// - Parameters:
    ///   - credits: those of ``persons(_:)``; empty afterwards. Of millions of credits two copies of a column would be one
    ///     too many, so each column is given back as soon as it can be.
    ///   - titleIDs: ids by the numbers that credits call titles by.
    ///   - titleOrder: those numbers in the order of the ids.
    static func credits(
        _ credits: inout CleanCredits, _ titleIDs: TextIndex, _ titleOrder: SortedOrder, _ arena: TextArena
    ) -> [RowBatch] {
        let roles = Vocabulary(credits.roles.texts, usedBy: [credits.role], arena)
        let ids = sortedIDs(titleIDs, titleOrder, arena)
        return [
            vocabulary(CatalogTables.roles, roles.texts),
            creditRows(&credits, ids, roles, titleRanks: titleOrder.ranks),
        ]
    }

    /// The ids once more, side by side in their order: they are read for every row that refers to a title.
    private static func sortedIDs(_ ids: TextIndex, _ order: SortedOrder, _ arena: TextArena) -> [TextRef] {
        order.rows.map { arena.store(ids.bytes(of: $0)) }
    }

    private static func linkRows(
        _ table: Table, _ links: TitleLinks, _ title: (name: String, ids: [TextRef], ranks: [Int32]),
        _ item: (String, ColumnValues)
    ) -> RowBatch {
        RowBatch(
            table,
            columns: [
                (title.name, .textLookup(indices: title.ranks.gathered(links.title), texts: title.ids)), item,
                ("position", .smallInteger(links.position)),
            ],
            count: links.title.count, matchedBy: [title.name, item.0], absence: .replaced)
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

    /// The rows of the persons, by number.
    static func persons(_ credits: inout CleanCredits) -> RowBatch {
        let order = SortedOrder(numbers: credits.persons.lazy.map(\.id))
        let sorted = credits.persons.gathered(order.rows)
        credits.persons = []
        credits.personIDs = sorted.map(\.id)
        credits.personRanks = order.ranks
        return RowBatch(
            CatalogTables.persons,
            columns: [("id", .integer(credits.personIDs)), ("name", .text(sorted.map(\.name)))],
            count: order.rows.count, matchedBy: ["id"], absence: credits.wereRead ? .gone : .ignore)
    }

    private static func titleRows(
        _ titles: borrowing CleanTitles, _ certifications: Vocabulary, _ order: [Int32]
    ) -> RowBatch {
        let types = titles.type.map { $0 == .movie ? 0 : 1 as Int32 }
        return RowBatch(
            CatalogTables.titles,
            columns: [
                ("id", .text(titles.ids.texts.gathered(order))),
                ("title", .text(titles.title.gathered(order))),
                ("type_id", .reference(indices: types.gathered(order), table: "title_types")),
                ("release_year", .integer(titles.releaseYear.gathered(order))),
                (
                    "age_certification_id",
                    .reference(
                        indices: certifications.renumbered(titles.ageCertification.gathered(order)),
                        table: "age_certifications")
                ),
                ("runtime_minutes", .integer(titles.runtime.gathered(order))),
                ("seasons", .integer(titles.seasons.gathered(order))),
                ("imdb_id", .text(titles.imdbID.gathered(order))),
                ("imdb_score", .real(titles.imdbScore.gathered(order))),
                ("imdb_votes", .integer(titles.imdbVotes.gathered(order))),
                ("description", .text(titles.description.gathered(order))),
                ("tmdb_popularity", .real(titles.tmdbPopularity.gathered(order))),
                ("tmdb_score", .real(titles.tmdbScore.gathered(order))),
            ],
            count: order.count, matchedBy: ["id"], absence: .gone)
    }

    private static func creditRows(
        _ credits: inout CleanCredits, _ titleIDs: [TextRef], _ roles: Vocabulary, titleRanks: [Int32]
    ) -> RowBatch {
        for credit in credits.person.indices {
            credits.person[credit] = credits.personRanks[Int(credits.person[credit])]
        }
        credits.personRanks = []
        var order = CreditOrder(
            title: credits.title, person: credits.person, titleRanks: titleRanks, persons: credits.personIDs.count)
        credits.title = titleRanks.gathered(credits.title.gathered(order.rows))
        credits.person = credits.person.gathered(order.rows)
        credits.role = roles.renumbered(credits.role.gathered(order.rows))
        credits.character = credits.character.gathered(order.rows)
        order.positions = order.positions.gathered(order.rows)
        return RowBatch(
            CatalogTables.credits,
            columns: [
                ("title_id", .textLookup(indices: credits.title, texts: titleIDs)),
                ("person_id", .integerLookup(indices: credits.person, numbers: credits.personIDs)),
                ("role_id", .reference(indices: credits.role, table: "roles")),
                ("character_name", .text(credits.character)),
                ("position", .smallInteger(order.positions)),
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

extension Array {
    /// The elements at the given places.
    func gathered(_ places: [Int32]) -> [Element] {
        places.map { self[Int($0)] }
    }
}
