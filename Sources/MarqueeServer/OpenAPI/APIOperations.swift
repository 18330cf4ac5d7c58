import MarqueeCatalog

/// What is said of an operation beside its route.
struct APIOperation: Sendable {
    let id: String
    let summary: String
    var parameters: JSONNode?
    var body: JSONNode?
    /// Of the answer when all goes well.
    var status = 200
    let success: JSONNode
    let errors: Set<ErrorCode>
}

/// The operations by method and path.
enum APIOperations {
    static let all = warehouse.merging(SandboxOperations.all) { one, _ in one }

    private static let warehouse: [String: APIOperation] = [
        "POST /v1/query": APIOperation(
            id: "query", summary: "Run one statement that reads.", parameters: [after],
            body: json(
                "QueryRequest",
                example: [
                    "sql": "SELECT id, title FROM titles WHERE release_year >= :year ORDER BY id",
                    "parameters": ["year": 2000], "limit": 10,
                ]),
            success: [
                "description": "The result, streamed. It is whole when it has its end.",
                "headers": [
                    "marquee-end": [
                        "description": "How a small result ended; a trailer of the same name for a streamed one.",
                        "schema": ["type": "string"],
                    ],
                    "marquee-columns": [
                        "description": "Names and types of the columns, for CSV and NDJSON.",
                        "schema": ["type": "string"],
                    ],
                    "marquee-source": [
                        "description": "Which server has answered, where there is a replica.",
                        "schema": ["type": "string", "enum": ["primary", "replica"]],
                    ],
                ],
                "content": [
                    "application/json": ["schema": ["$ref": "#/components/schemas/QueryResult"]],
                    "application/x-ndjson": ["schema": ["type": "string"]],
                    "text/csv": ["schema": ["type": "string"]],
                ],
            ], errors: protected.union(reads).union(bodies).union(inSandboxes)),
        "POST /v1/write": APIOperation(
            id: "write", summary: "Run statements that change rows or tables, all of them or none.",
            parameters: [idempotencyKey],
            body: json(
                "WriteRequest",
                example: [
                    "statements": [["sql": "INSERT INTO genres (name) VALUES (?)", "parameters": ["example"]]],
                    "mode": "dry-run",
                ]),
            success: success("What was done.", "WriteResult", position),
            errors: protected.union(writes).union(bodies).union(inSandboxes)),
        "POST /v1/tables/{table}/rows": APIOperation(
            id: "insertRows", summary: "Insert rows into a table, all of them or none.",
            parameters: [
                [
                    "name": "table", "in": "path", "required": true, "schema": ["type": "string", "minLength": 1],
                    "example": "genres",
                ],
                [
                    "name": "mode", "in": "query", "description": "dry-run carries everything out and rolls it back.",
                    "schema": ["type": "string", "enum": ["commit", "dry-run"], "default": "commit"],
                ],
                SandboxOperations.inside, idempotencyKey,
            ],
            body: [
                "required": true,
                "content": [
                    "text/csv": ["schema": ["type": "string"], "example": "name\nexample\n"],
                    "application/x-ndjson": ["schema": ["type": "string"]],
                ],
            ], success: success("What was done.", "InsertResult", position),
            errors: protected.union(writes).union(bodies).union(inSandboxes).union([
                .unsupportedMediaType, .unknownTable, .rowRefused,
            ])),
        "GET /v1/schema": APIOperation(
            id: "schema", summary: "Tables and views with their columns, keys and meanings.",
            parameters: [SandboxOperations.inside], success: success("The schema.", "Schema"),
            errors: protected.union(stores).union([.invalidArgument, .unknownSandbox])),
        "GET /v1/me": APIOperation(
            id: "me", summary: "Whose token this is, and what it may take.",
            success: success("The principal.", "Me"), errors: protected.union(stores)),
        "GET /v1/audit": APIOperation(
            id: "audit", summary: "Writes and refused writes, the latest first.",
            parameters: [
                [
                    "name": "limit", "in": "query",
                    "schema": ["type": "integer", "minimum": 1, "maximum": 1000, "default": 100],
                ],
                [
                    "name": "before", "in": "query", "description": "Only entries before the one of this number.",
                    "schema": ["type": "integer", "minimum": 1, "maximum": 9_223_372_036_854_775_807],
                ],
            ], success: success("Entries.", "AuditPage"), errors: protected.union(stores).union([.invalidRequest])),
        "POST /v1/recommendations": APIOperation(
            id: "recommend",
            summary: "What to watch next after these titles; may be kept, which takes the role scientist.",
            parameters: [idempotencyKey],
            body: json("Recommend", example: ["ids": ["tm84618", "Breaking Bad (2008)"], "k": 3]),
            success: success("Lists of titles.", "Recommendations", position),
            errors: protected.union(recommending).union(bodies).union(writes)),
        "GET /v1/titles/{id}/recommendations": APIOperation(
            id: "recommendOne", summary: "What to watch next after one title.",
            parameters: [
                [
                    "name": "id", "in": "path", "required": true,
                    "schema": ["type": "string", "minLength": 1, "maxLength": 200],
                ],
                [
                    "name": "k", "in": "query",
                    "schema": ["type": "integer", "minimum": 1, "maximum": 1000, "default": 5],
                ],
                [
                    "name": "where", "in": "query",
                    "description": "A condition on titles; a longer one goes to POST /v1/recommendations.",
                    "schema": ["type": "string", "maxLength": 800],
                ],
                [
                    "name": "diversity", "in": "query",
                    "schema": ["type": "number", "minimum": 0, "maximum": 1, "default": 0],
                ],
                ["name": "explain", "in": "query", "schema": ["type": "boolean", "default": true]],
            ], success: success("One list.", "Recommendations"),
            errors: protected.union(recommending).union([.invalidRequest])),
        "GET /v1/evaluation": APIOperation(
            id: "evaluate",
            summary: "How well recommendations agree with the likes in a table, beside three baselines.",
            parameters: [
                [
                    "name": "likes", "in": "query", "required": true,
                    "description": "A table with the columns title_id and viewer (or user).",
                    "schema": ["type": "string", "minLength": 1, "maxLength": 64],
                ]
            ], success: success("Measures by configuration.", "Evaluation"),
            errors: protected.union(recommending).union(reads).union([.invalidRequest, .unknownTable, .invalidLikes])),
        "GET /v1/report": APIOperation(
            id: "report", summary: "The exploratory report: figures with their rules, tables and pictures.",
            success: [
                "description": "The report; a page for a browser, where Accept asks for one.",
                "content": [
                    "application/json": ["schema": ["$ref": "#/components/schemas/Report"]],
                    "text/html": ["schema": ["type": "string"]],
                ],
            ], errors: protected.union(stores)),
        "GET /": APIOperation(
            id: "door", summary: "A page that asks for a token and shows the report.",
            success: ["description": "The page.", "content": ["text/html": ["schema": ["type": "string"]]]], errors: []),
        "GET /health/live": APIOperation(
            id: "live", summary: "Whether the process runs.", success: success("It does.", "Health"), errors: []),
        "GET /health/ready": APIOperation(
            id: "ready", summary: "Whether queries are answered, and what the last marquee doctor has said.",
            parameters: [
                [
                    "name": "require", "in": "query",
                    "description": "Whether the recommender's index has to be made too; if it is not, it is begun.",
                    "schema": ["type": "string", "enum": ["recommender"]],
                ]
            ], success: success("They are.", "Health"),
            errors: stores.union([.invalidRequest, .storeDamaged, .timeLimit, .cancelled])),
        "GET /metrics": APIOperation(
            id: "metrics", summary: "Counters and histograms for Prometheus.",
            success: ["description": "Metrics.", "content": ["text/plain": ["schema": ["type": "string"]]]], errors: []),
        "GET /openapi.json": APIOperation(
            id: "openapi", summary: "This document.",
            success: ["description": "The document.", "content": ["application/json": ["schema": ["type": "object"]]]],
            errors: []),
    ]

