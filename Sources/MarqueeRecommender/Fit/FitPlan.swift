/// How weights are fitted. The defaults are those with which the shipped weights were made.
package struct FitPlan: Sendable {
    /// The weights to which the fit is drawn back, by block: what a title is counts 1, its side matters 0.3. Popularity and
    /// rating are not drawn anywhere: likes say enough about them.
    package var expected: [Double] = FeatureBlock.allCases.map { block in
        switch block {
        case .certification, .runtime, .bestOf: 0.3
        default: block.isContent ? 1 : 0
        }
    }
    /// How strongly it is drawn: factor of the squared distance, beside a mean log-likelihood.
    package var pull = 0.025
    /// A like counts log2(U / n)^rarity beside its gain, so that the fit is not for the most popular titles alone.
    package var rarity = 0.8
    /// Into how many parts the titles are divided for the cross-validation.
    package var folds = 10
    /// Decides the division.
    package var seed: UInt64 = 1

    package init() {}
}
