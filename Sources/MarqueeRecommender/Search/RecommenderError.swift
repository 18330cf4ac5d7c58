/// What a question or a parameter file can have wrong. The rooms above say it with a code of their own.
package enum RecommenderError: Error, Equatable, Sendable {
    /// The catalog has no titles.
    case emptyCatalog
    /// Nothing is liked.
    case emptyBasket
    /// More titles than ``RecommenderQuery/largestBasket`` are liked and avoided.
    case basketTooLarge(Int)
    /// There is no title at this place.
    case unknownTitle(Int)
    /// The title at this place is both liked and avoided.
    case likedAndAvoided(Int)
    /// A number of titles outside ``RecommenderQuery/counts``.
    case count(Int)
    /// A diversity that is not between 0 and 1.
    case diversity(Double)
    /// A set of allowed titles that was made for another catalog.
    case foreignSet
    /// A parameter that is not known or not in its range.
    case parameter(String)
    /// A file that is no index, one of another version, or a damaged one; why.
    case indexFile(String)
    /// Likes from which nothing can be learnt; why.
    case likes(String)
}
