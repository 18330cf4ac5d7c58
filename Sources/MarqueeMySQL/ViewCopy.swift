import MarqueeCatalog
import MarqueeWarehouse

/// Makes the views of a warehouse in a copy of it.
struct ViewCopy {
    private let source: MySQLConnection
    private let warehouse: String
    private let target: MySQLConnection
    private let copy: String

    init(from source: MySQLConnection, _ warehouse: String, to target: MySQLConnection, _ copy: String) {
        self.source = source
        self.warehouse = warehouse
        self.target = target
        self.copy = copy
    }

    /// Makes them, whichever refers to which. A view that can't be read in the warehouse either is left out.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func make() throws {
        // In a copy the ledger's tables lie where the warehouse has views of them.
        var left = try source.strings(
            "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE() ORDER BY table_name"
        ).filter { !ManagedTables.isLedger($0) }
        while !left.isEmpty {
            var waiting: [(view: String, error: MarqueeError)] = []
            for view in left {
                do { try target.execute(statement(view), []) } catch let error as MarqueeError
                    where [1146, 1356].contains(MySQLFailure.number(error))
                {
                    waiting.append((view, error))
                }
            }
            guard waiting.count == left.count else {
                left = waiting.map(\.view)
                continue
            }
            for (view, error) in waiting where try isReadable(view) { throw error }
            return
        }
    }

    private func isReadable(_ view: String) throws -> Bool {
        do { try source.query("SELECT 1 FROM \(Dialect.mysql.quoted(view)) LIMIT 0", []) { _ in } } catch let error
            as MarqueeError where MySQLFailure.number(error) == 1356
        {
            return false
        }
        return true
    }

    /// The view's statement, reading the copy with the rights of whoever asks: these end at the copy.
    private func statement(_ view: String) throws -> String {
        var sql = ""
        try source.query("SHOW CREATE VIEW \(Dialect.mysql.quoted(view))", []) { sql = $0[1].string ?? "" }
        let tokens = try SQLTokens(sql, .mysql)
        var replaced: [Int: String] = [:]
        var body: Int?
        for (index, token) in tokens.tokens.enumerated() {
            if body == nil, token.kind == .word, token.text == "VIEW" { body = index }
            // What stands before, but for CREATE, says who has made the view and with which rights it reads.
            if body == nil, index > 0 { replaced[index] = "" }
            let next = tokens.tokens.indices.contains(index + 1) ? tokens.tokens[index + 1].text : ""
            if body != nil, token.kind == .name, token.text == warehouse, next == "." {
                replaced[index] = Dialect.mysql.quoted(copy)
            }
            if body == index { replaced[index] = "SQL SECURITY INVOKER VIEW" }
        }
        return tokens.replacing(replaced)
    }
}
