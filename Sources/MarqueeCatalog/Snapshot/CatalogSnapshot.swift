/// The catalog as flat columns, as it stood in a warehouse at one moment: what analysis and recommender work on.
///
/// Titles are in the byte order of their ids and persons in the order of theirs, so that the same data gives the same snapshot
/// on every engine. Titles, persons and the like are named by their place in these columns, from 0.
package struct CatalogSnapshot: Sendable {
    package var titles = Titles()
    package var persons = Persons()
    package var credits = Credits()
    /// By title, in the source's order.
    package var genres = Classification()
    /// By title, in the source's order. Names are country codes (ISO 3166-1 alpha-2).
    package var countries = Classification()
    /// English names of the countries; nil where the code is unknown.
    package var countryNames: [String?] = []
    package var bestOf: [BestOfEntry] = []
    /// Names of the best-of lists, in the order of these.
    package var bestOfLists: [String] = []

    package init() {}

    /// Columns of `titles`, all of the same length. A number that is missing is NaN, an index that is missing -1.
    package struct Titles: Sendable {
        package var ids = TextColumn()
        package var names = TextColumn()
        /// Index into `typeNames`.
        package var types: [Int32] = []
        package var typeNames: [String] = []
        package var releaseYears: [Double] = []
        /// Index into `certificationNames`.
        package var certifications: [Int32] = []
        package var certificationNames: [String] = []
        package var runtimes: [Double] = []
        package var seasons: [Double] = []
        package var imdbIDs = TextColumn()
        package var scores: [Double] = []
        package var votes: [Double] = []
        package var descriptions = TextColumn()
        package var tmdbPopularities: [Double] = []
        package var tmdbScores: [Double] = []

        package init() {}

        package var count: Int { ids.count }
    }

    package struct Persons: Sendable {
        package var ids: [Int64] = []
        package var names = TextColumn()

        package init() {}

        package var count: Int { ids.count }
    }

    /// Credits by title, in billing order: those of title `t` are at `starts[t]..<starts[t + 1]`.
    package struct Credits: Sendable {
        package var starts: [Int32] = [0]
        /// Place of the person in ``Persons``.
        package var persons: [Int32] = []
        /// Index into `roleNames`.
        package var roles: [UInt8] = []
        package var roleNames: [String] = []
        /// Characters played; empty where they were not asked for.
        package var characters = TextColumn()

        package init() {}

        package var count: Int { persons.count }
        package func of(title: Int) -> Range<Int> { Int(starts[title])..<Int(starts[title + 1]) }
    }

    /// Several names of a closed set for each title, as lists laid one after the other: those of title `t` are at
    /// `starts[t]..<starts[t + 1]`.
    package struct Classification: Sendable {
        package var names: [String] = []
        package var starts: [Int32] = [0]
        /// Index into `names`.
        package var values: [Int32] = []

        package init() {}

        package func of(title: Int) -> ArraySlice<Int32> { values[Int(starts[title])..<Int(starts[title + 1])] }
    }

    package struct BestOfEntry: Sendable {
        /// Index into ``CatalogSnapshot/bestOfLists``.
        package let list: Int
        package let title: Int
        /// Place in the list, from 1.
        package let position: Int
        /// NaN where the list gives none.
        package let score: Double
        /// NaN where the list gives none.
        package let votes: Double

        package init(list: Int, title: Int, position: Int, score: Double, votes: Double) {
            self.list = list
            self.title = title
            self.position = position
            self.score = score
            self.votes = votes
        }
    }
}
