import MarqueeCatalog

/// Titles that are the same in some columns.
struct RepeatedTitles: Sendable {
    let identical, namesAndYears, namesYearsAndTypes: Repetitions

    init(_ catalog: CatalogSnapshot) {
        let titles = catalog.titles
        let (count, texts) = (titles.count, titles.names)
        func isSameYear(_ one: Int, _ other: Int) -> Bool {
            texts.isSame(one, other) && titles.releaseYears[one] == titles.releaseYears[other]
        }
        func hashOfYear(_ title: Int) -> UInt64? {
            texts.isMissing(title) || titles.releaseYears[title].isNaN
                ? nil : HashIndex.mix(texts.hash(title), titles.releaseYears[title].bitPattern)
        }
        namesAndYears = Repetitions(among: count, hash: hashOfYear, isSame: isSameYear)
        namesYearsAndTypes = Repetitions(among: count, hash: hashOfYear) {
            isSameYear($0, $1) && titles.types[$0] == titles.types[$1]
        }
        identical = Repetitions(among: count) {
            HashIndex.mix(texts.hash($0), titles.releaseYears[$0].bitPattern)
        } isSame: {
            titles.areSame($0, $1) && catalog.genres.of(title: $0).elementsEqual(catalog.genres.of(title: $1))
                && catalog.countries.of(title: $0).elementsEqual(catalog.countries.of(title: $1))
        }
    }
}

extension CatalogSnapshot.Titles {
    /// Whether all but the ids of two titles is the same.
    fileprivate func areSame(_ one: Int, _ other: Int) -> Bool {
        func same(_ numbers: [Double]) -> Bool {
            numbers[one] == numbers[other] || (numbers[one].isNaN && numbers[other].isNaN)
        }
        return names.isSame(one, other) && imdbIDs.isSame(one, other) && descriptions.isSame(one, other)
            && types[one] == types[other] && certifications[one] == certifications[other]
            && [releaseYears, runtimes, seasons, scores, votes, tmdbPopularities, tmdbScores].allSatisfy(same)
    }
}

/// Titles without an IMDb id: what would be lost if a missing id were taken for the same as another.
struct NamelessTitles {
    let titles, credits: Repetitions

    init(_ catalog: CatalogSnapshot) {
        let lacking = (0..<catalog.titles.count).filter(catalog.titles.imdbIDs.isMissing)
        titles = lacking.count > 1 ? Repetitions(groups: 1, rows: lacking.count) : Repetitions()
        let counts = lacking.map { catalog.credits.of(title: $0).count }
        credits = Repetitions(groups: counts.count { $0 > 0 }, rows: counts.reduce(0, +))
    }
}

extension Repetitions {
    /// Rows that are a group each.
    init(single rows: [Int]) { self.init(groups: rows.count, rows: rows.count, example: rows.first) }
}
