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
        lists.appendFamily(SampleRandom.shuffled(
            person.index % lists.familyCount, of: lists.familyCount, key: keys[person.culture.rawValue]), to: &bytes)
    }

    /// Half a percent of people bear the name of one who entered the catalog shortly before.
    private func nameGiver(of index: Int, _ key: UInt64) -> Int {
        let chance = SampleRandom.shuffled(index % 16_384, of: 16_384, key: key)
        guard chance < 86 else { return index }
        return max(index - 1 - chance, 0)
    }
}

/// The parts of a culture's names and how they are joined.
struct SampleNameLists: Sendable {
    private let given: SampleWords
    private let givenEnds: SampleWords
    private let family: SampleWords
    private let familyEnds: SampleWords
    private let isFamilyFirst: Bool
    private let joint: [UInt8]
    private let initials: SampleWords

    let givenCount: Int
    let familyCount: Int

    /// - Parameters:
    ///   - joint: What stands between the parts of a name.
    ///   - initials: What tells people of equal given and family names apart.
    init(
        given: StaticString, _ givenEnds: StaticString = "~", family: StaticString, _ familyEnds: StaticString = "~",
        familyFirst: Bool = false, joint: StaticString = " ",
        initials: StaticString = "A. B. C. D. E. F. G. H. I. J. K. L. M. N. O. P. R. S. T. V. W. Y. Z."
    ) {
        self.given = SampleWords(given)
        self.givenEnds = SampleWords(givenEnds)
        self.family = SampleWords(family)
        self.familyEnds = SampleWords(familyEnds)
        isFamilyFirst = familyFirst
        self.joint = joint.withUTF8Buffer { Array($0) }
        self.initials = SampleWords(initials)
        givenCount = max(self.given.count * self.givenEnds.count, 1)
        familyCount = max(self.family.count * self.familyEnds.count, 1)
    }

    /// Appends the name of an index. Once all pairs of given and family name are used up, people have something in
    /// the middle: first an initial, then a second family name, then more. Long names have a second given name.
    func append(_ index: Int, isLong: Bool, key: UInt64, to bytes: inout [UInt8]) {
        let pairs = givenCount * familyCount
        var (layer, place) = index.quotientAndRemainder(dividingBy: pairs)
        let pair = SampleRandom.shuffled(place, of: pairs, key: key)
        place = pair / familyCount
        if isFamilyFirst {
            appendFamily(pair % familyCount, to: &bytes)
        } else {
            appendGiven(place, to: &bytes)
        }
        if isLong {
            bytes.append(contentsOf: joint)
            appendGiven((place + 1 + pair % familyCount + layer) % givenCount, to: &bytes)
            layer /= givenCount
        }
        while layer > 0 {
            layer -= 1
            bytes.append(contentsOf: joint)
            let digit = layer % (initials.count + familyCount)
            if digit < initials.count {
                initials.append(digit, to: &bytes)
            } else {
                appendFamily(digit - initials.count, to: &bytes)
            }
            layer /= initials.count + familyCount
        }
        bytes.append(contentsOf: joint)
        if isFamilyFirst {
            appendGiven(place, to: &bytes)
        } else {
            appendFamily(pair % familyCount, to: &bytes)
        }
    }

    func appendGiven(_ index: Int, to bytes: inout [UInt8]) {
        given.append(index / givenEnds.count, to: &bytes)
        givenEnds.append(index, to: &bytes)
    }

    func appendFamily(_ index: Int, to bytes: inout [UInt8]) {
        family.append(index / familyEnds.count, to: &bytes)
        familyEnds.append(index, to: &bytes)
    }
}
