import MarqueeIngest
import Testing

@Suite struct CreditOrderTests {
    private let title: [Int32] = [2, 0, 1, 0, 2, 1, 0]
    private let person: [Int32] = [0, 5, 1, 2, 4, 3, 0]
    /// Title 1 comes first, then 2, then 0.
    private let ranks: [Int32] = [2, 0, 1]

    @Test func rows_inOneBlock_areByTitleThenAsTheyCame() {
        let order = CreditOrder(title: title, person: person, titleRanks: ranks, persons: 6)
        #expect(order.rows == [2, 5, 0, 4, 1, 3, 6])
    }

    @Test func rows_inBlocks_areByBlockOfPersonsThenByTitle() {
        let order = CreditOrder(title: title, person: person, titleRanks: ranks, persons: 6, personsPerBlock: 2)
        #expect(order.rows == [2, 0, 6, 5, 3, 4, 1])
    }

    @Test(arguments: 1...7 as ClosedRange<Int32>)
    func positions_countWithinTheTitleWhateverTheBlocks(personsPerBlock: Int32) {
        let order = CreditOrder(
            title: title, person: person, titleRanks: ranks, persons: 6, personsPerBlock: personsPerBlock)
        #expect(order.positions == [1, 1, 1, 2, 2, 2, 3])
        #expect(order.rows.sorted() == Array(0..<7))
    }

    @Test func rows_ofNothing_areNone() {
        let order = CreditOrder(title: [], person: [], titleRanks: [], persons: 0)
        #expect(order.rows.isEmpty && order.positions.isEmpty)
    }
}
