import Foundation
import Testing

/// A catalog as it is published, which is no part of this repository: `MARQUEE_REAL_DATA` names a folder that has it in
/// its sub-folder `netflix-2022`.
enum RealCatalog {
    static let source: String? = {
        let folder = ProcessInfo.processInfo.environment["MARQUEE_REAL_DATA"].map { "\($0)/netflix-2022" }
        if let folder, FileManager.default.fileExists(atPath: folder) { return folder }
        print("left out: tests on a real catalog, because MARQUEE_REAL_DATA names no folder with a netflix-2022 in it")
        return nil
    }()
}

@Suite(.enabled(if: RealCatalog.source != nil, "MARQUEE_REAL_DATA names no folder with a netflix-2022 in it"))
struct RealCatalogTests {
    @Test func catalog_onEveryEngine_givesTheKnownFigures() throws {
        let source = try #require(RealCatalog.source)
        var dumps: [String] = []
        for kind in Warehouse.Kind.tested {
            let warehouse = try Warehouse(kind)
            let report = try Marquee.importing([source, "--database", warehouse.url])
            #expect(report.rejects.isEmpty)
            let counts = try warehouse.counts()
            for (table, count) in Self.counts { #expect(counts[table] == count, "\(table)") }
            for (list, count) in Self.lists {
                #expect(
                    try warehouse.number(
                        """
                        SELECT COUNT(*) FROM title_best_of b JOIN best_of_lists l ON l.id = b.best_of_list_id
                        WHERE l.name = '\(list)'
                        """) == count, "\(list)")
            }
            for (column, count) in Self.missing {
                let (table, name) = (column.prefix { $0 != "." }, column.drop { $0 != "." }.dropFirst())
                #expect(
                    try warehouse.number("SELECT COUNT(*) FROM \(table) WHERE \(name) IS NULL") == count, "\(column)")
            }
            #expect(
                try warehouse.rows("SELECT id, status FROM countries WHERE status <> 'assigned' ORDER BY id")
                    == ["SU|withdrawn", "XX|unknown"])
            #expect(
                report.findings.contains {
                    $0.rule == "country_name" && $0.original == "Lebanon" && $0.proposal == "LB"
                })
            for rule in ["country_withdrawn", "country_unknown"] {
                #expect(report.findings.contains { $0.rule == rule })
            }
            #expect(try warehouse.number("SELECT COUNT(*) FROM countries WHERE id = 'Lebanon'") == 0)
            #expect(try warehouse.orphans() == [])
            dumps.append(try warehouse.dump())
            #expect(try !Marquee.importing([source, "--database", warehouse.url]).changed)
        }
        #expect(Set(dumps).count == 1)
    }

    private static let counts: [String: Int64] = [
        "titles": 5_806, "title_types": 2, "genres": 19, "title_genres": 14_558, "countries": 106,
        "title_countries": 6_494, "persons": 53_956, "credits": 77_213,
    ]

    private static let lists: [String: Int64] = [
        "best_movies": 387, "best_shows": 246, "best_movies_by_year": 49, "best_shows_by_year": 31,
    ]

    private static let missing: [String: Int64] = [
        "titles.seasons": 3_759, "titles.age_certification_id": 2_610, "titles.imdb_votes": 539,
        "titles.imdb_score": 523,
        "titles.imdb_id": 444, "titles.title": 1, "credits.character_name": 9_627,
    ]
}
