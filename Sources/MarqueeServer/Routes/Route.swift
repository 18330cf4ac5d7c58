import HTTPTypes
import Hummingbird
import MarqueeAccess

/// A route: what it is for, who may use it, and what answers. Router and OpenAPI document are both made from these.
struct Route: Sendable {
    typealias Handler = @Sendable (Request, MarqueeContext) async throws -> Response

    let method: HTTPRequest.Method
    /// With `{name}` for a part that varies.
    let path: String
    /// What it needs its caller to be allowed; nil for everybody, without a token.
    let permission: Permission?
    let handler: Handler

    init(_ method: HTTPRequest.Method, _ path: String, _ permission: Permission?, _ handler: @escaping Handler) {
        self.method = method
        self.path = path
        self.permission = permission
        self.handler = handler
    }

    func matches(_ path: String) -> Bool {
        let (mine, theirs) = (self.path.split(separator: "/"), path.split(separator: "/"))
        return mine.count == theirs.count && zip(mine, theirs).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }
}
