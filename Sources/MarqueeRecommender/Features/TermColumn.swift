import Glibc
import MarqueeCatalog

/// The terms of one block, title by title, with weights of unit length: idf times the weight of the place (Salton and Buckley,
/// "Term-weighting approaches in automatic text retrieval", 1988), divided by the length of the title's vector.
///
/// Terms that only one title has are left out, as they cannot make two titles alike; they do count in the length.
struct TermColumn {
    /// Terms of title `t` are at `starts[t]..<starts[t + 1]`.
    private(set) var starts: [UInt32] = [0]
    private(set) var terms: [UInt32] = []
    /// In steps of ``Fraction``.
    private(set) var weights: [UInt16] = []
    /// The key that each term stands for, such as the place of a person; ascending.
    private(set) var keys: [UInt32] = []
    /// Whether a title has any key at all.
    private(set) var known: [Bool] = []

    /// - Parameters:
    ///   - keyed: The keys of each title and the weights of their places, each key once.
    ///   - keyCount: Keys are below it.
    ///   - mostTitles: A key that more titles have says nothing and is passed over.
    init(_ keyed: KeyedTitles, keyCount: Int, mostTitles: Int) {
        let titles = keyed.starts.count - 1
        var frequencies = [UInt32](repeating: 0, count: keyCount)
        for key in keyed.keys { frequencies[Int(key)] += 1 }
        var numbers = [UInt32](repeating: .max, count: keyCount)
        for key in 0..<keyCount where frequencies[key] > 1 && frequencies[key] <= mostTitles {
            numbers[key] = UInt32(keys.count)
            keys.append(UInt32(key))
        }
        let rarity = frequencies.map { Self.rarity(of: $0, among: titles, most: mostTitles) }
        starts.reserveCapacity(titles + 1)
        known.reserveCapacity(titles)
        for title in 0..<titles {
            let range = Int(keyed.starts[title])..<Int(keyed.starts[title + 1])
            var square = 0.0
            for place in range {
                let weight = Double(keyed.weights[place]) * rarity[Int(keyed.keys[place])]
                square += weight * weight
            }
            known.append(!range.isEmpty)
            for place in range where numbers[Int(keyed.keys[place])] != .max {
                let weight = Double(keyed.weights[place]) * rarity[Int(keyed.keys[place])] / square.squareRoot()
                terms.append(numbers[Int(keyed.keys[place])])
                weights.append(Fraction.encode(weight))
            }
            starts.append(UInt32(terms.count))
        }
    }

    /// Inverse document frequency, ln((N + 1) / n).
    private static func rarity(of frequency: UInt32, among titles: Int, most: Int) -> Double {
        frequency == 0 || frequency > most ? 0 : log(Double(titles + 1) / Double(frequency))
    }
}

/// Keys of titles with weights, before they are counted.
struct KeyedTitles {
    private(set) var starts: [UInt32] = [0]
    private(set) var keys: [UInt32] = []
    private(set) var weights: [Float] = []

    /// Adds a key of the present title, unless it has it already.
    mutating func add(_ key: UInt32, weight: Float) {
        var place = keys.count
        while place > Int(starts[starts.count - 1]) {
            place -= 1
            if keys[place] == key { return }
        }
        keys.append(key)
        weights.append(weight)
    }

    mutating func endTitle() { starts.append(UInt32(keys.count)) }
}

extension KeyedTitles {
    /// The persons of a role by title. The weight falls with the root of the place in the billing.
    init(personsOf role: String, in snapshot: CatalogSnapshot, billing: Bool) {
        self.init()
        let credits = snapshot.credits
        let roleIndex = credits.roleNames.firstIndex(of: role).map(UInt8.init(clamping:))
        for title in 0..<snapshot.titles.count {
            var place = 0
            for credit in credits.of(title: title) where credits.roles[credit] == roleIndex {
                place += 1
                add(UInt32(credits.persons[credit]), weight: billing ? 1 / Float(place).squareRoot() : 1)
            }
            endTitle()
        }
    }

    /// The words of a text by title, numbered in the order in which they first stand.
    init(wordsOf column: TextColumn, titles: Int, wordCount: inout Int) {
        self.init()
        var numbers: [UInt64: UInt32] = [:]
        column.bytes.withUnsafeBufferPointer { bytes in
            for title in 0..<titles {
                if title < column.count {
                    WordReading.forEach(in: UnsafeBufferPointer(rebasing: bytes[column.range(title)])) { hash in
                        let number = numbers[hash] ?? UInt32(numbers.count)
                        numbers[hash] = number
                        add(number, weight: 1)
                    }
                }
                endTitle()
            }
        }
        wordCount = numbers.count
    }
}
