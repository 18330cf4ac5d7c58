/// The parts of a culture's names and how they are joined.
///
/// A class, as are the other tables of several arrays: a copy of a structure would count each array up and down,
/// for every credit.
final class SampleNameLists: Sendable {
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
    ///   - given: Given names, or their beginnings.
    ///   - givenEnds: The ends of given names.
    ///   - family: Family names, or their beginnings.
    ///   - familyEnds: The ends of family names.
    ///   - familyFirst: Whether the family name comes first.
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
