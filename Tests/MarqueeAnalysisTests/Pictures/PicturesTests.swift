import MarqueeAnalysis
package import MarqueeCatalog
import Testing

struct PicturesTests {
    private let report = SampleReport.report

    private func specification(_ name: String, in report: Report) throws -> JSONNode {
        let figure = try #require(report.figure(name))
        return try #require(Pictures.specification(of: figure, in: report))
    }

    @Test(arguments: SampleReport.drawn)
    func specification_ofFigureWithPicture_standsByItself(_ name: String) throws {
        let figure = try #require(report.figure(name))
        let specification = try #require(Pictures.specification(of: figure, in: report))
        #expect(specification["$schema"] == "https://vega.github.io/schema/vega-lite/v6.json")
        #expect(specification["description"] == .text(figure.finding))
        #expect(specification["title"] == .text(figure.title))
        #expect(specification["data"]?["values"] != nil)
        #expect(specification.json.contains("\"tooltip\""))
        #expect(!specification.json.contains("\"url\""))
        _ = try JSONReader.read(specification.json)
    }

    @Test func specification_ofTableAlone_isNone() throws {
        for name in ["alerts", "people_links"] {
            let figure = try #require(report.figure(name))
            #expect(Pictures.specification(of: figure, in: report) == nil)
        }
    }

    @Test func specification_ofEmptyTable_isNone() {
        let figure = SampleReport.figure("genres", "Genres", FigureTable("genre", "titles", "mean_score", "mean_votes"))
        #expect(Pictures.specification(of: figure, in: report) == nil)
    }

    @Test func specification_withoutAColumnItShows_isNone() {
        var table = FigureTable("genre", "titles")
        table.add("drama", 3)
        #expect(Pictures.specification(of: SampleReport.figure("genres", "Genres", table), in: report) == nil)
    }

    @Test func specification_withMoreColumnsInAnotherOrder_isDrawn() throws {
        var table = FigureTable("news", "share", "titles", "type")
        table.add("x", .real(1), 7, "MOVIE")
        let specification = try #require(
            Pictures.specification(of: SampleReport.figure("types", "Types", table), in: report))
        #expect(specification["data"]?["values"]?.json == #"[{"type":"MOVIE","titles":7,"share":1.0}]"#)
    }

    @Test func countries_manyOfThem_showsTwentyByNameOrCode() throws {
        let specification = try specification("countries", in: report)
        guard case .list(let values)? = specification["data"]?["values"] else { throw Unexpected() }
        #expect(values.count == 20)
        #expect(values[4]["label"] == .text(SampleReport.rightToLeft))
        #expect(values[5]["label"] == "C5")
    }

    @Test func bestTitles_ofTheSameName_areDrawnApart() throws {
        let specification = try specification("best_titles", in: report)
        guard case .list(let values)? = specification["data"]?["values"] else { throw Unexpected() }
        #expect(Set(values.compactMap { $0["label"]?.json }).count == values.count)
    }

    @Test func people_linksToUnknownPersons_areLeftOut() throws {
        var people = FigureTable("person_id", "name", "community", "titles", "x", "y")
        people.add(1, "A", 0, 3, .real(0), .real(0))
        people.add(2, "B", 0, 3, .real(1), .real(1))
        var links = FigureTable("source", "target", "titles")
        links.add(1, 2, 5)
        links.add(1, 9, 5)
        let figures = [
            SampleReport.figure("people", "People", people), SampleReport.figure("people_links", "Links", links),
        ]
        let report = Report(sections: [ReportSection("people", title: "People", figures)])
        let specification = try specification("people", in: report)
        guard case .list(let layers)? = specification["layer"] else { throw Unexpected() }
        #expect(layers[0]["data"]?.json == #"{"values":[{"x":0.0,"y":0.0,"x2":1.0,"y2":1.0,"titles":5}]}"#)
        // Of two with as many titles the first has its name written.
        #expect(layers[2]["data"]?.json == #"{"values":[{"name":"A","x":0.0,"y":0.0}]}"#)
    }

    @Test func specifications_twice_areTheSameBytes() {
        #expect(Pictures.specifications(of: report).bytes == Pictures.specifications(of: report).bytes)
    }

    struct Unexpected: Error {}
}

extension JSONNode: Equatable {
    package static func == (one: JSONNode, other: JSONNode) -> Bool { one.bytes == other.bytes }
}
