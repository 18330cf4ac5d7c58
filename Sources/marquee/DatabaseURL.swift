import Foundation
import MarqueeCatalog
import MarqueeMySQL
import MarqueeSQLite
import MarqueeWarehouse

/// The warehouse that a `--database` URL means: `sqlite:FILE` or `mysql://user:password@host:port/name`.
struct DatabaseURL {
    private let text: String
    private let isSingleWriter: Bool

    /// - Parameter isSingleWriter: true if no other Marquee process writes there; see ``SingleWriterOption``.
    init(_ text: String, isSingleWriter: Bool = Settings.current.flag(.singleWriter)) {
        self.text = text
        self.isSingleWriter = isSingleWriter
    }

    /// The engine; nothing is opened yet.
    ///
    /// - Throws: `MQ102` when the URL means none.
    func engine() throws -> any Engine {
        if text.hasPrefix("sqlite:"), text.count > 7 { return SQLiteEngine(path: String(text.dropFirst(7))) }
        // A stray @ or / would make a part of the password the host, which errors name.
        guard let url = URLComponents(string: text), ["mysql", "mariadb"].contains(url.scheme),
            text.count(where: { $0 == "@" }) == 1, text.count(where: { $0 == "/" }) == 3,
            let host = url.host, !host.isEmpty, let user = url.user, url.path.count > 1
        else {
            throw MarqueeError(
                .invalidDatabaseURL, "the database URL is not understood: \(redacted)",
                hint:
                    "write sqlite:FILE or mysql://user:password@host:port/name; in a password, write @ as %40 and / as %2F"
            )
        }
        let name = url.path.dropFirst()
        guard name.count <= Self.longestName, !name.contains("`") else {
            throw MarqueeError(
                .invalidDatabaseURL, "the database's name has more than \(Self.longestName) characters, or a backtick",
                hint: "its governance tables are kept in a database of that name with _governance behind it")
        }
        var engine = MySQLEngine(
            host: host, port: UInt32(url.port ?? 3306), user: user, password: url.password ?? "",
            database: String(name))
        engine.isSingleWriter = isSingleWriter
        return engine
    }

    /// Names have up to 64 characters, and that of the governance tables is longer than the warehouse's.
    private static let longestName = 64 - "_governance".count

    /// The last part of the file's path, or the database's name: what readers of a server may know.
    var name: String { text.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? "" }

    /// The URL without its password.
    var redacted: String {
        guard let scheme = text.range(of: "://"), let at = text.lastIndex(of: "@"), at > scheme.upperBound else {
            return text
        }
        let account = text[scheme.upperBound..<at]
        guard let colon = account.firstIndex(of: ":") else { return text }
        return text[..<colon] + ":…" + text[at...]
    }
}

extension Engine {
    /// A connection for statements of whoever runs a command, which can't change anything.
    ///
    /// - Throws: as ``connectGuarded(writes:layers:)``.
    func connectForStatements() throws -> any GuardedConnection {
        // On a server the account of the URL has the rights that it has; the other layers are ours.
        try connectGuarded(writes: false, layers: dialect == .sqlite ? .all : [.statement, .connection])
    }
}
