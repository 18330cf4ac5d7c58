/// The titles that a warehouse holds before an import: what credits and best-of lists may refer to although their title
/// is in none of the files, and what an incoming title must not collide with.
package struct KnownTitles {
    /// A title as far as an import needs it.
    package struct Title {
        package let id: TextRef
        package let title: TextRef
        package let isShow: Bool
        /// ``ColumnValues/missingInteger`` when it is not known.
        package let releaseYear: Int64
        package let imdbID: TextRef

        package init(id: TextRef, title: TextRef, isShow: Bool, releaseYear: Int64, imdbID: TextRef) {
            self.id = id
            self.title = title
            self.isShow = isShow
            self.releaseYear = releaseYear
            self.imdbID = imdbID
        }
    }

    package var titles: [Title]
    /// Ids of the titles on each list, by the list's name; read when rows of a list are sent again.
    package var placed: [String: Set<String>] = [:]

    /// - Parameter titles: their texts are in the arena that the import uses.
    package init(titles: [Title] = []) { self.titles = titles }
}
