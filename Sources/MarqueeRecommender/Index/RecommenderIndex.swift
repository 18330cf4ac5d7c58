/// A catalog as the recommender needs it: flat arrays in one piece of memory, made from a snapshot or mapped from a file.
///
/// All of it may be asked by any number of threads at once. Titles are named by their places in the snapshot.
package final class RecommenderIndex: @unchecked Sendable {
    // What lets this class be sent without a lock: the arrays below are parts of `image`, which never changes.
    let image: IndexImage
    /// The parameters with which the index was made.
    package let weights: RecommenderWeights
    /// What the caller said the data is, such as a digest of it.
    package let dataVersion: String
    /// Weight of each block in units of a score. Those of blocks that the catalog lacks are 0; together they make 1.
    let blockUnits: [Double]
    /// Likeness of two years, and of two runtimes, by how many steps they are apart.
    let yearLikeness: UnsafeBufferPointer<Double>
    let runtimeLikeness: UnsafeBufferPointer<Double>
    /// What these give to a title when one is liked, in units of a score.
    let yearUnits: [Int32]
    let runtimeUnits: [Int32]
    /// Likeness of each certification to each.
    let certificationLikeness: UnsafeBufferPointer<Double>
    let rows: UnsafeBufferPointer<TitleRow>
    let kinds: UnsafeBufferPointer<TitleKind>
    let known: UnsafeBufferPointer<KnownBlocks>
    /// The place in the snapshot of each position in the index, and the other way round.
    let places: UnsafeBufferPointer<UInt32>
    let positions: UnsafeBufferPointer<UInt32>
    let groups: UnsafeBufferPointer<GroupBound>
    let groupCombinations: UnsafeBufferPointer<UInt32>
    let genres: SetView
    let countries: SetView
    let bestOf: SetView
    let terms: TermView
    /// How many codes occur of each kind, unknown included.
    let codes: (years: Int, runtimes: Int, types: Int, certifications: Int)
    /// Working memory of past questions, for the next one.
    let workspaces = WorkspacePool()

    init(image: IndexImage) throws(RecommenderError) {
        self.image = image
        dataVersion = String(decoding: image.array(.dataVersion, of: UInt8.self), as: UTF8.self)
        let values: UnsafeBufferPointer<Double> = image.array(.parameters)
        let names = RecommenderWeights().parameters.map(\.name)
        guard values.count == names.count else { throw .indexFile("it has other parameters") }
        let weights = try RecommenderWeights(parameters: Array(zip(names, values)))
        self.weights = weights
        (rows, kinds, known) = (image.array(.rows), image.array(.kinds), image.array(.known))
        let known = known.reduce(into: KnownBlocks()) { $0.formUnion($1) }
        let present = FeatureBlock.allCases.map { known.contains($0) ? weights[$0] : 0 }
        let total = present.reduce(0, +)
        let blockUnits = present.map { total > 0 ? $0 / total * ScoreUnits.one : 0 }
        self.blockUnits = blockUnits
        yearLikeness = image.array(.yearLikeness)
        runtimeLikeness = image.array(.runtimeLikeness)
        yearUnits = yearLikeness.map { ScoreUnits.round(blockUnits[FeatureBlock.year.rawValue] * $0) }
        runtimeUnits = runtimeLikeness.map { ScoreUnits.round(blockUnits[FeatureBlock.runtime.rawValue] * $0) }
        certificationLikeness = image.array(.certificationLikeness)
        (places, positions) = (image.array(.places), image.array(.positions))
        (groups, groupCombinations) = (image.array(.groups), image.array(.groupCombinations))
        genres = SetView(image, first: .genreStarts)
        countries = SetView(image, first: .countryStarts)
        bestOf = SetView(image, first: .bestOfStarts)
        terms = TermView(image)
        codes = (
            years: Int(rows.reduce(0) { max($0, $1.year) }) + 1,
            runtimes: Int(rows.reduce(0) { max($0, $1.runtime) }) + 1,
            types: Int(kinds.reduce(0) { max($0, $1.type) }) + 1,
            certifications: Int(Double(certificationLikeness.count).squareRoot()) + 1
        )
    }

    /// The number of titles.
    package var count: Int { rows.count }
    /// The bytes that the index takes, in memory as in a file.
    package var byteCount: Int { image.bytes.count }
    /// A checksum of the index: the same for the same catalog, parameters and data version.
    package var checksum: UInt64 { image.bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self) }

    /// The kind of the title at a position.
    func kind(of position: Int) -> TitleKind { kinds[Int(rows[position].kind)] }

    func position(of place: Int) throws(RecommenderError) -> Int {
        guard place >= 0, place < count else { throw .unknownTitle(place) }
        return Int(positions[place])
    }
}

/// The terms of an index: their posting lists, and the terms of each title.
struct TermView {
    /// Terms of the blocks of ``FeatureBlock/termBlocks``, one block after the other: where each begins, and the end.
    let blocks: UnsafeBufferPointer<UInt32>
    let starts: UnsafeBufferPointer<UInt32>
    let postings: UnsafeBufferPointer<UInt32>
    let weights: UnsafeBufferPointer<UInt16>
    let peaks: UnsafeBufferPointer<UInt16>
    let keys: UnsafeBufferPointer<UInt32>
    let titleStarts: UnsafeBufferPointer<UInt32>
    let titleTerms: UnsafeBufferPointer<UInt32>
    let titleWeights: UnsafeBufferPointer<UInt16>

    init(_ image: IndexImage) {
        (blocks, starts) = (image.array(.blockTerms), image.array(.termStarts))
        (postings, weights) = (image.array(.postings), image.array(.postingWeights))
        (peaks, keys) = (image.array(.termPeaks), image.array(.termKeys))
        (titleStarts, titleTerms) = (image.array(.titleStarts), image.array(.titleTerms))
        titleWeights = image.array(.titleWeights)
    }

    func postings(of term: Int) -> Range<Int> { Int(starts[term])..<Int(starts[term + 1]) }
    func range(ofTitle position: Int) -> Range<Int> { Int(titleStarts[position])..<Int(titleStarts[position + 1]) }

    func block(of term: UInt32) -> FeatureBlock {
        var number = 0
        while number + 1 < FeatureBlock.termBlocks.count, blocks[number + 1] <= term { number += 1 }
        return FeatureBlock.termBlocks[number]
    }
}
