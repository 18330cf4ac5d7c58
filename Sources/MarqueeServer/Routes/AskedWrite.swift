import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// What the body of `POST /v1/write` asks for.
struct AskedWrite: Sendable {
    let batch: WriteBatch
    let sandbox: String?
    /// SHA-256 of the body, by which a retry under the same idempotency key is told from another request.
    let hash: String
    /// SHA-256 of the bound values, for the audit log.
    let parametersHash: String

    /// Takes time and memory in proportion to the body's size.
    ///
    /// - Throws: `MQ103`; `MQ305` when reading takes longer than a statement may.
    init(_ body: ByteBuffer, limits: QueryLimits) throws {
        let json = try JSONRequest(
            body, known: ["statements", "sql", "parameters", "mode", "max_affected", "sandbox"],
            deadline: .now + limits.time)
        sandbox = try json.string("sandbox")
        batch = try Self.batch(json)
        hash = Digest.sha256(body.readableBytesView)
        var hashes: [UInt8] = []
        for statement in batch.statements {
            var bytes: [UInt8] = []
            statement.parameters.append(to: &bytes)
            hashes += Digest.sha256(bytes).utf8
        }
        parametersHash = Digest.sha256(hashes)
    }

    private static func batch(_ json: JSONRequest) throws -> WriteBatch {
        let mode = try json.string("mode") ?? "commit"
        guard let mode = WriteBatch.Mode(rawValue: mode) else {
            throw JSONRequest.malformed("mode is commit or dry-run")
        }
        let most = try json.integer("max_affected")
        guard most ?? 0 >= 0 else { throw JSONRequest.malformed("max_affected is not negative") }
        if let list = try json.list("statements") {
            guard try json.string("sql") == nil else { throw JSONRequest.malformed("give sql or statements, not both") }
            guard try json.parameters() == .none else {
                throw JSONRequest.malformed("each of the statements has parameters of its own")
            }
            return WriteBatch(try list.map(statement), mode: mode, maxAffected: most)
        }
        guard let sql = try json.string("sql") else { throw JSONRequest.malformed("statements is missing") }
        return WriteBatch([.init(sql, try json.parameters())], mode: mode, maxAffected: most)
    }

    private static func statement(_ value: JSONNode) throws -> WriteBatch.Statement {
        switch value {
        case .text(let sql): return .init(sql)
        case .object(let members) where members.allSatisfy({ ["sql", "parameters"].contains($0.key) }):
            let json = JSONRequest(members)
            if let sql = try json.string("sql") { return .init(sql, try json.parameters()) }
        default: break
        }
        throw JSONRequest.malformed("a statement is a text or {\"sql\": …, \"parameters\": …}")
    }
}
