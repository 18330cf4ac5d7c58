import Foundation
import MarqueeAnalysis
import MarqueeCatalog
import Testing

struct ReportPageTests {
    static let origin = ReportOrigin(
        database: "sqlite:sample.sqlite", generatedAt: "2026-01-02T03:04:05Z", dataVersion: "import 7")

    private func page(_ report: Report = SampleReport.report, bundle: String? = "window.vegaEmbed = 1") -> String {
        ReportPage(report, title: "Sample <&>", bundle: bundle, origin: Self.origin).html
    }

    @Test func names_thatWouldBeScripts_areTexts() {
        let html = page()
        #expect(!html.contains("<script>alert") && !html.contains("<img"))
        #expect(html.components(separatedBy: "</script>").count - 1 == 3)
        #expect(html.contains("&lt;/script&gt;&lt;script&gt;alert(1)"))
        #expect(!html.contains("<!--"))
        #expect(html.contains("<title>Sample &lt;&amp;&gt;</title>"))
    }

    @Test func bundle_thatWouldEndItsScript_doesNot() {
        let html = page(bundle: "let a = '</script><script>alert(3)</script><!--'")
        #expect(html.contains(#"let a = '<\/script><script>alert(3)<\/script><\!--'"#))
    }

    @Test func specifications_inThePage_areJSONOfAllPictures() throws {
        let html = page()
        let start = try #require(html.range(of: "id=\"specifications\">")).upperBound
        let end = try #require(html.range(of: "</script>", range: start..<html.endIndex)).lowerBound
        let text = String(html[start..<end])
        #expect(!text.contains("<") && !text.contains("\u{2028}"))
        // The page shows characters that change the direction of writing by their numbers.
        let expected = Pictures.specifications(of: SampleReport.report).json.replacing("\u{202E}", with: #"\\u202E"#)
        #expect(try JSONReader.read(text).json == JSONReader.read(expected).json)
    }

    @Test func figures_eachHaveTableRuleAndFinding() throws {
        let html = page()
        for figure in SampleReport.report.sections.flatMap(\.figures) {
            #expect(html.contains("<figure id=\"\(figure.name)\""))
            #expect(html.contains("<caption>\(figure.title)</caption>"))
        }
        let drawn = html.components(separatedBy: "class=\"picture\" role=\"img\" aria-label=").count - 1
        #expect(drawn == SampleReport.drawn.count)
        #expect(html.components(separatedBy: "<span>n = 5,850</span>").count - 1 == SampleReport.drawn.count + 2)
    }

    @Test func tables_thatAreLong_areCutAndSaySo() throws {
        let html = page()
        #expect(html.contains("Table: first 50 of 60 rows; all of them are in the JSON"))
        #expect(html.contains("Country number 49") && !html.contains(">Country number 50<"))
    }

    @Test func page_withoutBundle_isOfTablesAndSaysSo() {
        let html = page(bundle: nil)
        #expect(!html.contains("<script") && !html.contains("class=\"picture\""))
        #expect(html.contains("script-src &#39;none&#39;"))
        #expect(html.contains("scripts/report-bundle.sh"))
        #expect(html.contains("<td class=\"number\">2,901</td>"))
    }

    @Test func policy_letsNothingRunOrStyleButWhatIsKnown() {
        for bundle in ["window.vegaEmbed = 1", nil] {
            let html = page(bundle: bundle)
            #expect(!html.contains("unsafe-inline") && html.contains("style-src &#39;sha256-"))
            #expect(html.firstMatch(of: /\ (on[a-z]+|style)="/) == nil)
        }
    }

    @Test func page_ofEmptyReport_isAPage() {
        let html = page(Report(sections: []))
        #expect(html.hasPrefix("<!doctype html>") && html.hasSuffix("</html>\n"))
    }

    @Test func page_twice_isTheSameBytes() { #expect(page() == page()) }

    /// The page that the browser's test opens: with the bundle named by MARQUEE_VEGA_BUNDLE, at MARQUEE_PAGE_OUT.
    @Test func page_isWritten_whereAskedFor() throws {
        let environment = ProcessInfo.processInfo.environment
        guard let output = environment["MARQUEE_PAGE_OUT"], let file = environment["MARQUEE_VEGA_BUNDLE"] else {
            return
        }
        let bundle = try String(contentsOfFile: file, encoding: .utf8)
        try Data(page(bundle: bundle).utf8).write(to: URL(fileURLWithPath: output))
        let specifications = Data(SampleReport.report.json(Self.origin).bytes)
        try specifications.write(to: URL(fileURLWithPath: output + ".json"))
    }
}
