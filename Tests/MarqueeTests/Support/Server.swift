import Foundation
import Testing

/// The MySQL or MariaDB server that the test command has started beside the tests.
enum Server {
    /// `mysql://root:PASSWORD@127.0.0.1:PORT`.
    static let url = ProcessInfo.processInfo.environment["MARQUEE_MYSQL_SERVER"]

    /// Without a server, tests that need one are left out, and say so; on CI they fail instead.
    static let mayRun: Bool = {
        if url == nil, !CI.isOn {
            print(
                "left out: tests on a MariaDB server, because MARQUEE_MYSQL_SERVER is not set (see scripts/mariadb.sh)")
        }
        return url != nil || CI.isOn
    }()

    /// A server's address in parts.
    struct Address {
        let user, password, host: String
        let port: Int

        init(_ url: String) throws {
            let parts = try #require(URLComponents(string: url))
            user = try #require(parts.user)
            password = parts.password ?? ""
            host = try #require(parts.host)
            port = try #require(parts.port)
        }

        var url: String { "mysql://\(user):\(password)@\(host):\(port)" }

        /// Runs SQL with the server's own client and gives what it prints, columns apart by tabs.
        @discardableResult
        func query(_ sql: String, database: String = "", _ location: SourceLocation = #_sourceLocation) throws -> String
        {
            try Command.output(client + ["-e", sql] + (database.isEmpty ? [] : [database]), location)
        }

        /// The server's own client, its output without headings.
        var client: [String] {
            ["mariadb", "--no-defaults", "-h\(host)", "-P\(port)", "-u\(user)", "-p\(password)", "-N", "-B"]
        }
    }

    static func address() throws -> Address {
        try Address(try #require(url, "MARQUEE_MYSQL_SERVER is not set"))
    }
}

/// Whether tests run where leaving one out is a failure.
enum CI {
    static let isOn = ProcessInfo.processInfo.environment["CI"] == "true"
}
