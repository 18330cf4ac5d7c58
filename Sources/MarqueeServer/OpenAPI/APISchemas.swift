import MarqueeCatalog
import MarqueeWarehouse

/// The shapes of requests and answers.
enum APISchemas {
    static let all = JSONNode.object(warehouse + SandboxSchemas.all)

    private static let warehouse: [(key: String, value: JSONNode)] = members([
        "Error": object(
            [
                "error": object(
                    [
                        "code": ["type": "string", "pattern": "^MQ[0-9]{3}$"], "message": text,
                        "details": array(text), "hint": text, "request_id": text, "rolled_back": ["const": true],
                    ], required: ["code", "message", "details", "request_id"])
            ], required: ["error"]),
        "Parameters": [
            "description": "Values for ? (a list) or for :name (an object).",
            "oneOf": [
                array(["$ref": "#/components/schemas/Value"]),
                ["type": "object", "additionalProperties": ["$ref": "#/components/schemas/Value"]],
                ["type": "null"],
            ],
        ],
        "Value": [
            "oneOf": [
                ["type": ["null", "boolean", "number", "string"]],
                object(["base64": ["type": "string", "contentEncoding": "base64"]], required: ["base64"]),
            ]
        ],
        "QueryRequest": object(
            [
                "sql": ["type": "string", "minLength": 1],
                "parameters": ["$ref": "#/components/schemas/Parameters"],
                "limit": ["type": ["integer", "null"], "minimum": 0, "maximum": 9_223_372_036_854_775_807],
                "offset": ["type": ["integer", "null"], "minimum": 0, "maximum": 9_223_372_036_854_775_807],
                "timeout": ["type": ["number", "null"], "exclusiveMinimum": 0, "maximum": 86_400],
                "sandbox": SandboxSchemas.sandbox,
            ], required: ["sql"]),
        "ColumnType": [
            "type": "string",
            "enum": .list(ResultType.allCases.map { .text($0.rawValue) }),
        ],
        "QueryResult": object(
            [
                "columns": array(
                    object(
                        ["name": text, "type": ["$ref": "#/components/schemas/ColumnType"]], required: ["name", "type"])
                ),
                "rows": array(array([:])),
                "end": ["$ref": "#/components/schemas/End"],
            ], required: ["columns", "rows", "end"]),
        "End": object(
            [
                "row_count": whole, "truncated": ["type": "boolean"],
                "limited_by": ["type": "string", "enum": ["limit", "MQ306", "MQ307"]], "next_offset": whole,
                "types": array(["$ref": "#/components/schemas/ColumnType"]),
                "checksum": ["type": "string", "pattern": "^crc32:[0-9a-f]{8}$"],
            ], required: ["row_count", "truncated", "types", "checksum"]),
        "Statement": [
            "oneOf": [
                ["type": "string", "minLength": 1],
                object(
                    [
                        "sql": ["type": "string", "minLength": 1],
                        "parameters": ["$ref": "#/components/schemas/Parameters"],
                    ], required: ["sql"]),
            ]
        ],
        "WriteRequest": [
            "oneOf": [
                write(
                    "statements",
                    [
                        "type": "array", "minItems": 1, "maxItems": .integer(Int64(WriteBatch.longest)),
                        "items": ["$ref": "#/components/schemas/Statement"],
                    ]),
                write(
                    "sql", ["type": "string", "minLength": 1],
                    ["parameters": ["$ref": "#/components/schemas/Parameters"]]),
            ]
        ],
        "WriteResult": object(
            [
                "outcome": outcome,
                "statements": array(
                    object(
                        ["rows_affected": whole, "returned": ["$ref": "#/components/schemas/QueryResult"]],
                        required: ["rows_affected"])),
                "rows_affected": whole, "audit_id": ["type": ["integer", "null"]], "request_id": text,
            ], required: ["outcome", "statements", "rows_affected", "audit_id", "request_id"]),
        "InsertResult": object(
            [
                "outcome": outcome, "table": text, "rows_affected": whole, "audit_id": ["type": ["integer", "null"]],
                "request_id": text,
            ], required: ["outcome", "table", "rows_affected", "audit_id", "request_id"]),
        "Schema": object(
            [
                "dialect": ["type": "string", "enum": ["sqlite", "mysql"]], "schema_version": whole,
                "tables": array(
                    object(
                        [
                            "name": text, "kind": ["type": "string", "enum": ["table", "view"]],
                            "managed": ["type": "boolean"], "meaning": text, "note": text,
                            "columns": array(
                                object(
                                    [
                                        "name": text, "type": text, "nullable": ["type": "boolean"],
                                        "primary_key": ["type": "boolean"], "meaning": text,
                                    ], required: ["name", "type", "nullable", "primary_key"])),
                            "foreign_keys": array(
                                object(
                                    ["column": text, "references_table": text, "references_column": text],
                                    required: ["column", "references_table", "references_column"])),
                        ], required: ["name", "kind", "managed", "columns", "foreign_keys"])),
            ], required: ["dialect", "schema_version", "tables"]),
        "Me": object(
            [
                "name": text, "role": ["type": "string", "enum": ["analyst", "scientist", "engineer"]],
                "token_id": whole, "expires_at": text,
                "limits": object(
                    [
                        "seconds": ["type": "number"], "rows": whole, "bytes": whole, "statement_bytes": whole,
                        "concurrent_statements": whole, "requests_per_second": ["type": "number"],
                    ], required: ["seconds", "rows", "bytes", "statement_bytes", "concurrent_statements"]),
            ], required: ["name", "role", "token_id", "limits"]),
        "AuditPage": object(
            [
                "entries": array(["$ref": "#/components/schemas/AuditEntry"]),
                "next_before": ["type": ["integer", "null"]],
            ], required: ["entries", "next_before"]),
        "AuditEntry": .object([
            ("type", "object"),
            (
                "properties",
                .object(
                    GovernanceTables.auditLog.columns.filter { $0.name != "previous_hash" }.map { column in
                        let type: JSONNode = column.kind == .integer ? "integer" : "string"
                        return (
                            column.name,
                            [
                                "type": column.isOptional ? [type, "null"] : type,
                                "description": .text(column.meaning),
                            ]
                        )
                    })
            ),
        ]),
        "Recommend": object(
            [
                "ids": ["type": "array", "items": text, "minItems": 1, "maxItems": 1000],
                "avoid": ["type": ["array", "null"], "items": text, "maxItems": 1000],
                "k": ["type": ["integer", "null"], "minimum": 1, "maximum": 1000, "default": 5],
                "where": ["type": ["string", "null"], "maxLength": 4000],
                "diversity": ["type": ["number", "null"], "minimum": 0, "maximum": 1, "default": 0],
                "each": flag, "save": flag, "explain": flag,
            ], required: ["ids"]),
        "Recommendations": object(
            [
                "lists": array(
                    object(
                        [
                            "source": array(text), "confidence": real,
                            "intra_list_distance": ["type": ["number", "null"]],
                            "titles": array(["$ref": "#/components/schemas/Recommendation"]),
                        ], required: ["source", "confidence", "intra_list_distance", "titles"])),
                "data_version": text, "engine_version": text, "run": ["type": ["integer", "null"]],
            ], required: ["lists", "data_version", "engine_version", "run"]),
        "Recommendation": object(
            [
                "rank": whole, "id": text, "title": ["type": ["string", "null"]], "type": ["type": ["string", "null"]],
                "release_year": ["type": ["integer", "null"]], "score": real, "tied": whole, "confidence": real,
                "reason": text,
                "reasons": array(
                    object(
                        ["feature": text, "score": real, "shared": whole, "of": whole, "values": array(text)],
                        required: ["feature", "score", "shared", "of", "values"])),
            ], required: ["rank", "id", "title", "type", "release_year", "score", "tied", "confidence"]),
        "Evaluation": [
            "type": "object",
            "required": ["likes", "viewers", "pool", "unknown_likes", "data_version", "evaluations", "comparisons"],
            "properties": [
                "likes": whole, "viewers": whole, "pool": whole, "unknown_likes": whole, "data_version": text,
                "evaluations": array(["type": "object"]), "comparisons": array(["type": "object"]),
                "fitted": ["type": ["object", "null"]],
            ],
        ],
        "Report": object(
            [
                "report": object(
                    ["version": whole, "database": text, "generated_at": text, "data_version": text],
                    required: ["version", "database", "generated_at", "data_version"]),
                "sections": array(
                    object(
                        ["name": text, "title": text, "figures": array(text)], required: ["name", "title", "figures"])),
                "figures": ["type": "object", "additionalProperties": ["$ref": "#/components/schemas/Figure"]],
            ], required: ["report", "sections", "figures"]),
        "Figure": object(
            [
                "title": text, "rule": text, "n": whole, "finding": text, "columns": array(text),
                "rows": array(["type": "array", "items": ["type": ["string", "number", "boolean", "null"]]]),
                "specification": [
                    "type": ["object", "null"], "description": "For Vega-Lite or Vega, as $schema says.",
                ],
            ], required: ["title", "rule", "n", "finding", "columns", "rows", "specification"]),
        "Health": object(
            [
                "status": ["type": "string", "enum": ["live", "ready"]],
                "database": ["type": "string", "enum": ["ready"]],
                "recommender": [
                    "type": "string",
                    "description": "Whether the recommender's index is made; if not, who asks first waits.",
                    "enum": ["ready", "not-made"],
                ],
                "doctor": object(
                    [
                        "verdict": ["type": "string", "enum": ["sound", "failed"]],
                        "at": ["type": "string", "format": "date-time"],
                        "code": ["type": "string", "description": "The error with which it failed."],
                    ], required: ["verdict", "at"]),
                "replica": [
                    "type": "string", "description": "How the replica stands, where there is one.",
                    "enum": .list(ReplicaWatch.State.allCases.map { .text($0.rawValue) }),
                ],
            ], required: ["status"]),
    ])

