/// A group of features of one kind. Each is normalised by itself, so that none drowns the others by having more values; the
/// score of a title is the sum of what its blocks contribute, in the order in which they stand here.
package enum FeatureBlock: Int, CaseIterable, Sendable {
    case genres, cast, directors, countries, titleWords, descriptionWords
    case year, type, certification, runtime, bestOf
    /// How widely seen: known by the number of votes.
    case popularity
    /// How well liked: the mean score, drawn towards the catalog's mean where few voted.
    case rating

    /// Name in snake_case, as parameters, JSON and tables use it.
    package var name: String {
        switch self {
        case .genres: "genres"
        case .cast: "cast"
        case .directors: "directors"
        case .countries: "countries"
        case .titleWords: "title_words"
        case .descriptionWords: "description_words"
        case .year: "release_year"
        case .type: "type"
        case .certification: "age_certification"
        case .runtime: "runtime"
        case .bestOf: "best_of"
        case .popularity: "popularity"
        case .rating: "rating"
        }
    }

    /// Whether the block says what a title is. The other two say how it was received: the prior.
    package var isContent: Bool { self != .popularity && self != .rating }

    /// Blocks whose values are terms with posting lists, in the order of their terms in the index.
    static let termBlocks: [FeatureBlock] = [.cast, .directors, .titleWords, .descriptionWords]
    /// Blocks of which few combinations occur: each title has the number of its combination.
    static let setBlocks: [FeatureBlock] = [.genres, .countries, .bestOf]
}
