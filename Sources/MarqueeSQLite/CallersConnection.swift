import MarqueeCatalog
import MarqueeWarehouse

/// A guarded connection for statements of Marquee's own making that are about somebody else's tables: the authorizer looks at
/// them as if that person had sent them.
final class CallersConnection: Connection {
    private let connection: SQLiteConnection
    private let authorizer: SQLiteAuthorizer
    private let mode: SQLiteAuthorizer.Mode
    /// Prepared under the authorizer, and so apart from those of the connection itself.
    private var prepared = PreparedStatements()

    var dialect: Dialect { .sqlite }

    init(_ connection: SQLiteConnection, _ authorizer: SQLiteAuthorizer, _ mode: SQLiteAuthorizer.Mode) {
        self.connection = connection
        self.authorizer = authorizer
        self.mode = mode
    }

    deinit { prepared.removeAll() }

    private func asked<Value>(_ body: () throws -> Value) throws -> Value {
        authorizer.begin(mode)
        defer { authorizer.mode = .own }
        // A statement may name several tables that look like modules.
        while true {
            do { return try body() } catch {
                guard authorizer.mayTryAgain(connection) else { throw authorizer.refusal ?? error }
            }
        }
    }

    @discardableResult
    func execute(_ sql: String, _ parameters: [Value]) throws -> Int {
        try asked { try connection.execute(sql, parameters) }
    }

    func executeEach(_ sql: String, _ rows: some Sequence<[Value]>) throws {
        try asked { try connection.executeEach(sql, rows) }
    }

    func query(_ sql: String, _ parameters: [Value], row: (any Row) throws -> Void) throws {
        // The authorizer is off while Marquee handles the row.
        try asked {
            try connection.limited {
                let statement = try prepared.take(sql, connection.handle)
                try statement.bind(parameters)
                while try statement.step() {
                    authorizer.mode = .own
                    try row(statement)
                    authorizer.mode = mode
                }
                prepared.keep(statement)
            }
        }
    }

    func transaction<Result>(_ body: () throws -> Result) throws -> Result { try connection.transaction(body) }

    func insert(_ rows: InsertRows) throws { try asked { try connection.insert(rows) } }

    var hasBrokenReferences: Bool { connection.hasBrokenReferences }

    func finishLoad() throws { try connection.finishLoad() }
}
