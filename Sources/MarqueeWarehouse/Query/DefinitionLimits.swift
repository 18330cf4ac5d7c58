import MarqueeCatalog

/// How large what users define may be. An engine takes long for some definitions, and others wait meanwhile: MariaDB 24 seconds for a
/// table of 8,000 partitions. Each further table makes everybody's look at the schema slower, each index everybody's writes.
package enum DefinitionLimits {
    package static let maxPartitions = 100
    /// Columns, keys and constraints of one statement.
    package static let maxParts = 1000
    package static let maxIndexes = 64
    /// Users' tables and views in a warehouse, and all in a sandbox.
    package static let maxObjects = 1000

    /// Looks at what a statement says by itself.
    ///
    /// - Throws: `MQ303` with the rule `definition-size`.
    static func check(_ sql: SQLTokens) throws {
        let tokens = sql.tokens
        var (depth, parts, partitions, named) = (0, 1, 1, 0)
        for (index, token) in tokens.enumerated() {
            if token.kind == .symbol {
                depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0
                if token.text == ",", depth <= 1 { parts += 1 }
            }
            guard token.kind == .word else { continue }
            let next = index + 1 < tokens.count ? tokens[index + 1] : nil
            if token.text == "PARTITIONS" || token.text == "SUBPARTITIONS", let next, next.kind == .number {
                partitions = multiplied(partitions, Int(next.text) ?? .max)
            }
            if token.text == "PARTITION" || token.text == "SUBPARTITION", next?.text != "BY" { named += 1 }
        }
        guard max(partitions, named) <= maxPartitions else {
            throw refused("a table may have \(maxPartitions) partitions")
        }
        guard parts <= maxParts else {
            throw refused("a definition may have \(maxParts) columns, keys and constraints")
        }
    }

    private static func multiplied(_ one: Int, _ other: Int) -> Int {
        let (product, overflow) = one.multipliedReportingOverflow(by: max(1, other))
        return overflow ? .max : product
    }

    /// Looks at what is there already, before something is added to it.
    ///
    /// - Parameters:
    ///   - objects: gives the number of users' tables and views.
    ///   - indexes: gives the number of a table's indexes.
    ///   - partitions: gives the number of a table's partitions.
    /// - Throws: as ``check(_:)``, and what these throw.
    package static func check(
        _ sql: SQLTokens, objects: () throws -> Int64, indexes: (String) throws -> Int64,
        partitions: (String) throws -> Int64
    ) throws {
        guard let defined = DefinedObjects(sql), let verb = sql.tokens.first?.text else { return }
        if verb == "CREATE", !defined.made.isEmpty, try objects() >= maxObjects {
            throw refused("users may have \(maxObjects) tables and views here")
        }
        let words = sql.tokens.filter { $0.kind == .word }.map(\.text)
        for table in defined.changed.map(\.name) where verb == "CREATE" || verb == "ALTER" {
            if words.contains("INDEX") || words.contains("KEY") || words.contains("UNIQUE"),
                try indexes(table) >= maxIndexes
            {
                throw refused("a table may have \(maxIndexes) indexes")
            }
            if words.contains("PARTITION"), words.contains("ADD") || words.contains("REORGANIZE"),
                try partitions(table) >= maxPartitions
            {
                throw refused("a table may have \(maxPartitions) partitions")
            }
        }
    }

    private static func refused(_ message: String) -> MarqueeError {
        StatementGuard.refused(message, rule: "definition-size")
    }
}
