import MarqueeCatalog
import MarqueeWarehouse

/// A writer's connection for statements of Marquee's own making that are about somebody else's tables. The account is the
/// caller's; what it may not do is explained as for the caller's own statements.
final class CallersConnection: Connection {
    private let connection: MySQLConnection
    private let explained: (MarqueeError) throws -> MarqueeError

    var dialect: Dialect { .mysql }

    init(_ connection: MySQLConnection, explained: @escaping (MarqueeError) throws -> MarqueeError) {
        self.connection = connection
        self.explained = explained
    }

    private func asked<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as MarqueeError where error.code == .loginRefused {
            throw try explained(error)
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
        try asked { try connection.query(sql, parameters, row: row) }
    }

    func transaction<Result>(_ body: () throws -> Result) throws -> Result { try connection.transaction(body) }

    func insert(_ rows: InsertRows) throws { try asked { try connection.insert(rows) } }

    var hasBrokenReferences: Bool { false }

    func finishLoad() {}
}
