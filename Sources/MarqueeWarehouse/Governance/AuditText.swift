/// Audit entries as JSON.
package enum AuditText {
    /// `{"entries": [{…}, …], "next_before": …}`.
    package static func json(_ entries: [AuditLog.Kept], nextBefore: Int64?) -> String {
        let list = entries.map(object).joined(separator: ",")
        return "{\"entries\":[\(list)],\"next_before\":\(nextBefore.map(String.init) ?? "null")}"
    }

    /// An entry as an object with a key for each column.
    package static func object(_ entry: AuditLog.Kept) -> String {
        let fields = AuditLog.fields(of: entry).map { name, value in
            let canonical = AuditEntry.canonical([value])
            return "\"\(name)\":\(canonical.dropFirst().dropLast())"
        }
        return "{\(fields.joined(separator: ","))}"
    }
}
