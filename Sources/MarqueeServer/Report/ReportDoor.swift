import MarqueeAnalysis

/// The page at `/`: it holds no data, and shows the report to whoever has a token.
enum ReportDoor {
    /// What the page may do: run its own script and those of the report that it shows, which inherits this policy and has one
    /// of its own besides.
    ///
    /// - Parameter bundle: the library that draws the report's pictures; nil where there is none.
    static func policy(_ bundle: String?) -> String {
        let scripts = [ContentHash.source(of: script)] + ReportPage.scriptSources(bundle)
        let styles = [ContentHash.source(of: style), ReportPage.styleSource]
        return "default-src 'none'; connect-src 'self'; script-src \(scripts.joined(separator: " ")); "
            + "style-src \(styles.joined(separator: " ")); img-src data:; "
            + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    }

    static let page = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Marquee</title>
        <style>\(style)</style>
        </head>
        <body>
        <main>
        <h1>Marquee</h1>
        <p>What is in the catalog, in figures and pictures. <a href="/openapi.json">The API</a> speaks of the same data.</p>
        <form id="door">
        <label for="token">Token</label>
        <input id="token" type="password" autocomplete="off" autofocus required>
        <button>Show the report</button>
        <p role="alert" id="answer"></p>
        </form>
        </main>
        <script>\(script)</script>
        </body>
        </html>

        """

    private static let style = """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1rem; }
        input, button { font: inherit; padding: .5rem .75rem; }
        input { width: 100%; box-sizing: border-box; margin: .25rem 0 1rem; }
        [role=alert] { min-height: 1.5em; }
        """

    private static let script = """
        "use strict";
        const say = text => { document.getElementById("answer").textContent = text; };
        async function show(token) {
          say("The report is being made …");
          try {
            const response = await fetch("/v1/report", {
              headers: { "Accept": "text/html", "Authorization": "Bearer " + token }, cache: "no-store" });
            if (!response.ok) { say((await response.json()).error.message); return; }
            const page = URL.createObjectURL(await response.blob());
            location.replace(page);
          } catch (error) { say("The server does not answer."); }
        }
        document.getElementById("door").addEventListener("submit", event => {
          event.preventDefault();
          show(document.getElementById("token").value.trim());
        });
        function take() {
          if (location.hash.length < 2) return;
          const token = decodeURIComponent(location.hash.slice(1));
          history.replaceState(null, "", "/");
          show(token);
        }
        addEventListener("hashchange", take);
        take();
        """
}
