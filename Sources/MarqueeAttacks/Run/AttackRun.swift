import Foundation
import MarqueeCatalog

/// Sends attacks, one after the other, and sees how they are refused.
package struct AttackRun {
    package struct Outcome: Sendable {
        package let attack: Attack
        package let isRefused: Bool
        /// What came back, in a few words.
        package let answer: String
        package let seconds: Double
    }

    private let target: AttackTarget
    private let text: AttackText

    /// Seconds by which a statement may overrun its time.
    private let tolerance: Double
    /// Seconds that anything without a time of its own may take.
    private static let patience = 45.0

    /// - Parameter tolerance: seconds by which a statement may overrun its time. A quarter of a second is what a
    ///   server with nothing else to do keeps to; beside other work only a longer time says something.
    package init(_ target: AttackTarget, tolerance: Double = 0.25) {
        self.target = target
        self.tolerance = tolerance
        text = AttackText(target.values)
    }

    /// - Throws: `MQ508` when the server is gone.
    package func run(
        _ attacks: [Attack] = AttackList.all, onOutcome: (Outcome) -> Void = { _ in }
    ) throws -> [Outcome] {
        try attacks.filter { $0.dialects.contains(target.dialect) }.map { attack in
            var outcome = try outcome(of: attack)
            // A machine that was busy for a moment is no hole.
            if !outcome.isRefused, attack.timeout != nil { outcome = try self.outcome(of: attack) }
            onOutcome(outcome)
            return outcome
        }
    }

    private func outcome(of attack: Attack) throws -> Outcome {
        for _ in 0..<20 {
            let start = ContinuousClock.now
            var answer: Result<HTTPReply?, any Error> = .success(nil)
            do { answer = .success(try send(attack)) } catch let error as MarqueeError { throw error } catch {
                answer = .failure(error)
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            if case .success(let reply?) = answer, reply.status == 429, !attack.refusals.contains(.status(429)) {
                Thread.sleep(forTimeInterval: Double(reply["retry-after"] ?? "") ?? 1)
                continue
            }
            return judged(attack, answer, seconds)
        }
        return Outcome(attack: attack, isRefused: false, answer: "429, again and again", seconds: 0)
    }

    private func judged(_ attack: Attack, _ answer: Result<HTTPReply?, any Error>, _ seconds: Double) -> Outcome {
        guard case .success(let reply) = answer else {
            return Outcome(attack: attack, isRefused: false, answer: "no answer in time", seconds: seconds)
        }
        guard let reply else {
            return Outcome(
                attack: attack, isRefused: attack.refusals.contains(.closed), answer: "the connection was closed",
                seconds: seconds)
        }
        let code = reply.code ?? cutBy(reply)
        var isRefused = attack.refusals.contains(.status(reply.status))
        if let code { isRefused = isRefused || attack.refusals.contains(.code(code)) }
        if reply.status == 200, attack.refusals.contains(.ignored) { isRefused = true }
        // Whatever the status says, what must not come back must not.
        let headers = reply.headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        if reply.headers.contains(where: { $0.name == Attack.marker }) { isRefused = false }
        if reply.status == 200, (headers + reply.text).contains(Attack.marker) { isRefused = false }
        if let timeout = attack.timeout, seconds > timeout + tolerance { isRefused = false }
        let words = "\(reply.status) \(code ?? "") \(reply.text.prefix(300))"
        return Outcome(attack: attack, isRefused: isRefused, answer: words, seconds: seconds)
    }

    /// The limit that has cut a result.
    private func cutBy(_ reply: HTTPReply) -> String? {
        guard reply.status == 200, let object = reply.json as? [String: Any] else { return nil }
        return (object["end"] as? [String: Any])?["limited_by"] as? String
    }

    private func send(_ attack: Attack) throws -> HTTPReply? {
        let authorization = target.authorization(attack.role)
        let seconds = (attack.timeout ?? Self.patience) + 15
        switch attack.door {
        case .query:
            var object: [String: Any] = ["sql": text.statement(attack.text)]
            if let timeout = attack.timeout { object["timeout"] = timeout }
            object["sandbox"] = target.sandbox
            return try target.client.send(
                "POST", "/v1/query", headers: authorization, body: try json(object), within: seconds)
        case .write, .dryRun:
            let statements = attack.text.split(separator: "\n;;\n").map { text.statement(String($0)) }
            var object: [String: Any] = statements.count == 1 ? ["sql": statements[0]] : ["statements": statements]
            object["sandbox"] = target.sandbox
            if attack.door == .dryRun { object["mode"] = "dry-run" }
            return try target.client.send(
                "POST", "/v1/write", headers: authorization, body: try json(object), within: seconds)
        case .rows, .ndjson:
            let lines = attack.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return try target.client.send(
                "POST",
                "/v1/tables/\(text.statement(String(lines[0])))/rows" + (target.sandbox.map { "?sandbox=\($0)" } ?? ""),
                headers: authorization + [("Content-Type", attack.door == .rows ? "text/csv" : "application/x-ndjson")],
                body: text.bytes(lines.count > 1 ? "\(lines[1])\n" : ""), within: seconds)
        case .request: return try sendRequest(attack, within: seconds)
        case .http: return try sendRaw(attack, within: seconds)
        }
    }

    private func sendRequest(_ attack: Attack, within seconds: Double) throws -> HTTPReply? {
        let parts = attack.text.split(separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        var lines = parts[0].split(separator: "\n").map { text.statement(String($0)) }
        let words = lines.removeFirst().split(separator: " ", maxSplits: 1).map(String.init)
        var headers = lines.map { line in
            let field = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(field[0]), field.count > 1 ? String(field[1].drop { $0 == " " }) : "")
        }
        let body = parts.count > 1 ? text.bytes(String(parts[1])) : []
        if !body.isEmpty, !headers.contains(where: { $0.0.lowercased() == "content-type" }) {
            headers.append(("Content-Type", "application/json"))
        }
        return try target.client.send(
            words[0], words.count > 1 ? words[1] : "/", headers: target.authorization(attack.role) + headers,
            body: body, within: seconds)
    }

    private func sendRaw(_ attack: Attack, within seconds: Double) throws -> HTTPReply? {
        let connection = try target.client.connection()
        // The head ends with the first empty line; what follows goes out as it stands.
        let parts = attack.text.replacing("{{end}}", with: "").split(
            separator: "\n\n", maxSplits: 1, omittingEmptySubsequences: false)
        let body = text.bytes(parts.count > 1 ? String(parts[1]) : "")
        let head = text.bytes(
            parts[0].replacing("{{length}}", with: String(body.count)).replacing("\n", with: "\r\n") + "\r\n\r\n")
        connection.send(head + body)
        let isHead = attack.text.hasPrefix("HEAD ")
        return try connection.reply(until: .now + .milliseconds(Int(seconds * 1000)), hasBody: !isHead)
    }

    private func json(_ object: [String: Any]) throws -> Data {
        try JSONSerialization.data(withJSONObject: object)
    }
}
