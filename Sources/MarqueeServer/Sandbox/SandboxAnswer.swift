package import MarqueeCatalog
package import MarqueeWarehouse

/// Sandboxes as answers have them.
package enum SandboxAnswer {
    package static func node(_ sandbox: Sandbox) -> JSONNode { .object(members(sandbox)) }

    private static func members(_ sandbox: Sandbox) -> [(key: String, value: JSONNode)] {
        [
            ("name", .text(sandbox.name)), ("owner", .text(sandbox.owner)), ("created_at", .text(sandbox.createdAt)),
            ("expires_at", .text(sandbox.expiresAt)), ("largest", .integer(sandbox.largest)),
        ]
    }

    /// - Parameter making: the share that is done of those that are being made, by `owner/name`.
    package static func list(_ found: [Sandboxes.Listed], making: [String: Double] = [:]) -> JSONNode {
        .object([
            (
                "sandboxes",
                .list(found.map { .object(members($0.sandbox) + [("size", .integer($0.size))]) })
            ),
            (
                "making",
                .list(
                    making.sorted { $0.key < $1.key }.map {
                        .object([("sandbox", .text($0.key)), ("done", .real($0.value))])
                    })
            ),
        ])
    }

    package static func tables(_ tallies: [Promotion.Tally]) -> JSONNode {
        .list(
            tallies.map { tally in
                .object([
                    ("table", .text(tally.table)), ("new", .bool(tally.isNew)),
                    ("added", .integer(Int64(tally.added))), ("changed", .integer(Int64(tally.changed))),
                    ("removed", .integer(Int64(tally.removed))), ("kept", .integer(Int64(tally.kept))),
                ])
            })
    }

    static func promoted(_ tallies: [Promotion.Tally], _ mode: WriteBatch.Mode, _ requestID: String) -> String {
        "{\(WriteAnswer.outcome(mode)),\"tables\":\(tables(tallies).json),"
            + "\"rows_affected\":\(tallies.reduce(0) { $0 + $1.rows }),\(KeptAnswer.place),\"request_id\":\"\(requestID)\"}"
    }
}
