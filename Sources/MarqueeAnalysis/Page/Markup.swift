import MarqueeCatalog

/// HTML. What is interpolated into it as a text is escaped, so that nothing from the data becomes markup or script:
/// `"<b>\(name)</b>"` is safe for every name.
struct Markup: ExpressibleByStringInterpolation {
    private(set) var html: String

    init(stringLiteral value: String) { html = value }
    init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

    /// HTML that is known to be whole and our own.
    init(trusted html: String) { self.html = html }

    static func += (markup: inout Markup, more: Markup) { markup.html += more.html }

    struct Interpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

        mutating func appendLiteral(_ literal: String) { html += literal }
        mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
        mutating func appendInterpolation(_ number: Int) { html += number.description }
        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
        mutating func appendInterpolation(_ markups: [Markup]) { for markup in markups { html += markup.html } }
    }

    /// A text as it stands between tags and in quoted attributes. Control characters, which HTML does not have, become U+FFFD;
    /// those that change the direction of writing are shown by their numbers.
    private static func escaped(_ text: String) -> String {
        var html = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": html.append(contentsOf: "&amp;".unicodeScalars)
            case "<": html.append(contentsOf: "&lt;".unicodeScalars)
            case ">": html.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": html.append(contentsOf: "&quot;".unicodeScalars)
            case "'": html.append(contentsOf: "&#39;".unicodeScalars)
            case "\t", "\n": html.append(scalar)
            case "\0"..<" ", "\u{7F}"..<"\u{A0}": html.append("\u{FFFD}")
            case _ where scalar.changesDirection: html.append(contentsOf: scalar.escaped.unicodeScalars)
            default: html.append(scalar)
            }
        }
        return String(html)
    }
}
