/// Whether a statement gives the same result as long as the data is the same.
package enum Repeatability {
    /// Functions whose result depends on their arguments alone; any other makes a statement one that is run each time.
    private static let functions: Set<String> = [
        "ABS", "AVG", "CAST", "CEIL", "CEILING", "CHAR_LENGTH", "COALESCE", "CONCAT", "COUNT", "CUME_DIST",
        "DENSE_RANK",
        "EXP", "FIRST_VALUE", "FLOOR", "GREATEST", "GROUP_CONCAT", "HEX", "IFNULL", "IIF", "IF", "INSTR", "LAG",
        "LAST_VALUE", "LEAD", "LEAST", "LEFT", "LENGTH", "LN", "LOG", "LOG10", "LOWER", "LPAD", "LTRIM", "MAX",
        "MEDIAN",
        "MIN", "MOD", "NTH_VALUE", "NTILE", "NULLIF", "PERCENT_RANK", "POW", "POWER", "PRINTF", "RANK", "REPLACE",
        "REVERSE", "RIGHT", "ROUND", "ROW_NUMBER", "RPAD", "RTRIM", "SIGN", "SQRT", "STDDEV", "STDDEV_POP",
        "STDDEV_SAMP", "SUBSTR", "SUBSTRING", "SUM", "TOTAL", "TRIM", "TYPEOF", "UPPER", "VAR_POP", "VAR_SAMP",
        "VARIANCE",
    ]

    /// Keywords behind which a parenthesis may stand.
    private static let keywords: Set<String> = [
        "ALL", "AND", "ANY", "AS", "BETWEEN", "BY", "CASE", "DISTINCT", "ELSE", "EXCEPT", "EXISTS", "FILTER", "FROM",
        "GROUP", "HAVING", "IN", "INTERSECT", "JOIN", "LIKE", "LIMIT", "MATERIALIZED", "NOT", "OFFSET", "ON", "OR",
        "OVER", "PARTITION", "SELECT", "THEN", "UNION", "USING", "VALUES", "WHEN", "WHERE", "WINDOW", "WITH",
    ]

    /// - Parameter sql: a statement that reads.
    package static func isRepeatable(_ sql: SQLTokens) -> Bool {
        let tokens = sql.tokens
        return tokens.indices.allSatisfy { index in
            let token = tokens[index]
            guard token.kind == .word || token.kind == .name else { return token.kind != .variable }
            let name = token.text.uppercased()
            if name.hasPrefix("CURRENT_") || name.hasPrefix("LOCALTIME") || name.hasPrefix("UTC_") { return false }
            guard index + 1 < tokens.count, tokens[index + 1].text == "(" else { return true }
            // A name before a parenthesis may also be a common table expression with its columns: `t(a, b) AS (…)`.
            return functions.contains(name) || keywords.contains(name)
        }
    }
}
