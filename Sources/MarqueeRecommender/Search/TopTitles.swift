/// A title that a search found.
struct FoundTitle {
    var score: Int32
    /// Popularity and rating in units of a score: what decides between equal scores.
    var prior: Int32
    /// Place in the snapshot, which is the order of the ids: what decides at last.
    var place: UInt32

    func isBetter(than other: FoundTitle) -> Bool {
        rank != other.rank ? rank > other.rank : place < other.place
    }

    /// Score and prior as one number, so that comparing takes one step.
    private var rank: Int64 { Int64(score) << 32 &+ Int64(prior) }
}

/// The best titles so far, as a heap with the worst of them on top.
struct TopTitles {
    private let most: Int
    private var heap: [FoundTitle] = []
    /// How many titles that are not among the best have the worst one's score.
    private(set) var tiedOutside = 0

    init(most: Int) {
        self.most = most
        heap.reserveCapacity(most)
    }

    /// Titles with less are not wanted any more. Those with as much are, to be counted.
    var leastScore: Int32 { heap.count < most ? .min : heap[0].score }

    mutating func offer(_ title: FoundTitle) {
        guard heap.count == most else {
            heap.append(title)
            rise(heap.count - 1)
            return
        }
        guard title.isBetter(than: heap[0]) else {
            if title.score == heap[0].score { tiedOutside += 1 }
            return
        }
        let dropped = heap[0].score
        replaceWorst(by: title)
        tiedOutside = heap[0].score == dropped ? tiedOutside + 1 : 0
    }

    /// Best first.
    var sorted: [FoundTitle] { heap.sorted { $0.isBetter(than: $1) } }

    private mutating func rise(_ from: Int) {
        var place = from
        while place > 0 {
            let parent = (place - 1) / 2
            guard heap[parent].isBetter(than: heap[place]) else { return }
            heap.swapAt(place, parent)
            place = parent
        }
    }

    /// The worst title makes room for a better one, which sinks to where none below it is better.
    private mutating func replaceWorst(by title: FoundTitle) {
        heap.withUnsafeMutableBufferPointer { heap in
            var place = 0
            while 2 * place + 1 < heap.count {
                var child = 2 * place + 1
                if child + 1 < heap.count, heap[child].isBetter(than: heap[child + 1]) { child += 1 }
                guard title.isBetter(than: heap[child]) else { break }
                heap[place] = heap[child]
                place = child
            }
            heap[place] = title
        }
    }
}
