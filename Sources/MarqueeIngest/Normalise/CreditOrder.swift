import MarqueeCatalog

/// The order in which credits are stored.
///
/// A row that refers to a title and to a person is checked against both. With credits in any order each check of a person
/// lands somewhere else in a table of millions, which costs more than everything else about the row. So credits are stored
/// by blocks of persons that fit a processor's cache, and inside a block by title: both checks then stay close to the ones
/// before. A catalog of few persons has smaller blocks, as long as a block still has a credit for most titles.
package struct CreditOrder {
    /// The persons of a block: a sixteenth of all, at least as many as the nearest cache holds and at most as many as the
    /// farthest does.
    package static func personsPerBlock(of persons: Int) -> Int32 {
        Int32(min(max(persons / 16, 1 << 12), 1 << 16))
    }

    /// The credit at each place.
    package let rows: [Int32]
    /// Each credit's place among the credits of its title, from 1; by credit.
    package var positions: [Int32]

    /// - Parameters:
    ///   - title: the title of each credit.
    ///   - person: the place of each credit's person in the order of persons.
    ///   - titleRanks: the place of each title in the order of titles.
    ///   - persons: number of persons.
    ///   - personsPerBlock: how many persons a block has; nil for what suits their number.
    package init(
        title: [Int32], person: [Int32], titleRanks: [Int32], persons: Int,
        personsPerBlock: Int32? = nil
    ) {
        let personsPerBlock = personsPerBlock ?? Self.personsPerBlock(of: persons)
        let byTitle = SortedOrder.stablySorted(title.indices.map(Int32.init), keys: titleRanks.count) {
            Int(titleRanks[Int(title[Int($0)])])
        }
        var positions = [Int32](repeating: 0, count: title.count)
        var (last, position) = (-1 as Int32, 0 as Int32)
        for row in byTitle.lazy.map(Int.init) {
            position = title[row] == last ? position + 1 : 1
            last = title[row]
            positions[row] = position
        }
        self.positions = positions
        let blocks = persons / Int(personsPerBlock) + 1
        rows =
            blocks == 1
            ? byTitle
            : SortedOrder.stablySorted(byTitle, keys: blocks) {
                Int(person[Int($0)] / personsPerBlock)
            }
    }
}
