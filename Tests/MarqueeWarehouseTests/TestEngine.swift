import Foundation
import MarqueeCatalog
import MarqueeMySQL
import MarqueeSQLite
import MarqueeWarehouse
import Testing

/// The engines on which every test of this target runs: SQLite, and MariaDB where `MARQUEE_MYSQL_SERVER` names a server
/// (`make test` starts one).
enum TestEngine: String, CaseIterable, CustomTestStringConvertible {
    case sqlite
    case mysql

    static let server = ProcessInfo.processInfo.environment["MARQUEE_MYSQL_SERVER"]

    static let available: [TestEngine] = {
        guard server == nil else { return allCases }
        print("MARQUEE_MYSQL_SERVER is not set: tests run on SQLite alone")
        return [.sqlite]
    }()

    var testDescription: String { rawValue }

    /// Runs `body` with an engine whose database is empty and goes afterwards.
    ///
    /// - Parameter sendsArrays: false for a server that takes a statement's rows of parameters one by one.
    func withEngine<Result>(sendsArrays: Bool = true, _ body: (any Engine) throws -> Result) throws -> Result {
        let name = "marquee_test_\(UInt64.random(in: 0 ... .max))"
        switch self {
        case .sqlite:
            let path = NSTemporaryDirectory() + "\(name).sqlite"
            defer {
                for ending in ["", "-wal", "-shm", "-journal"] { unlink(path + ending) }
                try? FileManager.default.removeItem(atPath: path + ".sandboxes")
            }
            return try body(SQLiteEngine(path: path, patience: 200))
        case .mysql:
            let url = try #require(URLComponents(string: Self.server ?? ""))
            let engine = MySQLEngine(
                host: url.host ?? "", port: UInt32(url.port ?? 0), user: url.user ?? "", password: url.password ?? "",
                database: name, sendsArrays: sendsArrays)
            defer {
                if let copies = engine.copies { for id in (try? copies.present()) ?? [] { try? copies.remove(id) } }
                let connection = try? engine.connect(createIfMissing: true)
                for sql in [
                    // The ledger there refers to titles.
                    "DROP DATABASE IF EXISTS \(name)_governance", "DROP DATABASE \(name)",
                    """
                    DROP USER IF EXISTS marquee_reader_\(name), marquee_writer_\(name), marquee_loader_\(name),
                        marquee_recorder_\(name), marquee_ledger_\(name)
                    """,
                ] {
                    _ = try? connection?.execute(sql, [])
                }
            }
            return try body(engine)
        }
    }

    /// Runs `body` with a connection to an empty database.
    func withConnection<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
        try withEngine { try body(try #require(try $0.connect(createIfMissing: true))) }
    }

    /// Runs `body` with an engine whose database is a warehouse of a few titles, with governance tables.
    func withGovernedWarehouse<Result>(_ body: (any Engine, any Connection) throws -> Result) throws -> Result {
        try withEngine { engine in
            let connection = try engine.openForWriting()
            try connection.execute("INSERT INTO title_types (id, name) VALUES (1, 'MOVIE'), (2, 'SHOW')", [])
            for number in 1...5 {
                try connection.execute(
                    "INSERT INTO titles (id, title, type_id, release_year, imdb_score) VALUES (?, ?, 1, ?, ?)",
                    [
                        .text("tm\(number)"), .text("Title \(number)"), .integer(Int64(2000 + number)),
                        number == 3 ? .null : .real(Double(number) + 0.5),
                    ])
            }
            let governance = try engine.connectGovernance()
            return try body(engine, governance)
        }
    }

    /// Runs `body` with a connection to a warehouse without rows.
    func withWarehouse<Result>(_ body: (any Connection) throws -> Result) throws -> Result {
        try withEngine { try body(try $0.openForWriting()) }
    }
}

struct TestEngineTests {
    @Test func continuousIntegration_hasAServer() {
        guard ProcessInfo.processInfo.environment["CI"] == "true" else { return }
        #expect(TestEngine.server != nil)
    }
}

extension Connection {
    /// All rows of a query as text, columns joined by `|`, NULL as `∅`.
    func lines(_ sql: String, _ parameters: [Value] = []) throws -> [String] {
        var lines: [String] = []
        let columns = try columnCount(sql, parameters)
        try query(sql, parameters) { row in
            lines.append((0..<columns).map { Self.text(row[$0]) }.joined(separator: "|"))
        }
        return lines
    }

    private func columnCount(_ sql: String, _ parameters: [Value]) throws -> Int {
        guard let list = sql.split(separator: " FROM ").first?.dropFirst("SELECT ".count) else { return 1 }
        return list.split(separator: ",").count
    }

    private static func text(_ cell: Cell) -> String {
        switch cell {
        case .null: "∅"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let bytes), .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        }
    }
}

/// Expects an error with a code, and gives it for a closer look.
@discardableResult
func expectError(_ code: ErrorCode, _ body: () throws -> Void) -> MarqueeError? {
    do {
        try body()
        Issue.record("no error where \(code.rawValue) was expected")
        return nil
    } catch let error as MarqueeError {
        #expect(error.code == code, "\(error)")
        return error
    } catch {
        Issue.record(error)
        return nil
    }
}
