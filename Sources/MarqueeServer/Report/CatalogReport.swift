import Foundation
package import MarqueeAnalysis
import MarqueeCatalog
package import MarqueeWarehouse

/// The exploratory report of a warehouse.
package struct CatalogReport: Sendable {
    package let report: Report
    package let origin: ReportOrigin

    /// Reads the warehouse and computes the report.
    ///
    /// - Parameter database: its name as readers may see it, without a password.
    /// - Throws: `MQ5xx` as the engine does.
    package init(_ connection: any Connection, database: String) throws {
        let snapshot = try CatalogSnapshot(of: connection, characters: true)
        let history = try ImportHistory(of: connection)
        report = Analysis.report(of: snapshot, history: history)
        origin = ReportOrigin(
            database: database, generatedAt: Timestamp.now().rfc3339,
            dataVersion: snapshot.digest.short)
    }

    /// The report as JSON, without a line end.
    package var json: [UInt8] { report.json(origin).bytes }

    /// The report as a page.
    ///
    /// - Parameter bundle: the library that draws; see ``PictureBundle``.
    package func page(_ bundle: String?) -> [UInt8] {
        ReportPage(report, title: "What is in the catalog", bundle: bundle, origin: origin).bytes
    }
}

/// The library that draws the report's pictures, which `scripts/report-bundle.sh` makes.
package enum PictureBundle {
    /// Looks where the environment (`MARQUEE_VEGA_BUNDLE`) says, then beside the program.
    ///
    /// - Returns: the library's text; nil where there is none.
    package static func find() -> String? {
        let environment = ProcessInfo.processInfo.environment["MARQUEE_VEGA_BUNDLE"].map { [$0] } ?? []
        let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let places = environment + ["vega.js", "../vega.js", "../../vega.js"].map { program.appending(path: $0).path }
        for place in places {
            if let text = FileManager.default.contents(atPath: place) { return String(decoding: text, as: UTF8.self) }
        }
        return nil
    }
}
