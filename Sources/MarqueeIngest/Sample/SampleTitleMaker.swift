/// Makes the titles of a catalog, each from the seed and its number alone.
struct SampleTitleMaker: Sendable {
    /// Every 53rd title is called like the one 57 before it, if that is not of the same year: 0.9 % of titles are
    /// called like another, as in a real catalog.
    private static let namesakePeriod = 53
    private static let namesakePlace = 40
    /// Of the namesakes, every 27th is of the same year, but of the other type.
    private static let twinPeriod = 27
    private static let namesakeDistance = 57
    /// How far, in millionths of the catalog, a title may stand from where its year would put it.
    private static let yearSpread = 80_000

    private let count: Int
    private let seed: UInt64
    private let years = SampleWeights(SampleTerms.years)
    private let seasons = SampleWeights(SampleTerms.seasons)
    private let laterCountries = SampleWeights(SampleCountry.all.map(\.later))
    private let movies = SampleShares.movies
    private let shows = SampleShares.shows

    init(count: Int, seed: UInt64) {
        self.count = count
        self.seed = seed
    }

    func title(_ number: Int) -> SampleTitle {
        var title = core(number)
        let shares = title.isShow ? shows : movies
        var random = SampleRandom(seed: seed, .title, number)
        let certification = shares.certifications.pick(&random)
        if certification < SampleTerms.certifications.count { title.certification = certification }
        title.runtime = title.quirk == .zeroRuntime ? 0 : shares.runtime.value(at: random.millionth())
        if title.isShow { title.seasons = seasons.pick(&random) + 1 }
        title.genres = distinct(
            shares.genreCounts.pick(&random), first: shares.firstGenres, later: shares.laterGenres, &random)
        title.countries = distinct(
            shares.countryCounts.pick(&random), first: shares.firstCountries, later: laterCountries, &random)
        rate(&title, by: shares, &random)
        return title
    }

    /// The number of a title's name giver, if it is not itself.
    private func nameGiver(of number: Int) -> Int? {
        let giver = number - Self.namesakeDistance
        guard number % Self.namesakePeriod == Self.namesakePlace, giver >= 0, number < count,
            SampleQuirk(title: number) == nil, SampleQuirk(title: giver) == nil,
            isTwin(number) || typeAndYear(number).year != typeAndYear(giver).year
        else { return nil }
        return giver
    }

    private func isTwin(_ namesake: Int) -> Bool {
        namesake / Self.namesakePeriod % Self.twinPeriod == 5
    }

    /// Number, year, type and namesake.
    private func core(_ number: Int) -> SampleTitle {
        var (isShow, year) = typeAndYear(number)
        let giver = nameGiver(of: number)
        if let giver, isTwin(number) {
            (isShow, year) = typeAndYear(giver)
            isShow.toggle()
        }
        let hasNamesake = giver != nil || nameGiver(of: number + Self.namesakeDistance) != nil
        return SampleTitle(
            number: number, isShow: isShow, year: year, nameNumber: giver ?? number, hasNamesake: hasNamesake,
            quirk: SampleQuirk(title: number))
    }

    /// The year is the one due at the title's place in the catalog, give or take. Reflecting at the ends keeps the
    /// distribution as it is.
    private func typeAndYear(_ number: Int) -> (isShow: Bool, year: Int) {
        var random = SampleRandom(seed: seed, .order, number)
        let spread = Self.yearSpread
        var place = number * 1_000_000 / max(count, 1) + random.below(spread) + random.below(spread) - spread
        if place < 0 { place = -place }
        if place > 999_999 { place = 1_999_998 - place }
        let year = SampleTerms.firstYear + years.pick(millionth: place)
        return (random.chance(SampleTerms.shows(in: year)), year)
    }

    /// Some numbers of which none comes twice.
    private func distinct(
        _ count: Int, first: SampleWeights, later: SampleWeights, _ random: inout SampleRandom
    ) -> [Int] {
        var picked: [Int] = []
        // Bounded: a rare choice may be all that is left, and a shorter list does no harm.
        for _ in 0..<count * 4 where picked.count < count {
            let next = picked.isEmpty ? first.pick(&random) : later.pick(&random)
            if !picked.contains(next) { picked.append(next) }
        }
        return picked
    }

    /// IMDb's number, score and votes: 7.65 % have no number and thus no score, some of the others neither.
    private func rate(_ title: inout SampleTitle, by shares: SampleShares, _ random: inout SampleRandom) {
        let isForced = title.quirk?.needsScore == true
        title.hasIMDb = !random.chance(765) || isForced
        let rank = random.millionth()
        var votesRank = random.millionth()
        if random.chance(shares.votesFollowScore) {
            let near = rank + votesRank / 5 - 100_000
            votesRank = near < 0 ? -near : near > 999_999 ? 1_999_998 - near : near
        }
        let hasScore = !random.chance(147)
        let hasVotes = !random.chance(30)
        guard title.hasIMDb, hasScore || isForced else { return }
        title.score = isForced ? 112 : shares.score.value(at: rank)
        if hasVotes { title.votes = shares.votes.value(at: votesRank) }
    }
}
