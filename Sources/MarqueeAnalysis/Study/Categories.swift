import MarqueeCatalog

/// The columns of names out of a closed set, a row for each title.
struct Categories: Sendable {
    let types, certifications, decades, firstGenres, firstCountries: CategoryColumn

    init(_ catalog: CatalogSnapshot) {
        let titles = catalog.titles
        types = CategoryColumn("type", codes: titles.types, labels: titles.typeNames)
        certifications = CategoryColumn(
            "age_certification", codes: titles.certifications, labels: titles.certificationNames)
        decades = Self.decades(titles.releaseYears)
        firstGenres = Self.first("first_genre", catalog.genres, titles.count)
        firstCountries = Self.first("first_country", catalog.countries, titles.count)
    }

    var all: [CategoryColumn] { [types, certifications, decades, firstGenres, firstCountries] }

    private static func first(
        _ name: String, _ lists: CatalogSnapshot.Classification, _ titles: Int
    ) -> CategoryColumn {
        CategoryColumn(name, codes: (0..<titles).map { lists.of(title: $0).first ?? -1 }, labels: lists.names)
    }

    private static func decades(_ years: [Double]) -> CategoryColumn {
        let decades = years.map { Int(exactly: $0.rounded(.down)).map(Study.decade) }
        let labels = Set(decades.compactMap(\.self)).sorted()
        let codes = Dictionary(uniqueKeysWithValues: zip(labels, 0 as Int32..<Int32(labels.count)))
        return CategoryColumn(
            "decade", codes: decades.map { $0.flatMap { codes[$0] } ?? -1 }, labels: labels.map(String.init))
    }
}
