/// A set of titles by their places, a bit each.
package struct TitleSet: Sendable {
    /// The number of titles in the catalog.
    package let universe: Int
    private(set) var words: [UInt64]

    /// No title of a catalog of `universe`.
    package init(universe: Int) {
        self.universe = universe
        words = Array(repeating: 0, count: (universe + 63) / 64)
    }

    package init(_ places: some Sequence<Int>, universe: Int) {
        self.init(universe: universe)
        for place in places { insert(place) }
    }

    /// Adds a title; a place outside the catalog is passed over.
    package mutating func insert(_ place: Int) {
        guard place >= 0, place < universe else { return }
        words[place >> 6] |= 1 << UInt64(place & 63)
    }

    package mutating func remove(_ place: Int) {
        guard place >= 0, place < universe else { return }
        words[place >> 6] &= ~(1 << UInt64(place & 63))
    }

    package func contains(_ place: Int) -> Bool {
        place >= 0 && place < universe && words[place >> 6] >> UInt64(place & 63) & 1 == 1
    }

    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
}

extension TitleSet {
    /// The places of the titles, ascending.
    var places: [Int] {
        var places: [Int] = []
        for (number, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                places.append(number << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return places
    }
}
