/// The report as one HTML file that opens without a network, on any screen, on paper, without JavaScript and by ear.
///
/// It runs no script but its own two, which its content security policy knows by their hashes, and loads nothing.
package struct ReportPage {
    private let report: Report
    private let title: String
    private let bundle: String?
    private let origin: ReportOrigin

    /// - Parameters:
    ///   - title: heads the page.
    ///   - bundle: the JavaScript that draws the pictures, as `scripts/report-bundle.sh` makes it; nil for a page of tables and
    ///     sentences that says how to get the pictures.
    package init(_ report: Report, title: String, bundle: String?, origin: ReportOrigin) {
        self.report = report
        self.title = title
        self.bundle = bundle.map(ScriptText.javaScript)
        self.origin = origin
    }

    /// The page as UTF-8: equal reports of equal origin give equal bytes.
    package var bytes: [UInt8] { Array(html.utf8) }

    /// The page.
    package var html: String {
        let page: Markup = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="\(policy)">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="Marquee">
            <title>\(title)</title>
            <style>\(Markup(trusted: PageStyle.text))</style>
            </head>
            <body>
            <a class="skip" href="#report">Skip to the report</a>
            \(header)<div class="page">
            \(navigation)<main id="report">
            \(notes)\(alerts)\(report.sections.map(section))</main>
            </div>
            \(footer)\(scripts)</body>
            </html>

            """
        return page.html
    }

    private var header: Markup {
        """
        <header>
        <p class="kicker">Marquee · exploratory report</p>
        <h1>\(title)</h1>
        <dl>
        <div><dt>Database</dt><dd><bdi>\(origin.database)</bdi></dd></div>
        <div><dt>Data version</dt><dd><bdi>\(origin.dataVersion)</bdi></dd></div>
        <div><dt>Made</dt><dd><time datetime="\(origin.generatedAt)">\(made)</time></dd></div>
        </dl>
        </header>

        """
    }

    /// "2026-11-23 00:16 UTC"; what is no RFC 3339 stays as it is.
    private var made: String {
        let parts = origin.generatedAt.split(separator: "T")
        guard parts.count == 2, parts[1].count == 9, parts[1].hasSuffix("Z") else { return origin.generatedAt }
        return "\(parts[0]) \(parts[1].prefix(5)) UTC"
    }

    private var navigation: Markup {
        """
        <nav aria-label="Sections">
        <ol>
        \(report.sections.map { "<li><a href=\"#section-\($0.name)\">\($0.title)</a></li>\n" as Markup })</ol>
        </nav>

        """
    }

    private var notes: Markup {
        guard bundle == nil else {
            return """
                <noscript><p class="note">Without JavaScript there are no pictures; every table is open instead.</p></noscript>

                """
        }
        return """
            <p class="note">This report was made without the library that draws pictures, so every figure is a table and a \
            sentence. <code>scripts/report-bundle.sh</code> makes the library.</p>

            """
    }

    /// What the data profile warns of, before all else.
    private var alerts: Markup {
        guard let figure = report.figure("alerts"), let message = figure.table.index(of: "message"),
            !figure.table.rows.isEmpty
        else { return "" }
        let items = figure.table.rows.map { row -> Markup in
            "<li dir=\"auto\">\(NumberText.text(of: row[message], ColumnStyle("message")))</li>\n"
        }
        return """
            <section class="alerts" aria-labelledby="attention">
            <h2 id="attention">What needs attention</h2>
            <ul>
            \(items)</ul>
            </section>

            """
    }

    private func section(_ section: ReportSection) -> Markup {
        """
        <section id="section-\(section.name)" aria-labelledby="heading-\(section.name)">
        <h2 id="heading-\(section.name)">\(section.title)</h2>
        \(section.figures.map(block))</section>

        """
    }

    private func block(_ figure: Figure) -> Markup {
        let table = PageTable(figure: figure)
        let isDrawn = bundle != nil && Pictures.specification(of: figure, in: report) != nil
        let wide: Markup = " class=\"wide\""
        let picture: Markup = """
            <div class="picture" role="img" aria-label="\(figure.title): \(figure.finding)" data-figure="\(figure.name)"></div>

            """
        return """
            <figure id="\(figure.name)"\(table.isWide ? wide : "") aria-labelledby="title-\(figure.name)">
            <figcaption>
            <h3 id="title-\(figure.name)">\(figure.title)</h3>
            <p class="finding">\(figure.finding)</p>
            </figcaption>
            \(isDrawn ? picture : "")<p class="rule"><span>n = \(NumberText.grouped(figure.n))</span> \(figure.rule)</p>
            <details open>
            <summary>\(table.summary)</summary>
            \(table.markup)</details>
            </figure>

            """
    }

    private var footer: Markup {
        """
        <footer>
        <p>Each figure states its rule and how many observations it rests on. The same data gives the same report.</p>
        </footer>

        """
    }

    // MARK: Scripts

    private var policy: String {
        let scripts = Self.sources(bundle)
        return "default-src 'none'; script-src \(scripts.isEmpty ? "'none'" : scripts.joined(separator: " ")); "
            + "style-src \(Self.styleSource); img-src data:; base-uri 'none'; form-action 'none'"
    }

    /// The page's scripts as a content security policy names them, for a page that shows this one.
    ///
    /// - Parameter bundle: as ``init(_:title:bundle:origin:)`` has it.
    package static func scriptSources(_ bundle: String?) -> [String] { sources(bundle.map(ScriptText.javaScript)) }

    private static func sources(_ bundle: String?) -> [String] {
        bundle.map { [ContentHash.source(of: $0), ContentHash.source(of: PageScript.text)] } ?? []
    }

    /// The same for its style sheet.
    package static let styleSource = ContentHash.source(of: PageStyle.text)

    private var scripts: Markup {
        guard let bundle else { return "" }
        let specifications = ScriptText.json(Pictures.specifications(of: report))
        return """
            <script type="application/json" id="specifications">\(Markup(trusted: specifications))</script>
            <script type="module">\(Markup(trusted: bundle))</script>
            <script type="module">\(Markup(trusted: PageScript.text))</script>

            """
    }
}
