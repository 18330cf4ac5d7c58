/// The best titles so far of one type, in bounded memory.
struct SampleBestOf {
    private static let leastVotes = 10_000
    private static let realTitles = 5_806

    private let isShow: Bool
    private let leastScore: Int
    private let mostListed: Int
    private let mostYears: Int
    /// Best first.
    private var best: [SampleTitle] = []
    /// The best of each year from `SampleTerms.firstYear`.
    private var bestOfYears: [SampleTitle?]

    /// - Parameters:
    ///   - shows: Whether the titles are shows.
    ///   - leastScore: In tenths; the real lists have one, as they have at least 10,000 votes.
    ///   - listed: How many titles the real list has, and how many the one by year; a smaller catalog has less.
    ///   - titles: How many titles the catalog has.
    init(shows: Bool, leastScore: Int, listed: (titles: Int, years: Int), titles: Int) {
        isShow = shows
        self.leastScore = leastScore
        func share(_ real: Int) -> Int { min(real, (titles * real + Self.realTitles - 1) / Self.realTitles) }
        mostListed = share(listed.titles)
        mostYears = share(listed.years)
        bestOfYears = Array(repeating: nil, count: SampleTerms.years.count)
    }

    /// Remembers a title if it is among the best. A title that another could be taken for is left out, as is one in
    /// whose row something is wrong or that lacks what the lists tell.
    mutating func consider(_ title: SampleTitle) {
        guard title.isShow == isShow, title.quirk == nil, !title.hasNamesake, let score = title.score,
            let votes = title.votes, votes >= Self.leastVotes, !title.genres.isEmpty, !title.countries.isEmpty
        else { return }
        let year = title.year - SampleTerms.firstYear
        if bestOfYears[year].map({ Self.isBetter(title, than: $0) }) ?? true { bestOfYears[year] = title }
        guard score >= leastScore else { return }
        if best.count >= mostListed {
            guard let last = best.last, Self.isBetter(title, than: last) else { return }
            best.removeLast()
        }
        best.insert(title, at: best.firstIndex { Self.isBetter(title, than: $0) } ?? best.count)
    }

    /// Writes the best titles, best first.
    func writeBest(to sheet: inout SampleSheet, names: SampleTitleNames) {
        for title in best {
            open(title, in: &sheet, names)
            sheet.field(optional: title.votes)
            sheet.field(title.runtime)
            if isShow { sheet.field(optional: title.seasons) }
            close(title, in: &sheet)
        }
    }

    /// Writes the best title of each year, years ascending. Where there are too many years, the better ones stay.
    func writeBestByYear(to sheet: inout SampleSheet, names: SampleTitleNames) {
        let ranked = bestOfYears.compactMap { $0 }.sorted { Self.isBetter($0, than: $1) }
        for title in ranked.prefix(mostYears).sorted(by: { $0.year < $1.year }) {
            open(title, in: &sheet, names)
            if isShow { sheet.field(optional: title.seasons) }
            close(title, in: &sheet)
        }
    }

    private func open(_ title: SampleTitle, in sheet: inout SampleSheet, _ names: SampleTitleNames) {
        sheet.openRow()
        sheet.field { names.append(title, to: &$0) }
        sheet.field(title.year)
        sheet.field(tenths: title.score)
    }

    private func close(_ title: SampleTitle, in sheet: inout SampleSheet) {
        sheet.field(title.genres.first.map(SampleTerms.listedGenre) ?? "")
        sheet.field(title.countries.first.map { SampleCountry.all[$0].code } ?? "")
    }

    /// By score, then by votes, then by place in the catalog: never a draw, so the order never depends on sorting.
    private static func isBetter(_ one: SampleTitle, than other: SampleTitle) -> Bool {
        let score = (one.score ?? 0, other.score ?? 0)
        if score.0 != score.1 { return score.0 > score.1 }
        let votes = (one.votes ?? 0, other.votes ?? 0)
        if votes.0 != votes.1 { return votes.0 > votes.1 }
        return one.number < other.number
    }
}
