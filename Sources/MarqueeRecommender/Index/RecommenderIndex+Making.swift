import Glibc
package import MarqueeCatalog

extension RecommenderIndex {
    /// Makes the index of a catalog.
    ///
    /// - Parameters:
    ///   - snapshot: the catalog; its titles' places name them from here on.
    ///   - weights: the parameters of the scorer.
    ///   - dataVersion: what the data is, such as a digest of it; kept in the index and its file.
    /// - Throws: ``RecommenderError/emptyCatalog`` without titles; ``RecommenderError/indexFile(_:)`` without memory.
    package convenience init(
        of snapshot: CatalogSnapshot, weights: RecommenderWeights = RecommenderWeights(), dataVersion: String = ""
    ) throws(RecommenderError) {
        guard snapshot.titles.count > 0 else { throw .emptyCatalog }
        var maker = IndexMaker(snapshot, weights)
        maker.draft.put(.dataVersion, Array(dataVersion.utf8))
        maker.putTerms()
        maker.putTitles()
        try self.init(image: maker.draft.image())
    }
}

/// Turns a snapshot into the sections of an index.
private struct IndexMaker {
    private let snapshot: CatalogSnapshot
    var draft = IndexImage.Draft()
    private var rows: [TitleRow] = []
    private var known: [KnownBlocks]
    private var kinds: [TitleKind] = []
    /// Places in the order of the index.
    private var order: [UInt32] = []
    private let sets: (genres: SetColumn, countries: SetColumn, bestOf: SetColumn)

    init(_ snapshot: CatalogSnapshot, _ weights: RecommenderWeights) {
        self.snapshot = snapshot
        let titles = snapshot.titles.count
        sets = (
            SetColumn(snapshot.genres, titles: titles, .cosine(power: 0.5)),
            SetColumn(snapshot.countries, titles: titles, .rarity),
            SetColumn(snapshot.listed, titles: titles, .cosine(power: 1))
        )
        known = Array(repeating: KnownBlocks(), count: titles)
        makeRows(weights)
        order = Self.order(rows, kinds)
        sets.genres.put(into: &draft, first: .genreStarts)
        sets.countries.put(into: &draft, first: .countryStarts)
        sets.bestOf.put(into: &draft, first: .bestOfStarts)
        draft.put(.parameters, weights.parameters.map(\.value))
        let names = snapshot.titles.certificationNames
        draft.put(.yearLikeness, (0..<256).map { exp(-Double($0) / weights.yearScale) })
        let runtimeScale = RuntimeStep.perUnit * weights.runtimeScale
        draft.put(.runtimeLikeness, (0..<256).map { exp(-Double($0) / runtimeScale) })
        draft.put(.certificationLikeness, names.flatMap { name in names.map { Maturity.likeness(name, $0) } })
    }

    /// Neighbours are alike: first the type, then the year, then the eighth of the rating, then the countries and the genres.
    private static func order(_ rows: [TitleRow], _ kinds: [TitleKind]) -> [UInt32] {
        let keys = rows.map { row in
            UInt64(kinds[Int(row.kind)].type) << 48 | UInt64(row.year) << 40 | UInt64(row.rating >> 12) << 32
                | UInt64(row.countries)
        }
        return (0..<UInt32(rows.count)).sorted { one, other in
            (keys[Int(one)], rows[Int(one)].genres, one) < (keys[Int(other)], rows[Int(other)].genres, other)
        }
    }

    private mutating func makeRows(_ weights: RecommenderWeights) {
        let titles = snapshot.titles
        let reception = Reception(titles, weights)
        let firstYear = titles.releaseYears.lazy.filter(\.isFinite).min() ?? 0
        var numbers: [TitleKind: Int] = [:]
        for place in 0..<titles.count {
            var kind = TitleKind()
            kind.type = UInt8(clamping: titles.types[place] + 1)
            kind.certification = UInt8(clamping: titles.certifications[place] + 1)
            kind.bestOf = UInt16(clamping: sets.bestOf.combinations[place])
            let number = numbers[kind] ?? kinds.count
            if number == kinds.count {
                numbers[kind] = number
                kinds.append(kind)
            }
            var row = TitleRow()
            row.kind = UInt16(clamping: number)
            row.genres = sets.genres.combinations[place]
            row.countries = sets.countries.combinations[place]
            row.popularity = Fraction.encode(reception.popularity[place])
            row.rating = Fraction.encode(reception.rating[place])
            let year = titles.releaseYears[place]
            row.year = year.isFinite ? UInt8(clamping: Int(min(year - firstYear, 254)) + 1) : 0
            row.runtime = RuntimeStep.code(titles.runtimes[place])
            rows.append(row)
            note(place, row, kind)
        }
    }

