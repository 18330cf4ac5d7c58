import Foundation
import MarqueeCatalog
import Testing

@Suite(.enabled(if: RealCatalog.source != nil, "MARQUEE_REAL_DATA names no folder with a netflix-2022 in it"))
struct RealReportTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    @Test func figures_ofTheCatalog_areTheKnownOnesOnEveryEngine() throws {
        let source = try #require(RealCatalog.source)
        var reports: [String] = []
        for kind in Warehouse.Kind.tested {
            let warehouse = try Warehouse(kind)
            _ = try Marquee.importing([source, "--database", warehouse.url])
            let known = try Marquee.run([
                "claims", "\(Self.root)/Tests/Fixtures/claims/catalog-figures.yaml", "--database", warehouse.url,
            ])
            #expect(
                known.status == 0 && known.out.contains("319 claims: 319 hold; as expected."),
                "\(known.out.suffix(2000))")
            let published = try Marquee.run([
                "claims", "\(Self.root)/examples/claims/netflix-2022.yaml", "--database", warehouse.url,
            ])
            #expect(published.status == 0, "\(published.out)")
            #expect(
                published.out.contains(
                    "39 claims: 26 hold, 6 hold under another rule, 2 are tied, 5 fail; as expected."))
            let report = try JSONReader.read(
                Marquee.run(["report", "--format", "json", "--database", warehouse.url]).out, limits: .init(depth: 64))
            reports.append(report["figures"]?.json ?? "")
        }
        #expect(Set(reports).count == 1)
    }
}
