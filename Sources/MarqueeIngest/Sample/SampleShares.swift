/// The shares measured in a real catalog of 5,806 titles, as far as they differ between movies and shows.
struct SampleShares: Sendable {
    /// Age certifications in the order of `SampleTerms.certifications`, the last weight for none.
    let certifications: SampleWeights
    let runtime: SampleQuantiles
    /// How many genres, how often each comes first and how often later, in the order of `SampleTerms.genres`.
    let genreCounts: SampleWeights
    let firstGenres: SampleWeights
    let laterGenres: SampleWeights
    let countryCounts: SampleWeights
    let firstCountries: SampleWeights
    /// In tenths.
    let score: SampleQuantiles
    let votes: SampleQuantiles
    /// How many cases of 10,000 take their votes from their score: good titles are watched more.
    let votesFollowScore: Int
    let credits: SampleQuantiles
    /// How many directors titles with credits have, from none.
    let directors: SampleWeights

    static let movies = SampleShares(
        certifications: SampleWeights([575, 440, 246, 131, 14, 0, 0, 0, 0, 0, 0, 2353]),
        runtime: quantiles([
            3, 8, 10, 13, 17, 24, 44, 60, 69, 80, 89, 94, 98, 104, 110, 120, 127, 136, 150, 165, 175, 189, 217, 230,
            251,
        ]),
        genreCounts: SampleWeights([36, 1039, 1150, 851, 418, 189, 52, 19, 4, 1]),
        firstGenres: SampleWeights([936, 964, 406, 124, 259, 386, 114, 107, 131, 34, 65, 0, 117, 44, 4, 2, 2, 12, 16]),
        laterGenres: SampleWeights([
            1750, 830, 440, 517, 435, 204, 410, 164, 190, 295, 145, 357, 150, 128, 133, 7, 109, 82, 15,
        ]),
        countryCounts: SampleWeights([152, 3037, 389, 126, 33, 14, 5, 3]),
        firstCountries: SampleWeights(SampleCountry.all.map(\.firstOfMovies)),
        score: quantiles([
            15, 19, 21, 25, 29, 35, 43, 48, 52, 54, 58, 61, 64, 66, 69, 72, 74, 76, 79, 82, 84, 86, 88, 90, 90,
        ]),
        votes: quantiles([
            5, 6, 7, 11, 17, 29, 56, 142, 250, 372, 818, 1513, 2632, 4346, 8223, 19_366, 30_785, 57_894, 129_199,
            269_043, 439_027, 586_679, 723_306, 1_346_020, 2_268_288,
        ]),
        votesFollowScore: 3_000,
        credits: SampleQuantiles([
            (0, 0), (26_800, 0), (26_900, 1), (50_000, 1), (100_000, 2), (150_000, 3), (200_000, 4), (300_000, 7),
            (400_000, 10), (500_000, 13), (600_000, 16), (700_000, 19), (800_000, 24), (850_000, 29), (900_000, 35),
            (950_000, 49), (980_000, 67), (990_000, 81), (995_000, 98), (998_000, 116), (999_000, 139),
            (1_000_000, 208),
        ]),
        directors: SampleWeights([131, 3216, 285, 13, 10, 1, 0, 0, 0, 0, 0, 2]))

    static let shows = SampleShares(
        certifications: SampleWeights([0, 0, 0, 0, 0, 841, 470, 186, 112, 105, 76, 257]),
        runtime: quantiles([
            2, 2, 2, 3, 3, 5, 12, 20, 22, 24, 26, 31, 41, 44, 47, 52, 55, 60, 68, 80, 89, 97, 131, 178, 225,
        ]),
        genreCounts: SampleWeights([32, 502, 548, 402, 266, 156, 87, 41, 11, 2]),
        firstGenres: SampleWeights([496, 346, 36, 168, 6, 202, 140, 125, 12, 32, 224, 0, 4, 6, 5, 174, 2, 31, 6]),
        laterGenres: SampleWeights([
            1050, 620, 330, 244, 258, 118, 227, 269, 298, 261, 153, 103, 109, 60, 91, 40, 53, 24, 7,
        ]),
        countryCounts: SampleWeights([80, 1895, 63, 9]),
        firstCountries: SampleWeights(SampleCountry.all.map(\.firstOfShows)),
        score: quantiles([
            16, 17, 23, 31, 36, 42, 51, 56, 60, 62, 66, 69, 72, 74, 76, 79, 81, 83, 85, 87, 89, 91, 93, 96, 96,
        ]),
        votes: quantiles([
            5, 6, 6, 7, 11, 16, 41, 106, 182, 308, 592, 1048, 1794, 2908, 5108, 10_329, 17_304, 31_577, 74_877,
            202_522, 308_291, 425_716, 515_577, 989_090, 1_727_694,
        ]),
        votesFollowScore: 5_500,
        credits: SampleQuantiles([
            (0, 0), (132_300, 0), (132_400, 1), (200_000, 1), (300_000, 3), (400_000, 4), (500_000, 6), (600_000, 7),
            (700_000, 9), (800_000, 11), (850_000, 13), (900_000, 15), (950_000, 18), (980_000, 23), (990_000, 28),
            (995_000, 31), (998_000, 37), (999_000, 47), (1_000_000, 65),
        ]),
        directors: SampleWeights([1290, 386, 75, 18, 3, 2, 2]))

    /// Quantiles at the ranks that show both the middle and the tails of a distribution.
    private static func quantiles(_ values: [Int]) -> SampleQuantiles {
        let ranks = [
            0, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 150_000, 200_000, 300_000, 400_000, 500_000,
            600_000, 700_000, 800_000, 850_000, 900_000, 950_000, 980_000, 990_000, 995_000, 998_000, 999_000,
            1_000_000,
        ]
        return SampleQuantiles(zip(ranks, values).map { (millionth: $0, value: $1) })
    }
}
