/// Where a title comes from, and whose names its people therefore bear.
struct SampleCountry: Sendable {
    let code: StaticString
    let culture: SampleCulture
    /// How often it comes first in a movie of a real catalog, in a show, and how often it comes later.
    let firstOfMovies: Int
    let firstOfShows: Int
    let later: Int

    init(_ code: StaticString, _ culture: SampleCulture, _ movies: Int, _ shows: Int, _ later: Int) {
        self.code = code
        self.culture = culture
        firstOfMovies = movies
        firstOfShows = shows
        self.later = later
    }

    static let all: [SampleCountry] =
        [
            .init("US", .english, 1323, 764, 240), .init("GB", .english, 169, 135, 102),
            .init("CA", .english, 102, 54, 60), .init("AU", .english, 31, 41, 11), .init("IE", .english, 10, 2, 6),
            .init("NZ", .english, 8, 3, 1), .init("IN", .indian, 575, 44, 10), .init("PK", .indian, 3, 0, 1),
            .init("BD", .indian, 2, 0, 1), .init("NP", .indian, 0, 0, 1), .init("LK", .indian, 0, 0, 1),
            .init("JP", .japanese, 109, 168, 14), .init("KR", .korean, 48, 166, 2),
            .init("CN", .chinese, 34, 47, 23), .init("TW", .chinese, 20, 38, 3), .init("HK", .chinese, 26, 4, 11),
            .init("SG", .chinese, 7, 17, 4), .init("PH", .malay, 79, 4, 2), .init("ID", .malay, 55, 1, 2),
            .init("TH", .malay, 14, 21, 3), .init("MY", .malay, 13, 4, 2), .init("VN", .malay, 3, 0, 1),
            .init("KH", .malay, 2, 0, 1),
        ] + europe + elsewhere

    private static let europe: [SampleCountry] = [
        .init("FR", .french, 113, 59, 76), .init("BE", .french, 19, 9, 21), .init("LU", .french, 1, 1, 5),
        .init("ES", .spanish, 111, 70, 31), .init("PT", .portuguese, 1, 2, 2), .init("IT", .italian, 43, 19, 19),
        .init("DE", .german, 55, 31, 53), .init("AT", .german, 6, 2, 5), .init("CH", .german, 4, 0, 9),
        .init("NL", .german, 20, 5, 13), .init("SE", .nordic, 9, 10, 11), .init("DK", .nordic, 8, 10, 11),
        .init("NO", .nordic, 7, 9, 6), .init("IS", .nordic, 2, 3, 6), .init("FI", .nordic, 1, 3, 3),
        .init("PL", .slavic, 27, 11, 4), .init("RU", .slavic, 4, 10, 1), .init("CZ", .slavic, 5, 0, 4),
        .init("BG", .slavic, 6, 0, 2), .init("RO", .italian, 6, 0, 1), .init("HU", .slavic, 4, 0, 3),
        .init("UA", .slavic, 3, 1, 1), .init("RS", .slavic, 1, 0, 1), .init("GE", .slavic, 1, 0, 1),
        .init("LT", .slavic, 1, 0, 1), .init("GR", .italian, 1, 0, 3), .init("HR", .slavic, 0, 1, 1),
    ]

    private static let elsewhere: [SampleCountry] = [
        .init("MX", .spanish, 69, 41, 13), .init("AR", .spanish, 42, 16, 13), .init("CO", .spanish, 13, 28, 4),
        .init("CL", .spanish, 15, 3, 2), .init("PE", .spanish, 8, 1, 3), .init("UY", .spanish, 3, 0, 4),
        .init("PR", .spanish, 1, 1, 0), .init("VE", .spanish, 1, 0, 0), .init("CU", .spanish, 1, 0, 0),
        .init("BR", .portuguese, 54, 37, 7), .init("TR", .turkish, 60, 20, 1), .init("CY", .turkish, 0, 0, 1),
        .init("EG", .arabic, 42, 4, 3), .init("LB", .arabic, 16, 4, 16), .init("PS", .arabic, 10, 0, 11),
        .init("AE", .arabic, 14, 2, 5), .init("SA", .arabic, 7, 6, 2), .init("QA", .arabic, 5, 0, 6),
        .init("KW", .arabic, 5, 3, 1), .init("JO", .arabic, 0, 2, 4), .init("MA", .arabic, 2, 0, 3),
        .init("SY", .arabic, 1, 0, 2), .init("IQ", .arabic, 1, 0, 1), .init("IL", .arabic, 6, 7, 3),
        .init("NG", .african, 66, 5, 4), .init("ZA", .african, 23, 10, 9), .init("GH", .african, 3, 0, 1),
        .init("TZ", .african, 4, 0, 1), .init("KE", .african, 2, 0, 1), .init("CM", .african, 2, 0, 1),
        .init("SN", .african, 1, 1, 1), .init("CD", .african, 2, 0, 1), .init("ZW", .african, 1, 0, 0),
    ]
}
