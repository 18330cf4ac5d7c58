import MarqueeCatalog
import MarqueeWarehouse

/// A media type with its parameters, as `Accept` and `Content-Type` have it (RFC 9110, section 8.3.1).
struct MediaType {
    let name: String
    let parameters: [String: String]

    /// The types of a header, those first that are preferred.
    static func list(_ header: String) -> [MediaType] {
        let types = split(header, at: ",").map(MediaType.init)
        let ranked = types.enumerated().sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }
        return ranked.map(\.element).filter { $0.quality > 0 }
    }

    init(_ text: some StringProtocol) {
        let parts = Self.split(String(text), at: ";")
        name = parts.first.map { $0.lowercased() } ?? ""
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            guard let equals = part.firstIndex(of: "=") else { continue }
            let key = part[..<equals].lowercased()
            parameters[key] = Self.unquoted(String(part[part.index(after: equals)...]))
        }
        self.parameters = parameters
    }

    private var quality: Double { parameters["q"].flatMap(Double.init) ?? 1 }

    /// Splits where the separator stands outside of quotes.
    private static func split(_ text: String, at separator: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for character in text {
            if character == separator, !isQuoted {
                parts.append("")
                continue
            }
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = isQuoted && character == "\\" && !isEscaped
            parts[parts.count - 1].append(character)
        }
        return parts.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
    }

    private static func unquoted(_ text: String) -> String {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return text }
        var result = ""
        var isEscaped = false
        for character in text.dropFirst().dropLast() {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }
}

extension ResultFormat {
    static let names = ["application/json", "application/x-ndjson", "text/csv"]

    /// The format that `Accept` asks for; JSON where it asks for nothing.
    ///
    /// - Throws: `MQ108` when none of them is acceptable.
    init(accept: String?) throws {
        guard let accept, !accept.isEmpty else {
            self = .json
            return
        }
        for type in MediaType.list(accept) {
            switch type.name {
            case "application/json", "*/*", "application/*":
                self = .json
                return
            case "application/x-ndjson", "application/jsonl", "application/jsonlines":
                self = .ndjson
                return
            case "text/csv", "text/*":
                self = .csv(
                    null: type.parameters["null"] ?? "", hasEnd: type.parameters["end"] == "line",
                    forSpreadsheets: type.parameters["for"] == "spreadsheets")
                return
            default: continue
            }
        }
        throw MarqueeError(
            .notAcceptable, "results are written as \(Self.names.joined(separator: ", "))", hint: "change Accept")
    }

    var contentType: String {
        switch self {
        case .json: "application/json"
        case .ndjson: "application/x-ndjson"
        case .csv: "text/csv; charset=utf-8; header=present"
        }
    }
}
