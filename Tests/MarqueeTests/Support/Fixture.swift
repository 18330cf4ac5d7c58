import Foundation
import Testing

/// The small hand-made catalog in Tests/Fixtures/catalog: 13 records of titles, 40 of credits, four lists, and something
/// wrong in each file but the shortest.
enum Fixture {
    static let catalog = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/catalog").path

    /// Rows by table after the catalog has been imported.
    static let counts: [String: Int64] = [
        "title_types": 2, "age_certifications": 6, "genres": 9, "countries": 9, "roles": 2, "persons": 29, "titles": 10,
        "title_genres": 13, "title_countries": 11, "credits": 34, "best_of_lists": 4, "title_best_of": 8,
    ]

    static let rejects: [String] = [
        "raw_titles.csv:14 number_out_of_range", "raw_titles.csv:15 ragged_row", "raw_credits.csv:36 title_refused",
        "raw_credits.csv:37 orphan_credit", "raw_credits.csv:38 bad_number", "raw_credits.csv:39 text_after_quote",
        "raw_credits.csv:40 ragged_row", "Best Movies.csv:4 best_of_unmatched",
    ]

    /// A copy of the catalog with texts of a file replaced by others; each must occur once.
    static func edited(_ edits: [(file: String, text: String, replacement: String)]) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: catalog) {
            try folder.write(Data(contentsOf: URL(fileURLWithPath: "\(catalog)/\(name)")), to: name)
        }
        for edit in edits {
            // Bytes, because a line end of two characters is one to String.
            let parts = try folder.bytes(edit.file).split(
                separator: Data(edit.text.utf8), omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(edit.text) occurs \(parts.count - 1) times in \(edit.file)")
            try folder.write(parts[0] + Data(edit.replacement.utf8) + parts[1], to: edit.file)
        }
        return folder
    }

    /// Next month's catalog: one score changed, one cast in another order, one title new with its credits, one gone.
    static func nextEdition() throws -> TemporaryFolder {
        try edited([
            ("raw_titles.csv", "7.9,81234", "8.0,81300"),
            ("raw_titles.csv", "tm110,Two Rivers,MOVIE,2016,,95,['western'],['US'],,tt9000110,5.9,210,\n", ""),
            (
                "raw_titles.csv", "tm111,Overrated",
                "tm113,Fresh Paint,MOVIE,2022,R,101,['comedy'],['NO'],,tt9000113,6.1,55,\ntm111,Overrated"
            ),
            (
                "raw_credits.csv",
                "5,tm102,Jürgen Ast,Schaffner,ACTOR\r\n6,tm102,Lena Ost,Anna,ACTOR\r\n",
                "6,tm102,Lena Ost,Anna,ACTOR\r\n5,tm102,Jürgen Ast,Schaffner,ACTOR\r\n"
            ),
            (
                "raw_credits.csv", "28,tm110,Moss Reed,Sheriff,ACTOR\r\n27,tm110,Wes Tarn,,DIRECTOR\r\n",
                "40,tm113,New Face,Painter,ACTOR\r\n27,tm113,Wes Tarn,,DIRECTOR\r\n"
            ),
            ("Best Movie by Year.csv", "Two Rivers,2016,5.9,western,US\n", "Fresh Paint,2022,6.1,comedy,NO\n"),
        ])
    }
}
