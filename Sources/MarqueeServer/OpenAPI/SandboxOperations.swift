import MarqueeCatalog

/// The operations on private copies, and on what was written.
enum SandboxOperations {
    static let all: [String: APIOperation] = [
        "GET /v1/audit/{id}": APIOperation(
            id: "auditEntry", summary: "An entry with the rows that it changed; those of others take an engineer.",
            parameters: [
                entry,
                [
                    "name": "limit", "in": "query",
                    "schema": ["type": "integer", "minimum": 1, "maximum": 10_000, "default": 1000],
                ],
                [
                    "name": "after", "in": "query", "description": "`next` of the page before.",
                    "schema": ["type": "integer", "minimum": 0, "maximum": 9_223_372_036_854_775_807],
                ],
                inside,
            ], success: APIOperations.success("The entry.", "AuditDetail"),
            errors: kept.union([.unknownAuditEntry, .unknownSandbox])),
        "POST /v1/audit/{id}/undo": APIOperation(
            id: "undo", summary: "Take a committed write back, where no later one stands in the way.",
            parameters: [entry, APIOperations.idempotencyKey], body: body("UndoRequest", ["mode": "dry-run"]),
            success: APIOperations.success("What was done.", "UndoResult"),
            errors: changing.union([.unknownAuditEntry, .undoRefused, .notUndoable, .unknownSandbox])),
        "GET /v1/sandboxes": APIOperation(
            id: "sandboxes", summary: "One's private copies, and how far those are that are being made.",
            parameters: [
                [
                    "name": "all", "in": "query", "description": "Whether those of everybody, which takes an engineer.",
                    "schema": ["type": "boolean", "default": false],
                ]
            ], success: APIOperations.success("The copies.", "SandboxList"), errors: kept),
        "POST /v1/sandboxes": APIOperation(
            id: "createSandbox", summary: "Make a private copy of the warehouse as it is now.",
            body: body("SandboxRequest", ["name": "what-if"], isRequired: true), status: 201,
            success: APIOperations.success("The copy.", "Sandbox"),
            errors: making.union([.sandboxExists])),
        "DELETE /v1/sandboxes/{name}": APIOperation(
            id: "dropSandbox", summary: "Remove a private copy with all that was done in it.",
            parameters: [
                name,
                [
                    "name": "owner", "in": "query", "description": "Whose copy; another one's takes an engineer.",
                    "schema": ["type": "string", "minLength": 1],
                ],
            ], success: APIOperations.success("It is gone.", "SandboxDropped"), errors: kept.union([.unknownSandbox])),
        "POST /v1/sandboxes/{name}/reset": APIOperation(
            id: "resetSandbox", summary: "Make a private copy anew from the warehouse as it is now.",
            parameters: [name], status: 200, success: APIOperations.success("The copy.", "Sandbox"),
            errors: making.union([.unknownSandbox])),
        "GET /v1/sandboxes/{name}/diff": APIOperation(
            id: "diffSandbox", summary: "What was done in a private copy, row by row.",
            parameters: [
                name,
                [
                    "name": "table", "in": "query", "description": "A table that is meant; all if there is none.",
                    "schema": ["type": "array", "items": ["type": "string", "minLength": 1]],
                ],
                [
                    "name": "against", "in": "query",
                    "description": "The warehouse as it was when the copy was made, or as it is now.",
                    "schema": ["type": "string", "enum": ["base", "now"], "default": "base"],
                ],
                [
                    "name": "limit", "in": "query",
                    "schema": ["type": "integer", "minimum": 1, "maximum": 10_000, "default": 1000],
                ],
                [
                    "name": "after", "in": "query", "description": "`next` of the page before.",
                    "schema": ["type": "string", "minLength": 1],
                ],
            ],
            success: [
                "description": "Rows; in CSV a line for each value that differs.",
                "headers": [
                    "marquee-next": [
                        "description": "For CSV: where the next page begins; missing on the last one.",
                        "schema": ["type": "string"],
                    ]
                ],
                "content": [
                    "application/json": ["schema": ["$ref": "#/components/schemas/DiffPage"]],
                    "text/csv": ["schema": ["type": "string"]],
                ],
            ], errors: kept.union([.unknownSandbox, .unknownTable, .notAcceptable])),
        "POST /v1/sandboxes/{name}/promote": APIOperation(
            id: "promoteSandbox", summary: "Apply what was done in a private copy to the warehouse, all of it or none.",
            parameters: [name, APIOperations.idempotencyKey],
            body: body("PromoteRequest", ["mode": "dry-run", "on_conflict": "refuse"]),
            success: APIOperations.success("What was applied.", "PromoteResult"),
            errors: changing.union([.unknownSandbox, .unknownTable, .promoteConflict, .notPromotable])),
    ]

    /// The parameter for reads and writes in a private copy.
    static let inside: JSONNode = [
        "name": "sandbox", "in": "query", "description": "The private copy in which to do it.",
        "schema": ["type": "string", "minLength": 1],
    ]

    private static let entry: JSONNode = [
        "name": "id", "in": "path", "required": true,
        "schema": ["type": "integer", "minimum": 1, "maximum": 9_223_372_036_854_775_807], "example": 1,
    ]
    private static let name: JSONNode = [
        "name": "name", "in": "path", "required": true, "schema": ["type": "string", "minLength": 1],
        "example": "what-if",
    ]

    private static let kept = APIOperations.protected.union(APIOperations.stores).union([
        .invalidRequest, .invalidArgument,
    ])
    private static let making = kept.union(APIOperations.bodies).union([.sandboxQuota, .storeFull])
    private static let changing = kept.union(APIOperations.bodies).union(APIOperations.writes)

    private static func body(_ schema: String, _ example: JSONNode, isRequired: Bool = false) -> JSONNode {
        var body = APIOperations.json(schema, example: example)
        if !isRequired, case .object(let members) = body {
            body = .object(members.filter { $0.key != "required" })
        }
        return body
    }
}
