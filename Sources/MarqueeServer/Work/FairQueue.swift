/// Items that wait, in a line for each owner; the lines take turns.
struct FairQueue<Item> {
    /// Whose an item is.
    enum Owner: Hashable {
        /// The service itself: health, tokens that nobody has looked at yet.
        case service
        /// The principal with that id, over all tokens.
        case principal(Int64)
    }

    private struct Line {
        var items: [Item?] = []
        var head = 0
        var count: Int { items.count - head }

        mutating func removeFirst() -> Item? {
            guard head < items.count else { return nil }
            // What was handed out is not kept: it may hold a request's whole body.
            let item = items[head]
            items[head] = nil
            head += 1
            if head == items.count {
                items.removeAll()
                head = 0
            } else if head > 64, head * 2 > items.count {
                items.removeFirst(head)
                head = 0
            }
            return item
        }
    }

    private var lines: [Owner: Line] = [:]
    /// Those that have items waiting; the next to be served is in front.
    private var turns: [Owner] = []
    private(set) var count = 0

    /// How many items of an owner wait.
    func count(of owner: Owner) -> Int { lines[owner]?.count ?? 0 }

    mutating func append(_ item: Item, of owner: Owner) {
        if lines[owner] == nil { turns.append(owner) }
        lines[owner, default: Line()].items.append(item)
        count += 1
    }

    /// Whether there is an item of an owner that may have one.
    func hasNext(where mayHave: (Owner) -> Bool) -> Bool { turns.contains(where: mayHave) }

    /// Takes the first item of the next owner in turn that may have one.
    mutating func next(where mayHave: (Owner) -> Bool) -> (owner: Owner, item: Item)? {
        guard let place = turns.firstIndex(where: mayHave) else { return nil }
        let owner = turns.remove(at: place)
        guard let item = removeFirst(of: owner) else { return nil }
        if lines[owner] != nil { turns.append(owner) }
        return (owner, item)
    }

    /// Takes the items at the heads of lines for as long as they meet a condition.
    mutating func removeHeads(while condition: (Item) -> Bool) -> [Item] {
        var removed: [Item] = []
        for owner in turns {
            while let line = lines[owner], let first = line.items[line.head], condition(first) {
                if let item = removeFirst(of: owner) { removed.append(item) }
            }
        }
        turns.removeAll { lines[$0] == nil }
        return removed
    }

    private mutating func removeFirst(of owner: Owner) -> Item? {
        guard let item = lines[owner]?.removeFirst() else { return nil }
        if lines[owner]?.count == 0 { lines[owner] = nil }
        count -= 1
        return item
    }
}
