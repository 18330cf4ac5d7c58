import MarqueeCatalog

/// Follows users' foreign keys from lost keys to the rows that refer to them, and on to the rows that refer to these.
struct ReferenceSearch {
    private let references: [UserReference]
    private let policy: ReferencePolicy
    private let connection: any Connection
    private let columns: UserColumns
    private var affected: [AffectedReference] = []
    private var steps: [Step] = []

    /// Rows that a key may refer to are deleted or change their values.
    private struct Step {
        let reference: UserReference
        let change: AffectedReference.Change
        let values: Set<[Value]>
        /// True if one of the rows has NULL afterwards, or in between.
        let becomesNull: Bool
    }

    init(_ references: [UserReference], _ policy: ReferencePolicy, _ connection: any Connection) {
        self.references = references
        self.policy = policy
        self.connection = connection
        columns = UserColumns(connection)
    }

    /// Adds the keys that refer to a table of Marquee's.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    mutating func start(from lost: LostKeys) throws {
        for reference in references
        where reference.parent.isManaged && connection.dialect.isSameName(reference.parent.name, lost.table.name) {
            guard !reference.isBroken else {
                if lost.isWritten || refusesInserts(lost.table) { addBroken(reference) }
                continue
            }
            let deleted = try lost.deletedValues(of: reference.parentColumns, connection)
            steps.append(Step(reference: reference, change: .delete, values: deleted, becomesNull: false))
            let changed = try lost.changedValues(of: reference.parentColumns, connection)
            steps.append(
                Step(
                    reference: reference, change: .update, values: changed.values, becomesNull: changed.becomesNull))
        }
    }

    /// Follows the keys to their end.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    mutating func finish() throws -> [AffectedReference] {
        var next = 0
        while next < steps.count {
            try follow(steps[next])
            next += 1
        }
        return affected
    }

    private mutating func follow(_ step: Step) throws {
        let index = affected.firstIndex { $0.reference == step.reference && $0.change == step.change }
        let values = index.map { step.values.subtracting(affected[$0].values) } ?? step.values
        let count = try ReferencingRows(step.reference, connection).count(matching: values)
        guard count > 0 else { return }
        var entry =
            index.map { affected[$0] }
            ?? AffectedReference(reference: step.reference, change: step.change, action: .cascade, isByRule: true)
        entry.rows += count
        entry.values.formUnion(values)
        try decide(&entry, step)
        if let index { affected[index] = entry } else { affected.append(entry) }
        switch entry.action {
        case .cascade: try follow(from: step, step.change, values, becomesNull: step.becomesNull)
        case .setNull: try follow(from: step, .update, values, becomesNull: true)
        case .dropConstraint, .refuse: break
        }
    }

    /// Adds the keys that refer to rows which themselves are deleted or changed.
    private mutating func follow(
        from step: Step, _ change: AffectedReference.Change, _ values: Set<[Value]>, becomesNull: Bool
    ) throws {
        let (table, changed) = (step.reference.table, step.reference.columns)
        let dialect = connection.dialect
        for reference in references where reference.parent.isSame(as: table, dialect) {
            let isConcerned =
                change == .delete
                || reference.parentColumns.contains { key in changed.contains { dialect.isSameName($0, key) } }
            guard !reference.isBroken else {
                addBroken(reference)
                continue
            }
            guard isConcerned else { continue }
            let lost = try ReferencingRows(step.reference, connection).values(
                of: reference.parentColumns, matching: values)
            steps.append(Step(reference: reference, change: change, values: lost, becomesNull: becomesNull))
        }
    }

    // MARK: - Deciding

    /// What becomes of the rows, by the key's rule or else by the policy.
    private func decide(_ entry: inout AffectedReference, _ step: Step) throws {
        let reference = step.reference
        let fixed = try columns.fixed(reference.columns, of: reference.table)
        let rule = step.change == .delete ? reference.onDelete : reference.onUpdate
        // A server takes a change that comes back to the same table by ON UPDATE for a RESTRICT.
        let isCircular =
            connection.dialect == .mysql && step.change == .update && reference.table == reference.parent
        if rule == "CASCADE", !isCircular, step.change == .delete || !step.becomesNull || fixed.isEmpty {
            (entry.action, entry.isByRule) = (.cascade, true)
        } else if rule == "SET NULL", !isCircular, fixed.isEmpty {
            (entry.action, entry.isByRule) = (.setNull, true)
        } else {
            entry.isByRule = false
            choose(&entry, fixed)
        }
    }

    private func choose(_ entry: inout AffectedReference, _ fixed: [String]) {
        switch policy {
        case .refuse: entry.action = .refuse
        case .dropConstraint: entry.action = .dropConstraint
        case .setNull:
            entry.action = fixed.isEmpty ? .setNull : .refuse
            if !fixed.isEmpty {
                entry.reason = "\(fixed.joined(separator: ", ")) cannot be NULL"
            }
        }
    }

    /// True if SQLite does not take rows into a table. An import writes the ledger too, one row at a time, which a key that
    /// refers to no key prevents when it is deferred.
    private func refusesInserts(_ table: Table) -> Bool {
        do {
            let sql = "EXPLAIN INSERT INTO \(connection.dialect.quoted(table.name)) DEFAULT VALUES"
            try connection.query(sql, []) { _ in }
            return false
        } catch { return true }
    }

    /// SQLite refuses every statement on the two tables, whatever their rows.
    private mutating func addBroken(_ reference: UserReference) {
        guard !affected.contains(where: { $0.reference == reference }) else { return }
        var entry = AffectedReference(reference: reference, change: .delete, action: .refuse, isByRule: false)
        if policy == .dropConstraint {
            entry.action = .dropConstraint
        } else if policy == .setNull {
            entry.reason = "the table cannot be changed"
        }
        affected.append(entry)
    }
}
