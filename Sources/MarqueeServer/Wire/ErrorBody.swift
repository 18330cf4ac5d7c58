import Foundation
import HTTPTypes
import Hummingbird
import MarqueeCatalog

/// The one shape in which every route reports an error.
enum ErrorBody {
    /// `{"code", "message", "details", "hint", "request_id"}` as JSON, with `rolled_back` where a write was.
    static func object(_ error: MarqueeError, requestID: String, rolledBack: Bool = false) -> String {
        struct Body: Encodable {
            let code, message: String
            let details: [String]
            let hint: String?
            let request_id: String
            let rolled_back: Bool?
        }
        let body = Body(
            code: error.code.rawValue, message: error.message, details: error.details, hint: error.hint,
            request_id: requestID, rolled_back: rolledBack ? true : nil)
        return JSON.text(body)
    }

    static func response(
        _ error: MarqueeError, requestID: String, rolledBack: Bool = false, retryAfter: Int? = nil
    ) -> Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if error.code.httpStatus == 401 { headers[.wwwAuthenticate] = "Bearer" }
        if error.code.httpStatus == 503 { headers[.retryAfter] = "1" }
        let object = object(error, requestID: requestID, rolledBack: rolledBack)
        return Response(
            status: .init(code: error.code.httpStatus), headers: headers,
            body: .init(byteBuffer: ByteBuffer(string: "{\"error\":\(object)}\n")))
    }
}

/// JSON as the server writes it: keys in order, so that equal answers are equal bytes.
enum JSON {
    static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // What is encoded here is made of texts and finite numbers, which can't fail.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }

    static func response(_ text: String, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: text + "\n")))
    }
}
