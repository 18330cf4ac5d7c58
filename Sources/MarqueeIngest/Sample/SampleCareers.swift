/// The people a catalog is cast from.
///
/// At any place in the catalog, a bounded number of people are at work, by culture; each has a number of credits to
/// come. Who has none left makes room for a newcomer. So a career lasts for a stretch of the catalog, longer the
/// more credits it has, and the numbers of credits are those they were drawn from. Stars, who have ten credits or
/// more, are kept apart, so that they are at work for much longer than others.
struct SampleCareers {
    private struct Member {
        let person: SamplePerson
        var creditsLeft: Int
    }

    /// How many people of a real catalog have one credit, two, …; the stars begin at ten.
    private static let usual = SampleWeights([42_134, 6_960, 2_356, 1_136, 551, 313, 156, 81, 78])
    private static let stars = SampleWeights([47, 37, 29, 22, 14, 10, 6, 6, 5, 5, 1, 3, 2, 0, 0, 3, 0, 0, 0, 0, 1])
    private static let leastOfStars = 10
    /// Credits of 10,000 that go to stars.
    private static let starCredits = 360
    /// A person who is in the title already is passed over, if another is found soon.
    private static let attempts = 12

    /// The people at work, the usual ones of each culture before the stars of each.
    private var pools: [[Member]]
    private var nextNumber = 0
    private var nextIndexes: [Int]
    private var random: SampleRandom

    /// - Parameters:
    ///   - credits: How many credits the catalog is expected to have.
    ///   - seed: The catalog's.
    init(credits: Int, seed: UInt64) {
        let cultures = SampleCulture.allCases
        pools = Array(repeating: [], count: cultures.count * 2)
        nextIndexes = Array(repeating: 0, count: cultures.count)
        random = SampleRandom(seed: seed, .career)
        let atWork = min(max(credits / 28, 200), 16_384)
        let starsAtWork = min(max(credits / 1_500, 32), 1_024)
        for culture in cultures {
            let usual = max(atWork * culture.share / 100, 8)
            let stars = max(starsAtWork * culture.share / 100, 1)
            pools[pool(culture, stars: false)] = (0..<usual).map { _ in newcomer(culture, star: false) }
            pools[pool(culture, stars: true)] = (0..<stars).map { _ in newcomer(culture, star: true) }
        }
    }

    /// Gives a credit to someone who is not in `cast`; nobody if the search takes too long.
    mutating func next(for culture: SampleCulture, notIn cast: [SamplePerson]) -> SamplePerson? {
        for _ in 0..<Self.attempts {
            let star = random.chance(Self.starCredits)
            let pool = pool(castable(culture), stars: star)
            let place = random.below(pools[pool].count)
            let member = pools[pool][place]
            if cast.contains(where: { $0.number == member.person.number }) { continue }
            if member.creditsLeft > 1 {
                pools[pool][place].creditsLeft -= 1
            } else {
                pools[pool][place] = newcomer(member.person.culture, star: star)
            }
            return member.person
        }
        return nil
    }

    /// A person for one credit only.
    mutating func passerBy(_ culture: SampleCulture) -> SamplePerson {
        let person = SamplePerson(number: nextNumber, culture: culture, index: nextIndexes[culture.rawValue])
        nextNumber += 1
        nextIndexes[culture.rawValue] += 1
        return person
    }

    /// The culture of the next person: one of eight is a guest from elsewhere.
    private mutating func castable(_ culture: SampleCulture) -> SampleCulture {
        guard random.chance(1_250) else { return culture }
        let guests = SampleCulture.allCases
        return random.chance(4_000) ? .english : guests[random.below(guests.count)]
    }

    private mutating func newcomer(_ culture: SampleCulture, star: Bool) -> Member {
        let credits = star ? Self.stars.pick(&random) + Self.leastOfStars : Self.usual.pick(&random) + 1
        return Member(person: passerBy(culture), creditsLeft: credits)
    }

    private func pool(_ culture: SampleCulture, stars: Bool) -> Int {
        culture.rawValue + (stars ? SampleCulture.allCases.count : 0)
    }
}
