extension RecommenderIndex {
    /// How alike two titles are in what they are, from 0 to 1: the scorer's blocks without popularity and rating, in parts of
    /// the weights of these blocks. 0 for places that are no titles.
    package func likeness(_ one: Int, _ other: Int) -> Double {
        guard (0..<count).contains(one), (0..<count).contains(other) else { return 0 }
        let (one, other) = (Int(positions[one]), Int(positions[other]))
        var (sum, weights) = (0.0, 0.0)
        for block in FeatureBlock.allCases where block.isContent {
            let weight = blockUnits[block.rawValue]
            weights += weight
            if weight > 0 { sum += weight * likeness(block, one, other) }
        }
        return weights > 0 ? min(1, sum / weights) : 0
    }

    /// The mean of 1 - ``likeness(_:_:)`` over the pairs of a list; nil with fewer than two titles.
    package func intraListDistance(_ places: [Int]) -> Double? {
        guard places.count > 1 else { return nil }
        var sum = 0.0
        for (rank, place) in places.enumerated() {
            for other in places[..<rank] { sum += 1 - likeness(place, other) }
        }
        return sum / Double(places.count * (places.count - 1) / 2)
    }

    /// What a block says of two titles at positions, from 0 to 1, before it is weighted. For popularity and rating, what
    /// the second title gets if the first one is liked.
    func likeness(_ block: FeatureBlock, _ one: Int, _ other: Int) -> Double {
        let (first, second) = (rows[one], rows[other])
        let (kind, otherKind) = (kind(of: one), kind(of: other))
        switch block {
        case .genres: return Self.shared(genres, first.genres, second.genres)
        case .countries: return Self.shared(countries, first.countries, second.countries)
        case .bestOf: return Self.shared(bestOf, UInt32(kind.bestOf), UInt32(otherKind.bestOf))
        case .year: return Self.near(yearLikeness, first.year, second.year)
        case .runtime: return Self.near(runtimeLikeness, first.runtime, second.runtime)
        case .type: return kind.type > 0 && kind.type == otherKind.type ? 1 : 0
        case .certification:
            let names = codes.certifications - 1
            guard kind.certification > 0, otherKind.certification > 0 else { return 0 }
            return certificationLikeness[(Int(kind.certification) - 1) * names + Int(otherKind.certification) - 1]
        case .popularity: return reception(first.popularity, second.popularity)
        case .rating: return reception(first.rating, second.rating)
        case .cast, .directors, .titleWords, .descriptionWords: return sharedTerms(block, one, other)
        }
    }

    private func reception(_ source: UInt16, _ title: UInt16) -> Double {
        let floor = weights.priorFloor
        return (floor + (1 - floor) * Fraction.decode(source)) * Fraction.decode(title)
    }

    private static func near(_ table: UnsafeBufferPointer<Double>, _ one: UInt8, _ other: UInt8) -> Double {
        one > 0 && other > 0 ? table[abs(Int(one) - Int(other))] : 0
    }

    private static func shared(_ view: SetView, _ one: UInt32, _ other: UInt32) -> Double {
        var sum = 0.0
        for place in view.range(Int(one)) {
            for match in view.range(Int(other)) where view.values[match] == view.values[place] {
                sum += Fraction.decode(view.sourceWeights[place]) * Fraction.decode(view.weights[match])
            }
        }
        return sum
    }

    private func sharedTerms(_ block: FeatureBlock, _ one: Int, _ other: Int) -> Double {
        var sum = 0.0
        for place in terms.range(ofTitle: one) where terms.block(of: terms.titleTerms[place]) == block {
            for match in terms.range(ofTitle: other) where terms.titleTerms[match] == terms.titleTerms[place] {
                sum += Fraction.decode(terms.titleWeights[place]) * Fraction.decode(terms.titleWeights[match])
            }
        }
        return sum
    }
}
