/// The row of a title, all but its name: that is a function of `nameNumber`.
struct SampleTitle: Sendable {
    let number: Int
    let isShow: Bool
    let year: Int
    /// The title whose name it bears: mostly its own number.
    var nameNumber: Int
    /// Whether another title bears its name too.
    var hasNamesake: Bool
    let quirk: SampleQuirk?
    /// In `SampleTerms.certifications`.
    var certification: Int?
    /// In minutes.
    var runtime = 0
    /// In `SampleTerms.genres`.
    var genres: [Int] = []
    /// In `SampleCountry.all`.
    var countries: [Int] = []
    var seasons: Int?
    var hasIMDb = true
    /// In tenths.
    var score: Int?
    var votes: Int?

    /// Whose names its people bear.
    var culture: SampleCulture { countries.first.map { SampleCountry.all[$0].culture } ?? .english }
}
