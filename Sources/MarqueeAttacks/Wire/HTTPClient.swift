import Foundation
import MarqueeCatalog

/// A client of a few lines for an `http://` address; it makes a connection for each request.
package struct HTTPClient: Sendable {
    package let host: String
    package let port: Int

    /// - Throws: `MQ101` for an address that is not `http://host:port`.
    package init(_ address: String) throws {
        guard let url = URLComponents(string: address), url.scheme == "http", let host = url.host, !host.isEmpty else {
            throw MarqueeError(
                .invalidArgument, "the server's address is not understood: \(address)", hint: "write http://host:port")
        }
        self.host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        port = url.port ?? 80
    }

    /// - Throws: `MQ508` when nobody listens.
    package func connection() throws -> RawConnection { try RawConnection(host: host, port: port) }

    /// Sends a request and reads its answer.
    ///
    /// - Parameters:
    ///   - headers: beside `Host`, `Connection` and `Content-Length`.
    ///   - seconds: how long the whole may take.
    /// - Returns: nil when the server closes the connection without an answer.
    /// - Throws: `MQ508`, and ``RawConnection/TimeOut``.
    package func send(
        _ method: String, _ path: String, headers: [(String, String)] = [], body: some Collection<UInt8> = [UInt8](),
        within seconds: Double = 60
    ) throws -> HTTPReply? {
        let deadline = ContinuousClock.now + .milliseconds(Int(seconds * 1000))
        let connection = try connection()
        var head = "\(method) \(path) HTTP/1.1\r\nHost: \(host):\(port)\r\nConnection: close\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if !body.isEmpty || method == "POST" { head += "Content-Length: \(body.count)\r\n" }
        connection.send(Array("\(head)\r\n".utf8) + body)
        return try connection.reply(until: deadline, hasBody: method != "HEAD")
    }
}
