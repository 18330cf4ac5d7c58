import Testing

@testable import MarqueeIngest

struct SortedOrderTests {
    @Test(arguments: [1, 2047, 2048, 1 << 28, 1 << 32 - 1, 1 << 32, 1 << 53] as [Int64])
    func numbersComeInOrder_equalOnesAsTheyCame(largest: Int64) {
        var random = SeededRandom(UInt64(largest))
        var numbers = (0..<5_000).map { _ in Int64.random(in: 0...largest, using: &random) }
        numbers += [0, largest, 0, largest] + numbers.prefix(500)
        let order = SortedOrder(numbers: numbers)
        let expected = numbers.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
        #expect(order.rows == expected.map(Int32.init))
        #expect(order.ranks.indices.allSatisfy { order.rows[Int(order.ranks[$0])] == $0 })
    }

    @Test(arguments: [[], [0], [0, 0], [7]] as [[Int64]])
    func fewNumbersComeInOrder(numbers: [Int64]) {
        #expect(SortedOrder(numbers: numbers).rows == numbers.indices.map(Int32.init))
    }
}
