/// The words of the enumerated columns, and the shares that movies and shows have in common.
enum SampleTerms {
    static let genres: [StaticString] = [
        "drama", "comedy", "thriller", "action", "romance", "documentation", "crime", "animation", "fantasy", "family",
        "scifi", "european", "horror", "music", "history", "reality", "sport", "war", "western",
    ]

    /// The genres in which people appear as themselves, and the one in which they are only heard.
    static let documentation = 5
    static let reality = 15
    static let animation = 7

    /// A genre's name in the lists of the best, which differs for three of them.
    static func listedGenre(_ genre: Int) -> StaticString {
        switch genre {
        case 5: "documentary"
        case 13: "musical"
        case 16: "sports"
        default: genres[genre]
        }
    }

    static let certifications: [StaticString] = [
        "R", "PG-13", "PG", "G", "NC-17", "TV-MA", "TV-14", "TV-PG", "TV-Y7", "TV-Y", "TV-G",
    ]

    /// How many titles of each year from `firstYear`.
    static let firstYear = 1945
    static let years: [Int] = [
        1, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 0, 2, 1, 1, 2, 0, 2, 2, 3, 1, 2, 4, 1, 1, 7, 5, 4,
        8,
        3, 5, 2, 6, 6, 7, 10, 7, 14, 4, 21, 13, 12, 8, 15, 26, 13, 13, 24, 21, 33, 35, 37, 52, 53, 66, 63, 73, 105, 110,
        142, 160, 236, 371, 580, 774, 848, 805, 758, 217,
    ]

    /// How many titles of 10,000 of a year are shows: their share has grown.
    static func shows(in year: Int) -> Int {
        switch year {
        case ..<2000: 1_360
        case ..<2010: 2_540
        case ..<2015: 2_810
        case ..<2018: 3_520
        case ..<2021: 3_770
        case 2021: 4_000
        default: 5_020
        }
    }

    /// How many shows of 2,047 have one season, two, …
    static let seasons: [Int] = [
        1187, 374, 181, 116, 76, 40, 16, 14, 9, 5, 7, 4, 2, 2, 4, 0, 0, 1, 1, 0, 1, 0, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0,
        0,
        0, 0, 1, 0, 1, 0, 0, 1,
    ]

    static let movieIDs = SampleQuantiles([
        (0, 350), (100_000, 102_740), (200_000, 176_128), (300_000, 244_192), (400_000, 327_219), (500_000, 411_649),
        (600_000, 458_186), (700_000, 826_983), (800_000, 897_771), (900_000, 1_022_893), (1_000_000, 1_204_412),
    ])
    static let showIDs = SampleQuantiles([
        (0, 4), (100_000, 32_060), (200_000, 52_981), (300_000, 76_458), (400_000, 82_849), (500_000, 88_578),
        (600_000, 137_477), (700_000, 225_539), (800_000, 257_243), (900_000, 296_698), (1_000_000, 346_959),
    ])
    static let imdbIDs = SampleQuantiles([
        (0, 44_429), (100_000, 1_199_099), (200_000, 2_993_406), (300_000, 5_071_412), (400_000, 6_380_900),
        (500_000, 7_587_604), (600_000, 8_743_064), (700_000, 10_075_318), (800_000, 11_559_652), (900_000, 13_694_540),
        (1_000_000, 19_892_832),
    ])
    static let personIDs = SampleQuantiles([
        (0, 7), (50_000, 7_582), (100_000, 17_566), (150_000, 31_122), (200_000, 50_974), (250_000, 74_997),
        (300_000, 96_679), (400_000, 186_690), (500_000, 308_012), (600_000, 650_577), (700_000, 912_593),
        (800_000, 1_259_382), (900_000, 1_661_790), (1_000_000, 2_371_585),
    ])
}
