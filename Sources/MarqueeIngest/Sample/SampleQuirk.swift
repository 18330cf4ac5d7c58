/// A thing that is wrong with a row, as catalogs in the wild have it.
///
/// Each kind strikes one title of every 10,000, from the first thousand on: often enough that a small sample has
/// every kind, seldom enough that the numbers of the sample stay those of its clean rows. Titles with a quirk are
/// neither listed among the best nor namesakes of others.
enum SampleQuirk: Int, CaseIterable, Sendable {
    // In the row of the title.
    case titleTrailingBlank, titleNoBreakSpace, titleDecomposed, titleMojibake, titleAsDate
    case countryLebanon, countryUSA, countrySU, countryXX
    case zeroRuntime, decimalRuntime, impossibleScore
    case repeatedTitleRow, shortTitleRow, textAfterTitleQuote
    // In a row of its credits.
    case nameTrailingBlank, nameNoBreakSpace, nameDecomposed, nameMojibake
    case repeatedCreditRows, orphanCredit, shortCreditRow, textAfterNameQuote

    private static let period = 10_000
    private static let first = 120
    private static let distance = 37

    /// The quirk of a title.
    init?(title number: Int) {
        let place = number % Self.period - Self.first
        guard place >= 0, place % Self.distance == 0 else { return nil }
        self.init(rawValue: place / Self.distance)
    }

    /// What the title's countries say instead.
    var country: StaticString? {
        switch self {
        case .countryLebanon: "Lebanon"
        case .countryUSA: "USA"
        case .countrySU: "SU"
        case .countryXX: "XX"
        default: nil
        }
    }

    /// Whether no reader can make a title of the row; it has no credits, which would all be orphans.
    var losesTitle: Bool { self == .shortTitleRow || self == .textAfterTitleQuote }

    /// Whether the quirk is in a credit, so that the title needs some.
    var needsCredits: Bool { rawValue >= Self.nameTrailingBlank.rawValue }

    /// Whether the title needs a score for the quirk to show.
    var needsScore: Bool { self == .impossibleScore }
}