    private static func members(_ node: JSONNode) -> [(key: String, value: JSONNode)] {
        if case .object(let members) = node { members } else { [] }
    }

    static let text: JSONNode = ["type": "string"]
    private static let real: JSONNode = ["type": "number"]
    private static let flag: JSONNode = ["type": ["boolean", "null"]]
    static let whole: JSONNode = ["type": "integer", "minimum": 0]
    static let outcome: JSONNode = ["type": "string", "enum": ["committed", "rolled-back"]]

    static func array(_ items: JSONNode) -> JSONNode { ["type": "array", "items": items] }

    static func object(_ properties: JSONNode, required: JSONNode) -> JSONNode {
        ["type": "object", "properties": properties, "required": required, "additionalProperties": false]
    }

    private static func write(_ key: String, _ schema: JSONNode, _ more: JSONNode = [:]) -> JSONNode {
        var properties: [(key: String, value: JSONNode)] = [(key, schema)]
        if case .object(let members) = more { properties += members }
        properties += [
            ("mode", ["type": ["string", "null"], "enum": ["commit", "dry-run", .null], "default": "commit"]),
            ("max_affected", ["type": ["integer", "null"], "minimum": 0, "maximum": 9_223_372_036_854_775_807]),
            ("sandbox", SandboxSchemas.sandbox),
        ]
        return object(.object(properties), required: [.text(key)])
    }
}
