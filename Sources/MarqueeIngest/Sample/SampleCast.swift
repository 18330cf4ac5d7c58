/// The credits of the titles, title by title.
struct SampleCast {
    /// The real catalog's credits per title.
    private static let creditsPerTitle = (of10: 133, people: 103)
    /// Parts of 10,000: actors without a character, actors who play another one besides, directors who also act.
    private static let withoutCharacter = 700
    private static let playTwo = 11
    private static let alsoAct = 730

    private let seed: UInt64
    let names: SamplePersonNames
    private let characters: SampleCharacters
    let personIDs: SampleIDs
    var careers: SampleCareers
    /// The actors of the title so far.
    private var actors: [SamplePerson] = []
    private var directors: [SamplePerson] = []

    init(titles: Int, seed: UInt64) {
        self.seed = seed
        names = SamplePersonNames(seed: seed)
        characters = SampleCharacters(names: names)
        careers = SampleCareers(credits: titles * Self.creditsPerTitle.of10 / 10, seed: seed)
        let people = titles * Self.creditsPerTitle.people / 10 + 300
        personIDs = SampleIDs(
            count: people, blocks: 2, top: max(2_371_585, people * 44), quantiles: SampleTerms.personIDs,
            key: SampleRandom.key(seed, .personID))
    }

    /// Writes the credits of a title: its actors, then its directors.
    mutating func write(_ title: SampleTitle, ids: SampleTitleIDs, to sheet: inout SampleSheet) {
        guard title.quirk?.losesTitle != true else { return }
        var random = SampleRandom(seed: seed, .cast, title.number)
        let shares = title.isShow ? SampleShares.shows : SampleShares.movies
        var credits = shares.credits.value(at: random.millionth())
        if title.quirk?.needsCredits == true { credits = max(credits, 6) }
        let directing = min(shares.directors.pick(&random), credits)
        actors.removeAll(keepingCapacity: true)
        directors.removeAll(keepingCapacity: true)
        for number in 0..<credits - directing {
            writeActor(number, of: title, ids, &random, to: &sheet)
            if title.quirk == .repeatedCreditRows, number < 3 { sheet.repeatRow() }
        }
        for _ in 0..<directing { writeDirector(of: title, ids, &random, to: &sheet) }
        writeQuirk(of: title, ids, to: &sheet)
    }

    private mutating func writeActor(
        _ number: Int, of title: SampleTitle, _ ids: SampleTitleIDs, _ random: inout SampleRandom,
        to sheet: inout SampleSheet
    ) {
        let repeats = !actors.isEmpty && random.chance(Self.playTwo)
        let newcomer = repeats ? nil : careers.next(for: title.culture, notIn: actors)
        if let newcomer { actors.append(newcomer) }
        let fallback = actors.isEmpty ? careers.passerBy(title.culture) : actors[random.below(actors.count)]
        open(newcomer ?? fallback, of: title, ids, in: &sheet)
        let hasCharacter = newcomer == nil || !random.chance(Self.withoutCharacter)
        sheet.field { bytes in
            if newcomer == nil {
                characters.appendFurther(number, of: title.culture, &random, to: &bytes)
            } else if hasCharacter {
                characters.append(in: title, &random, to: &bytes)
            }
        }
        sheet.field("ACTOR")
    }

    private mutating func writeDirector(
        of title: SampleTitle, _ ids: SampleTitleIDs, _ random: inout SampleRandom, to sheet: inout SampleSheet
    ) {
        let actor = actors.isEmpty || !random.chance(Self.alsoAct) ? nil : actors[random.below(actors.count)]
        let isNew = actor.map { actor in !directors.contains { $0.number == actor.number } } ?? false
        let newcomer = isNew ? actor : careers.next(for: title.culture, notIn: actors + directors)
        let director = newcomer ?? careers.passerBy(title.culture)
        directors.append(director)
        open(director, of: title, ids, in: &sheet)
        sheet.emptyField()
        sheet.field("DIRECTOR")
    }

    /// Writes the first three fields of a credit.
    private func open(
        _ person: SamplePerson, of title: SampleTitle, _ ids: SampleTitleIDs, in sheet: inout SampleSheet
    ) {
        sheet.openRow()
        sheet.field(personIDs[person.number])
        ids.writeID(of: title, to: &sheet)
        sheet.field { names.append(person, to: &$0) }
    }
}
