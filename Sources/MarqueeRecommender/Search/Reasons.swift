/// Tells what each block gives to a recommended title, and which values are shared.
struct Reasons {
    private let index: RecommenderIndex
    /// By block: the values that any of the liked titles has.
    private let liked: [Set<UInt32>]

    /// - Parameter liked: positions.
    init(_ index: RecommenderIndex, liked: [Int]) {
        self.index = index
        self.liked = FeatureBlock.allCases.map { block in
            liked.reduce(into: Set()) { $0.formUnion(Self.values(block, of: $1, in: index)) }
        }
    }

    /// What a block gives to the title at a position: the same whole numbers that the search adds.
    func units(_ block: FeatureBlock, to position: Int, _ tables: borrowing ScoreTables) -> Int {
        let (row, kind, values) = (index.rows[position], index.kind(of: position), tables.values)
        let given: Int32 =
            switch block {
            case .genres: values.genres[Int(row.genres)]
            case .countries: values.countries[Int(row.countries)]
            case .bestOf: values.bestOf[Int(kind.bestOf)]
            case .year: values.year[Int(row.year)]
            case .type: values.type[Int(kind.type)]
            case .certification: values.certification[Int(kind.certification)]
            case .runtime: values.runtime[Int(row.runtime)]
            case .popularity: Fraction.of(values.popularity, row.popularity)
            case .rating: Fraction.of(values.rating, row.rating)
            case .cast, .directors, .titleWords, .descriptionWords: termUnits(block, position, tables)
            }
        return Int(given)
    }

    private func termUnits(_ block: FeatureBlock, _ position: Int, _ tables: borrowing ScoreTables) -> Int32 {
        let terms = index.terms
        var sum: Int32 = 0
        for place in terms.range(ofTitle: position) where terms.block(of: terms.titleTerms[place]) == block {
            for (term, units) in tables.terms where term == terms.titleTerms[place] {
                sum += Fraction.of(units, terms.titleWeights[place])
            }
        }
        return sum
    }

    func contribution(_ block: FeatureBlock, to position: Int, _ tables: borrowing ScoreTables) -> Contribution {
        let units = units(block, to: position, tables)
        let all = units == 0 ? [] : liked[block.rawValue]
        let own = all.isEmpty ? [] : Self.values(block, of: position, in: index)
        let shared = own.filter { all.contains($0) }
        let named = block == .titleWords || block == .descriptionWords ? [] : shared.map { key($0, block) }
        return Contribution(block: block, units: units, shared: shared.count, of: all.count, values: named)
    }

    /// The values of a set of a title, the most telling first.
    private static func values(_ block: FeatureBlock, of position: Int, in index: RecommenderIndex) -> [UInt32] {
        let row = index.rows[position]
        switch block {
        case .genres: return values(index.genres, Int(row.genres))
        case .countries: return values(index.countries, Int(row.countries))
        case .bestOf: return values(index.bestOf, Int(index.kind(of: position).bestOf))
        case .cast, .directors, .titleWords, .descriptionWords:
            let terms = index.terms
            let own = terms.range(ofTitle: position).filter { terms.block(of: terms.titleTerms[$0]) == block }
            let sorted = own.sorted {
                (terms.titleWeights[$1], terms.titleTerms[$0]) < (terms.titleWeights[$0], terms.titleTerms[$1])
            }
            return sorted.map { terms.titleTerms[$0] }
        default: return []
        }
    }

    private static func values(_ view: SetView, _ combination: Int) -> [UInt32] {
        view.range(combination)
            .sorted { (view.sourceWeights[$1], view.values[$0]) < (view.sourceWeights[$0], view.values[$1]) }
            .map { view.values[$0] }
    }

    private func key(_ value: UInt32, _ block: FeatureBlock) -> Int {
        block == .cast || block == .directors ? Int(index.terms.keys[Int(value)]) : Int(value)
    }
}
