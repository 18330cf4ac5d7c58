import MarqueeCatalog

/// The statements that find the rows in which a table of a sandbox differs.
struct RowComparison {
    let table: SandboxDiff.TableChange
    /// Those that both sides have.
    let columns: [TableShape.Column]
    let key: [String]
    let dialect: Dialect
    let copy: String
    let before: String
    /// Where the rows are as they are now; nil when that is not looked at.
    let now: String?

    /// The statement of a phase, with a `?` for each key column when it begins behind a row; nil when it would find nothing.
    func statement(_ phase: Int, behind: Bool, limit: Int?) -> String? {
        guard phase == 0 ? !table.isNew : !table.isDropped else { return nil }
        if key.isEmpty { return bag(phase, limit) }
        let (mine, theirs) = phase == 0 ? ("b", "s") : ("s", "b")
        let (from, to) = phase == 0 ? (before, copy) : (copy, before)
        let hasOther = !(phase == 0 ? table.isDropped : table.isNew)
        var sql = "SELECT \(selected(hasOther: hasOther, mine: mine)) FROM \(name(from)) AS \(mine)"
        var conditions: [String] = []
        if hasOther {
            sql += " LEFT JOIN \(name(to)) AS \(theirs) ON \(joined(mine, theirs))"
            let missing = "\(theirs).\(quoted(key[0])) IS NULL"
            conditions.append(phase == 0 ? "(\(missing) OR NOT (\(same("b", "s"))))" : missing)
        }
        if now != nil { sql += " LEFT JOIN \(name(now ?? "")) AS n ON \(joined(mine, "n"))" }
        if behind {
            let keys = key.map { "\(mine).\(quoted($0))" }
            conditions.append("(\(keys.joined(separator: ", "))) > (\(keys.map { _ in "?" }.joined(separator: ", ")))")
        }
        if !conditions.isEmpty { sql += " WHERE \(conditions.joined(separator: " AND "))" }
        sql += " ORDER BY \(key.map { "\(mine).\(quoted($0))" }.joined(separator: ", "))"
        return limit.map { "\(sql) LIMIT \($0)" } ?? sql
    }

    /// The columns of base, copy and now, and before the latter two whether there is a row.
    private func selected(hasOther: Bool, mine: String) -> String {
        func all(_ side: String, _ isThere: Bool) -> [String] {
            let marker = isThere ? "\(side).\(quoted(key[0])) IS NOT NULL" : "0"
            return [marker]
                + columns.map { isThere ? TableShape.exact($0, "\(side).\(quoted($0.name))", dialect) : "NULL" }
        }
        return
            (all("b", hasOther || mine == "b") + all("s", hasOther || mine == "s") + all("n", now != nil))
            .joined(separator: ", ")
    }

    /// Rows without a key are told apart by all their columns, and counted.
    private func bag(_ phase: Int, _ limit: Int?) -> String {
        let names = columns.map { TableShape.exact($0, quoted($0.name), dialect) }
        let listed = names.enumerated().map { "\($1) AS c\($0)" }.joined(separator: ", ")
        let grouped = names.indices.map { "c\($0)" }.joined(separator: ", ")
        let parts = [(before, -1, !table.isNew), (copy, 1, !table.isDropped)].filter(\.2).map { schema, sign, _ in
            "SELECT \(listed), \(sign) AS side FROM \(name(schema))"
        }
        let nothing = columns.map { _ in "NULL" }.joined(separator: ", ")
        let row = phase == 0 ? "1, \(grouped), 0, \(nothing)" : "0, \(nothing), 1, \(grouped)"
        return """
            SELECT \(row), 0, \(nothing), CAST(ABS(SUM(side)) AS \(dialect == .sqlite ? "INTEGER" : "SIGNED")) FROM (\(parts.joined(separator: " UNION ALL "))) AS d
            GROUP BY \(grouped) HAVING SUM(side) \(phase == 0 ? "< 0" : "> 0") ORDER BY \(grouped)\(limit.map { " LIMIT \($0)" } ?? "")
            """
    }

    /// The row that a statement has found.
    func row(_ row: any Row, _ phase: Int) -> SandboxDiff.Row {
        let width = columns.count + 1
        func image(_ side: Int) -> [Value]? {
            guard row[side * width].integer == 1 else { return nil }
            return columns.indices.map { Value(row[side * width + 1 + $0]) }
        }
        let (was, is_) = (image(0), image(1))
        let present = now == nil ? nil : image(2)
        let change = RowChange(table: table.table, columns: columns.map(\.name), before: was, after: is_)
        return SandboxDiff.Row(
            change: change, isConflict: now != nil && Self.isConflict(was, is_, present), now: present)
    }

    /// Both sides have changed the row, and not to the same.
    private static func isConflict(_ was: [Value]?, _ is_: [Value]?, _ now: [Value]?) -> Bool {
        func same(_ left: [Value]?, _ right: [Value]?) -> Bool {
            guard let left, let right else { return left == nil && right == nil }
            return RowWriter.isSame(left, right)
        }
        return !same(now, was) && !same(now, is_)
    }

    /// How often a row without a key differs.
    func count(_ row: any Row) -> Int { key.isEmpty ? Int(row[(columns.count + 1) * 3].integer ?? 1) : 1 }

    func keyValues(_ change: RowChange) -> [Value] {
        let image = change.before ?? change.after ?? []
        return key.compactMap { name in change.columns.firstIndex(of: name).map { image[$0] } }
    }

    private func joined(_ mine: String, _ theirs: String) -> String {
        key.map { "\(theirs).\(quoted($0)) = \(mine).\(quoted($0))" }.joined(separator: " AND ")
    }

    private func same(_ left: String, _ right: String) -> String {
        columns.map { column in
            TableShape.same(
                TableShape.exact(column, "\(left).\(quoted(column.name))", dialect),
                TableShape.exact(column, "\(right).\(quoted(column.name))", dialect), dialect)
        }.joined(separator: " AND ")
    }

    private func name(_ schema: String) -> String { dialect.qualified(schema, table.table) }
    private func quoted(_ name: String) -> String { dialect.quoted(name) }
}
