/// A person: the number tells the id, culture and index the name.
struct SamplePerson: Sendable {
    /// In the order in which people enter the catalog.
    let number: Int
    let culture: SampleCulture
    /// Among the people of the culture.
    let index: Int
}

/// Names of people, each a function of the seed and the person, so that none has to be kept.
struct SamplePersonNames: Sendable {
    private let lists: [SampleNameLists]
    private let nativeLists: [SampleNameLists?]
    private let keys: [UInt64]
    private let namesakeKeys: [UInt64]

    /// One person of so many is written in the script of the culture, if it has one of its own.
    private static let nativePeriod = 64

    init(seed: UInt64) {
        lists = SampleCulture.allCases.map(\.names)
        nativeLists = SampleCulture.allCases.map(\.nativeNames)
        keys = SampleCulture.allCases.map { SampleRandom.key(seed, .personName, $0.rawValue) }
        namesakeKeys = SampleCulture.allCases.map { SampleRandom.key(seed, .namesake, $0.rawValue) }
    }

    /// Appends a person's name.
    func append(_ person: SamplePerson, to bytes: inout [UInt8]) {
        let culture = person.culture.rawValue
        let key = keys[culture]
        let index = nameGiver(of: person.index, namesakeKeys[culture])
        let (row, place) = index.quotientAndRemainder(dividingBy: Self.nativePeriod)
        if place == 7, let native = nativeLists[culture] {
            native.append(row, isLong: false, key: key &+ 1, to: &bytes)
        } else if index % 11 == 3 {
            lists[culture].append(index / 11, isLong: true, key: key &+ 2, to: &bytes)
        } else {
            lists[culture].append(index, isLong: false, key: key, to: &bytes)
        }
    }

    /// Appends the name of a character such as a title of the culture may have.
    func appendCharacter(of culture: SampleCulture, full: Bool, _ random: inout SampleRandom, to bytes: inout [UInt8]) {
        let lists = lists[culture.rawValue]
        lists.appendGiven(random.below(lists.givenCount), to: &bytes)
        guard full else { return }
        bytes.append(0x20)
        lists.appendFamily(random.below(lists.familyCount), to: &bytes)
    }

    /// Appends a family name of the person's culture.
    func appendFamily(_ person: SamplePerson, to bytes: inout [UInt8]) {
        let lists = lists[person.culture.rawValue]
        lists.appendFamily(
            SampleRandom.shuffled(
                person.index % lists.familyCount, of: lists.familyCount, key: keys[person.culture.rawValue]), to: &bytes
        )
    }

    /// Half a percent of people bear the name of one who entered the catalog shortly before.
    private func nameGiver(of index: Int, _ key: UInt64) -> Int {
        let chance = SampleRandom.shuffled(index % 16_384, of: 16_384, key: key)
        guard chance < 86 else { return index }
        return max(index - 1 - chance, 0)
    }
}
