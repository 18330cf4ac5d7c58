import MarqueeAnalysis
import MarqueeCatalog
import Testing

struct ReportJSONTests {
    @Test func json_ofReport_hasEveryFigureWithAllItsRows() throws {
        let json = SampleReport.report.json(ReportPageTests.origin)
        #expect(
            json["report"]?.json
                == #"{"version":1,"database":"sqlite:sample.sqlite","generated_at":"2026-01-02T03:04:05Z","data_version":"import 7"}"#
        )
        guard case .list(let sections)? = json["sections"], case .object(let figures)? = json["figures"] else {
            Issue.record("sections and figures are missing")
            return
        }
        #expect(sections.count == SampleReport.report.sections.count)
        #expect(figures.map(\.key) == SampleReport.report.sections.flatMap(\.figures).map(\.name))
        guard case .list(let rows)? = json["figures"]?["countries"]?["rows"] else { return }
        #expect(rows.count == 60)
        #expect(json["figures"]?["alerts"]?["specification"] == .null)
        #expect(json["figures"]?["genres"]?["specification"]?["$schema"] != nil)
    }

    @Test func json_twice_isTheSameBytes() {
        let origin = ReportPageTests.origin
        #expect(SampleReport.report.json(origin).bytes == SampleReport.report.json(origin).bytes)
    }
}
