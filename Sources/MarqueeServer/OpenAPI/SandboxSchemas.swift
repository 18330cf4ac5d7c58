import MarqueeCatalog

/// The shapes of requests and answers about private copies, and about what was written.
enum SandboxSchemas {
    static let all: [(key: String, value: JSONNode)] = [
        (
            "AuditDetail",
            APISchemas.object(
                [
                    "entry": ["$ref": "#/components/schemas/AuditEntry"],
                    "undo": APISchemas.object(
                        [
                            "changes": APISchemas.whole, "obstacle": ["type": ["string", "null"]],
                            "undoes": ["type": ["integer", "null"]],
                            "undone_by": APISchemas.array(["type": "integer"]),
                        ], required: ["changes", "obstacle", "undoes", "undone_by"]),
                    "rows": APISchemas.array(
                        APISchemas.object(
                            ["table": APISchemas.text, "change": change, "before": row, "after": row],
                            required: ["table", "change", "before", "after"])),
                    "next": ["type": ["integer", "null"]],
                ], required: ["entry", "undo", "rows", "next"])
        ),
        (
            "UndoRequest",
            APISchemas.object(["mode": mode, "sandbox": sandbox], required: [])
        ),
        (
            "UndoResult",
            APISchemas.object(
                [
                    "outcome": APISchemas.outcome, "undoes": APISchemas.whole, "rows_affected": APISchemas.whole,
                    "audit_id": ["type": ["integer", "null"]], "request_id": APISchemas.text,
                ], required: ["outcome", "undoes", "rows_affected", "audit_id", "request_id"])
        ),
        (
            "SandboxRequest",
            APISchemas.object(
                [
                    "name": [
                        "type": "string", "minLength": 1, "maxLength": 64,
                        // As NameRules has it.
                        "pattern":
                            "^[^\\u0000-\\u001F\\u007F-\\u009F\"`\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]+$",
                    ],
                    "days": ["type": ["integer", "null"], "minimum": 1, "maximum": 90, "default": 14],
                ], required: ["name"])
        ),
        ("Sandbox", APISchemas.object(.object(members), required: .list(required))),
        (
            "SandboxList",
            APISchemas.object(
                [
                    "sandboxes": APISchemas.array(
                        APISchemas.object(
                            .object(members + [("size", bytes("Bytes that it takes."))]),
                            required: .list(required + ["size"]))),
                    "making": APISchemas.array(
                        APISchemas.object(
                            [
                                "sandbox": ["type": "string", "description": "Owner, a slash, and name."],
                                "done": ["type": "number", "minimum": 0, "maximum": 1],
                            ], required: ["sandbox", "done"])),
                ], required: ["sandboxes", "making"])
        ),
        ("SandboxDropped", APISchemas.object(["dropped": APISchemas.text], required: ["dropped"])),
        (
            "DiffPage",
            APISchemas.object(
                [
                    "tables": APISchemas.array(
                        APISchemas.object(
                            [
                                "table": APISchemas.text,
                                "change": ["type": "string", "enum": ["new", "dropped", "columns"]],
                                "new_columns": APISchemas.array(APISchemas.text),
                                "dropped_columns": APISchemas.array(APISchemas.text),
                            ], required: ["table", "change", "new_columns", "dropped_columns"])),
                    "rows": APISchemas.array(
                        APISchemas.object(
                            [
                                "table": APISchemas.text, "change": change, "key": ["type": "object"],
                                "columns": APISchemas.array(APISchemas.text), "before": row, "after": row,
                                "conflict": ["type": "boolean"], "now": row,
                            ], required: ["table", "change", "key", "columns", "before", "after", "conflict"])),
                    "next": ["type": ["string", "null"]],
                ], required: ["tables", "rows", "next"])
        ),
        (
            "PromoteRequest",
            APISchemas.object(
                [
                    "tables": ["type": ["array", "null"], "items": ["type": "string", "minLength": 1]], "mode": mode,
                    "on_conflict": [
                        "type": ["string", "null"], "enum": ["refuse", "sandbox", "warehouse", .null],
                        "default": "refuse",
                    ],
                ], required: [])
        ),
        (
            "PromoteResult",
            APISchemas.object(
                [
                    "outcome": APISchemas.outcome,
                    "tables": APISchemas.array(
                        APISchemas.object(
                            [
                                "table": APISchemas.text, "new": ["type": "boolean"], "added": APISchemas.whole,
                                "changed": APISchemas.whole, "removed": APISchemas.whole, "kept": APISchemas.whole,
                            ], required: ["table", "new", "added", "changed", "removed", "kept"])),
                    "rows_affected": APISchemas.whole, "audit_id": ["type": ["integer", "null"]],
                    "request_id": APISchemas.text,
                ], required: ["outcome", "tables", "rows_affected", "audit_id", "request_id"])
        ),
    ]

    /// The private copy that a statement is for.
    static let sandbox: JSONNode = [
        "type": ["string", "null"], "minLength": 1, "description": "The private copy in which to do it.",
    ]

    private static let required: [JSONNode] = ["name", "owner", "created_at", "expires_at", "largest"]
    private static let members: [(key: String, value: JSONNode)] = [
        ("name", APISchemas.text), ("owner", APISchemas.text), ("created_at", APISchemas.text),
        ("expires_at", APISchemas.text), ("largest", bytes("Bytes that it may take.")),
    ]

    private static func bytes(_ meaning: String) -> JSONNode {
        ["type": "integer", "minimum": 0, "description": .text(meaning)]
    }

    private static let mode: JSONNode = [
        "type": ["string", "null"], "enum": ["commit", "dry-run", .null], "default": "commit",
    ]
    private static let change: JSONNode = ["type": "string", "enum": ["added", "changed", "removed"]]
    private static let row: JSONNode = [
        "type": ["object", "null"], "description": "Values by column; null where there is no row.",
    ]
}
