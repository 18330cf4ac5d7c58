import Foundation
import MarqueeAnalysis
import MarqueeCatalog
import Yams

/// A file of claims, in YAML.
enum ClaimsFile {
    /// - Throws: `MQ401` when there is none, `MQ316` when it is none.
    static func read(_ path: String) throws -> [Claim] {
        guard let text = FileManager.default.contents(atPath: path) else {
            throw MarqueeError(.sourceNotFound, "there is no file of claims at \(path)")
        }
        do {
            guard let node = try Yams.compose(yaml: String(decoding: text, as: UTF8.self)) else {
                throw invalid(path, "it is empty")
            }
            return try Claim.list(json(node))
        } catch let fault as ClaimFault {
            throw invalid(path, fault.claim == 0 ? fault.message : "claim \(fault.claim): \(fault.message)")
        } catch let error as YamlError {
            throw invalid(path, "\(error)")
        }
    }

    private static func invalid(_ path: String, _ message: String) -> MarqueeError {
        MarqueeError(
            .invalidClaims, "the claims of \(path) can't be read", details: [message], hint: "see docs/claims.md")
    }

    private static func json(_ node: Node) -> JSONNode {
        switch node {
        case .scalar:
            // What is in quotes is a text, whatever it looks like.
            if node.scalar?.style == .doubleQuoted || node.scalar?.style == .singleQuoted {
                return .text(node.string ?? "")
            }
            if node.null != nil { return .null }
            if let value = node.bool { return .bool(value) }
            if let value = node.int { return .integer(Int64(value)) }
            if let value = node.float { return .real(value) }
            return .text(node.string ?? "")
        case .sequence(let sequence): return .list(sequence.map(json))
        case .mapping(let mapping):
            return .object(mapping.map { (key: $0.key.string ?? "", value: json($0.value)) })
        case .alias: return .null
        }
    }
}