    static let stores: Set<ErrorCode> = [
        .serverBusy, .connectionLost, .serverUnreachable, .storeFailure, .storeLocked, .internalFault,
    ]
    private static let recommending: Set<ErrorCode> = stores.union([
        .unknownTitle, .ambiguousTitle, .invalidRecommendation, .invalidFilter, .noTitles,
    ])
    static let protected: Set<ErrorCode> = [
        .tokenMissing, .tokenRefused, .roleForbids, .rateLimited, .tooManyStatements,
    ]
    /// Of statements that may be for a private copy.
    private static let inSandboxes: Set<ErrorCode> = [.invalidArgument, .unknownSandbox, .sandboxQuota]
    static let bodies: Set<ErrorCode> = [.invalidRequest, .bodyTooLarge, .bodyTooSlow]
    private static let reads: Set<ErrorCode> = stores.union([
        .notAcceptable, .invalidParameters, .notARead, .severalStatements, .statementRefused, .statementFailed,
        .tableOutOfReach, .timeLimit, .statementTooLong, .valueTooLarge, .cancelled,
    ])
    static let writes: Set<ErrorCode> = stores.union([
        .idempotencyKeyReused, .invalidParameters, .notAWrite, .severalStatements, .statementRefused, .statementFailed,
        .tableOutOfReach, .timeLimit, .statementTooLong, .valueTooLarge, .cancelled, .mixedDDL, .tooManyRowsAffected,
        .constraintViolated, .storeFull,
    ])

    static let idempotencyKey: JSONNode = [
        "name": "Idempotency-Key", "in": "header",
        "description": "The same key with the same request gets the first answer again.",
        "schema": ["type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[!-~]+$"],
    ]

    private static let after: JSONNode = [
        "name": "Marquee-After", "in": "header",
        "description": "The answer contains what was committed up to the Marquee-Position of a write, or of several.",
        "schema": [
            "type": "string", "maxLength": 1000,
            "pattern": "^[0-9]{1,9}-[0-9]{1,9}-[0-9]{1,18}(,[0-9]{1,9}-[0-9]{1,9}-[0-9]{1,18})*$",
        ],
        "example": "0-1-42",
    ]
    private static let position: JSONNode = [
        "marquee-position": [
            "description": "Where the commit stands in the log of a MariaDB server that keeps one.",
            "schema": ["type": "string"],
        ]
    ]

    static func json(_ schema: String, example: JSONNode) -> JSONNode {
        [
            "required": true,
            "content": [
                "application/json": [
                    "schema": ["$ref": .text("#/components/schemas/\(schema)")], "example": example,
                ]
            ],
        ]
    }

    static func success(_ description: String, _ schema: String, _ headers: JSONNode = [:]) -> JSONNode {
        [
            "description": .text(description), "headers": headers,
            "content": ["application/json": ["schema": ["$ref": .text("#/components/schemas/\(schema)")]]],
        ]
    }
}
