import MarqueeCatalog

/// Names that several persons have.
struct RepeatedNames {
    /// Persons whose names are the same bytes.
    let same: Repetitions
    /// Different names that are the same in lower case.
    let butForCase: Repetitions
    /// Names of the largest group of ``butForCase``.
    let example: String?

    init(_ names: TextColumn) {
        var (index, firsts, sizes) = (HashIndex(), [Int32](), [Int32]())
        for row in 0..<names.count where !names.isMissing(row) {
            let number = index.number(names.hash(row)) { names.isSame(Int(firsts[$0]), row) }
            if number == firsts.count {
                firsts.append(Int32(row))
                sizes.append(1)
            } else {
                sizes[number] += 1
            }
        }
        let shared = zip(firsts, sizes).filter { $0.1 > 1 }
        same = Repetitions(
            groups: shared.count, rows: shared.reduce(0) { $0 + Int($1.1) },
            example: shared.max { ($0.1, $1.0) < ($1.1, $0.0) }.map { Int($0.0) })
        index = HashIndex()
        sizes = []
        var folded = LowercasedTexts(names, rows: firsts)
        butForCase = Repetitions(among: folded.count) {
            folded.hash($0)
        } isSame: {
            folded.isSame($0, $1)
        }
        example = butForCase.example.flatMap { names[Int(firsts[$0])] }
    }
}