    private mutating func note(_ place: Int, _ row: TitleRow, _ kind: TitleKind) {
        known[place].note(.genres, row.genres > 0)
        known[place].note(.countries, row.countries > 0)
        known[place].note(.year, row.year > 0)
        known[place].note(.runtime, row.runtime > 0)
        known[place].note(.type, kind.type > 0)
        known[place].note(.certification, kind.certification > 0)
        // Not to be on a list is known too.
        known[place].note(.bestOf, !snapshot.bestOf.isEmpty)
        known[place].note(.popularity, !snapshot.titles.votes[place].isNaN)
        known[place].note(.rating, !snapshot.titles.scores[place].isNaN)
    }
}

extension IndexMaker {
    /// Puts the terms of all blocks in, with posting lists by position in the index.
    mutating func putTerms() {
        let titles = snapshot.titles.count
        var blockStarts: [UInt32] = [0]
        var keys: [UInt32] = []
        var columns: [TermColumn] = []
        for block in FeatureBlock.termBlocks {
            let column = Self.column(block, snapshot)
            for place in 0..<titles { known[place].note(block, column.known[place]) }
            keys += column.keys
            blockStarts.append(UInt32(keys.count))
            columns.append(column)
        }
        var starts: [UInt32] = [0]
        var terms: [UInt32] = []
        var weights: [UInt16] = []
        for place in order {
            for (column, first) in zip(columns, blockStarts) {
                let range = Int(column.starts[Int(place)])..<Int(column.starts[Int(place) + 1])
                for entry in range {
                    terms.append(column.terms[entry] + first)
                    weights.append(column.weights[entry])
                }
            }
            starts.append(UInt32(terms.count))
        }
        columns = []
        let inverted = PostingLists(starts: starts, terms: terms, weights: weights, termCount: keys.count)
        draft.put(.blockTerms, blockStarts)
        draft.put(.termKeys, keys)
        draft.put(.titleStarts, starts)
        draft.put(.titleTerms, terms)
        draft.put(.titleWeights, weights)
        draft.put(.termStarts, inverted.starts)
        draft.put(.termPeaks, inverted.peaks)
        draft.put(.postings, inverted.titles)
        draft.put(.postingWeights, inverted.weights)
    }

    private static func column(_ block: FeatureBlock, _ snapshot: CatalogSnapshot) -> TermColumn {
        let titles = snapshot.titles.count
        if block == .cast || block == .directors {
            let role = block == .cast ? "ACTOR" : "DIRECTOR"
            let keyed = KeyedTitles(personsOf: role, in: snapshot, billing: block == .cast)
            return TermColumn(keyed, keyCount: snapshot.persons.count, mostTitles: .max)
        }
        let texts = block == .titleWords ? snapshot.titles.names : snapshot.titles.descriptions
        var words = 0
        let keyed = KeyedTitles(wordsOf: texts, titles: titles, wordCount: &words)
        // What every tenth title has is an article or the like.
        return TermColumn(keyed, keyCount: words, mostTitles: max(titles / 10, 2))
    }

    /// Puts the titles in, in the order of the index, and the bounds of their groups.
    mutating func putTitles() {
        var positions = [UInt32](repeating: 0, count: rows.count)
        for (position, place) in order.enumerated() { positions[Int(place)] = UInt32(position) }
        let ordered = order.map { rows[Int($0)] }
        var groups: [GroupBound] = []
        var combinations: [UInt32] = []
        for start in stride(from: 0, to: ordered.count, by: GroupBound.size) {
            let members = ordered[start..<min(start + GroupBound.size, ordered.count)]
            var group = GroupBound()
            for row in members { group.cover(row, kinds[Int(row.kind)]) }
            let genres = Set(members.map(\.genres)).sorted()
            let countries = Set(members.map(\.countries)).sorted()
            group.combinations = UInt32(combinations.count)
            (group.genreCount, group.countryCount) = (UInt8(genres.count), UInt8(countries.count))
            combinations += genres + countries
            for value in countries.flatMap({ sets.countries.values[sets.countries.range($0)] }) {
                group.countries |= SetView.bit(value)
            }
            groups.append(group)
        }
        draft.put(.rows, ordered)
        draft.put(.kinds, kinds)
        draft.put(.known, order.map { known[Int($0)] })
        draft.put(.places, order)
        draft.put(.positions, positions)
        draft.put(.groups, groups)
        draft.put(.groupCombinations, combinations)
    }
}

extension CatalogSnapshot {
    /// The best-of lists of each title.
    fileprivate var listed: Classification {
        var lists = Classification()
        lists.names = bestOfLists
        let entries = bestOf.sorted { ($0.title, $0.list) < ($1.title, $1.list) }
        var next = 0
        for title in 0..<titles.count {
            while next < entries.count, entries[next].title <= title {
                if entries[next].title == title { lists.values.append(Int32(entries[next].list)) }
                next += 1
            }
            lists.starts.append(Int32(lists.values.count))
        }
        return lists
    }
}
