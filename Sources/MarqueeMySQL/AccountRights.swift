import MarqueeCatalog
import MarqueeWarehouse

/// The rights of an account: privileges by what they are on, as the server writes both.
struct AccountRights: Equatable {
    /// By object, such as `` `catalog`.* ``, `` `catalog`.`titles` `` or ``PROCEDURE `catalog_governance`.`seal_write_4` ``.
    private(set) var privileges: [String: Set<String>] = [:]

    mutating func add(_ names: [String], on object: String) {
        privileges[object, default: []].formUnion(names)
    }

    /// Returns the rights that an account has now, without `USAGE`, which gives none.
    ///
    /// - Returns: nothing where the login may not look at the rights of others.
    /// - Throws: `MQ5xx` as the engine does.
    static func present(of account: String, _ connection: any Connection) throws -> AccountRights {
        var rights = AccountRights()
        do {
            for line in try connection.strings("SHOW GRANTS FOR \(account)") { try rights.read(line) }
        } catch let error as MarqueeError where [1044, 1142, 1227].contains(MySQLFailure.number(error)) {}
        return rights
    }

    /// Reads `GRANT SELECT, INSERT (a, b) ON … TO …`.
    private mutating func read(_ line: String) throws {
        let sql = try SQLTokens(line, .mysql)
        let words = sql.tokens
        guard let on = words.firstIndex(where: { $0.kind == .word && $0.text == "ON" }),
            let to = words[on...].firstIndex(where: { $0.kind == .word && $0.text == "TO" }), on > 1, to > on + 1
        else { return }
        let object = text(of: sql, on + 1..<to)
        var names: Set<String> = []
        var name: [String] = []
        var columns: [String]?
        var isInColumns = false
        func end() {
            let listed = columns.map { " (\($0.sorted().joined(separator: ", ")))" } ?? ""
            names.insert(name.joined(separator: " ") + listed)
            (name, columns) = ([], nil)
        }
        for token in words[1..<on] {
            switch token.text {
            case "(" where token.kind == .symbol: (columns, isInColumns) = ([], true)
            case ")" where token.kind == .symbol: isInColumns = false
            case "," where token.kind == .symbol: if !isInColumns { end() }
            default:
                if isInColumns { columns?.append(sql.name(of: token)) } else { name.append(token.text) }
            }
        }
        end()
        names.remove("USAGE")
        if !names.isEmpty { privileges[object, default: []].formUnion(names) }
    }

    private func text(of sql: SQLTokens, _ range: Range<Int>) -> String {
        let bytes = sql.tokens[range.lowerBound].range.lowerBound..<sql.tokens[range.upperBound - 1].range.upperBound
        return String(decoding: sql.bytes[bytes], as: UTF8.self)
    }

    /// The statements that turn other rights into these: what is missing is given before anything is taken.
    func statements(from present: AccountRights, for account: String) -> [String] {
        let missing = Self.difference(privileges, present.privileges).map { object, names in
            "GRANT \(names.joined(separator: ", ")) ON \(object) TO \(account)"
        }
        let surplus = Self.difference(present.privileges, privileges).map { object, names in
            "REVOKE \(names.joined(separator: ", ")) ON \(object) FROM \(account)"
        }
        return missing + surplus
    }

    /// The differences in words: `lacks SELECT on …`, `has CREATE on …`.
    func differences(from present: AccountRights) -> [String] {
        Self.difference(privileges, present.privileges).map { "lacks \($1.joined(separator: ", ")) on \($0)" }
            + Self.difference(present.privileges, privileges).map { "has \($1.joined(separator: ", ")) on \($0)" }
    }

    /// The privileges of the first that the second lacks, by object, both in order.
    private static func difference(
        _ first: [String: Set<String>], _ second: [String: Set<String>]
    ) -> [(object: String, names: [String])] {
        first.sorted { $0.key < $1.key }.compactMap { object, names in
            let rest = names.subtracting(second[object] ?? [])
            return rest.isEmpty ? nil : (object, rest.sorted())
        }
    }
}
