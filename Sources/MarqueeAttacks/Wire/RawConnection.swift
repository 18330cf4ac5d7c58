import Glibc
import MarqueeCatalog

/// A TCP connection on which any bytes can be sent, also such as no proper client would send.
package final class RawConnection {
    private let socket: Int32
    private var received: [UInt8] = []
    private var isAtEnd = false

    /// - Throws: `MQ508` when nobody listens there.
    package init(host: String, port: Int) throws {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let failure = MarqueeError(.serverUnreachable, "nobody answers at \(host):\(port)")
        guard getaddrinfo(host, String(port), &hints, &found) == 0, let found else { throw failure }
        defer { freeaddrinfo(found) }
        for place in sequence(first: found, next: { $0.pointee.ai_next }) {
            let socket = Glibc.socket(place.pointee.ai_family, place.pointee.ai_socktype, 0)
            guard socket >= 0 else { continue }
            if connect(socket, place.pointee.ai_addr, place.pointee.ai_addrlen) == 0 {
                self.socket = socket
                var on: Int32 = 1
                setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
                return
            }
            close(socket)
        }
        throw failure
    }

    deinit { close(socket) }

    /// Sends bytes; a server that has closed the connection already may have answered before it did.
    ///
    /// - Returns: whether all of them were sent.
    @discardableResult
    package func send(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress?.advanced(by: sent), $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// The next bytes as they come; nil at the end of the connection.
    ///
    /// - Throws: ``TimeOut`` when none come in time.
    package func read(until deadline: ContinuousClock.Instant) throws -> [UInt8]? {
        if !received.isEmpty {
            defer { received = [] }
            return received
        }
        return try receive(until: deadline) ? read(until: deadline) : nil
    }

    /// Reads one answer.
    ///
    /// - Parameter hasBody: whether the answer has a body; it has none where `HEAD` was asked.
    /// - Returns: nil when the connection ended before an answer began.
    /// - Throws: ``TimeOut`` when the answer is not whole in time.
    package func reply(until deadline: ContinuousClock.Instant, hasBody: Bool = true) throws -> HTTPReply? {
        guard let head = try text(to: "\r\n\r\n", until: deadline) else { return nil }
        var lines = head.split(separator: "\r\n").makeIterator()
        let words = lines.next()?.split(separator: " ") ?? []
        var reply = HTTPReply(status: words.count > 1 ? Int(words[1]) ?? 0 : 0)
        while let line = lines.next() { reply.headers.append(HTTPReply.field(line)) }
        guard hasBody else { return reply }
        if reply["transfer-encoding"] == "chunked" {
            try readChunks(into: &reply, until: deadline)
        } else if let length = reply["content-length"].flatMap({ Int($0) }) {
            while received.count < length, try receive(until: deadline) {}
            reply.isWhole = received.count >= length
            reply.body = take(min(length, received.count))
        } else if reply.status != 204, reply.status != 304 {
            while try receive(until: deadline) {}
            reply.body = take(received.count)
        }
        return reply
    }

    private func readChunks(into reply: inout HTTPReply, until deadline: ContinuousClock.Instant) throws {
        reply.isWhole = false
        while let line = try text(to: "\r\n", until: deadline) {
            guard let size = Int(line.prefix { $0 != ";" }, radix: 16) else { return }
            if size == 0 {
                while let trailer = try text(to: "\r\n", until: deadline) {
                    guard !trailer.isEmpty else {
                        reply.isWhole = true
                        return
                    }
                    reply.trailers.append(HTTPReply.field(Substring(trailer)))
                }
                return
            }
            while received.count < size + 2, try receive(until: deadline) {}
            reply.body += take(min(size, received.count))
            guard take(min(2, received.count)).count == 2 else { return }
        }
    }

    /// The text before a separator, which is taken with it; nil when the connection ends before.
    private func text(to separator: String, until deadline: ContinuousClock.Instant) throws -> String? {
        let end = Array(separator.utf8)
        var searched = 0
        while true {
            if received.count >= end.count {
                for place in searched...(received.count - end.count) where received[place...].starts(with: end) {
                    let text = String(decoding: take(place), as: UTF8.self)
                    _ = take(end.count)
                    return text
                }
                searched = received.count - end.count + 1
            }
            guard try receive(until: deadline) else { return nil }
        }
    }

    private func take(_ count: Int) -> [UInt8] {
        let taken = Array(received.prefix(count))
        received.removeFirst(count)
        return taken
    }

    /// Waits for bytes; false at the end of the connection.
    private func receive(until deadline: ContinuousClock.Instant) throws -> Bool {
        guard !isAtEnd else { return false }
        let milliseconds = max(0, (deadline - .now) / .milliseconds(1))
        var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, Int32(min(milliseconds, 3_600_000))) > 0 else { throw TimeOut() }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else {
            isAtEnd = true
            return false
        }
        received += buffer[..<count]
        return true
    }

    /// An answer did not come in time.
    package struct TimeOut: Error {}
}
