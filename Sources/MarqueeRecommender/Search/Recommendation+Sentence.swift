extension Recommendation {
    /// The reasons in words, the weightiest first: "same director 0.09 · 3 of 4 genres 0.07 · rating 0.16". What gives less
    /// than 0.01 is left out.
    package var sentence: String {
        let told = contributions.filter { abs($0.units) >= 1_000_000 }
        let ordered = told.enumerated().sorted { one, other in
            (abs(other.element.units), one.offset) < (abs(one.element.units), other.offset)
        }
        return ordered.map { "\($0.element.words) \(Self.hundredths($0.element.units))" }.joined(separator: " · ")
    }

    private static func hundredths(_ units: Int) -> String {
        let rounded = (abs(units) + 500_000) / 1_000_000
        let digits = rounded % 100 < 10 ? "0\(rounded % 100)" : "\(rounded % 100)"
        return "\(units < 0 ? "-" : "")\(rounded / 100).\(digits)"
    }
}

extension Contribution {
    /// What the liked titles and this one have in common.
    package var words: String {
        switch block {
        case nil: "like what is avoided"
        case .genres: of == 1 ? "same genre" : "\(shared) of \(of) genres"
        case .cast: shared == 1 ? "an actor in common" : "\(shared) actors in common"
        case .directors: shared == of ? (of == 1 ? "same director" : "same directors") : "\(shared) of \(of) directors"
        case .countries: shared == of ? (of == 1 ? "same country" : "same countries") : "\(shared) of \(of) countries"
        case .titleWords: shared == 1 ? "a word of the title" : "\(shared) words of the title"
        case .descriptionWords: shared == 1 ? "a word of the description" : "\(shared) words of the description"
        case .year: "release year"
        case .type: "same type"
        case .certification: "age certification"
        case .runtime: "runtime"
        case .bestOf: "on the same best-of list"
        case .popularity: "popularity"
        case .rating: "rating"
        }
    }
}
