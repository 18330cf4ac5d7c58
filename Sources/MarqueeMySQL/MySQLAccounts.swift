import MarqueeCatalog
import MarqueeWarehouse

/// The accounts under which SQL from outside runs: the server's own rights keep a reader from writing and either of them from
/// the governance schema. They are made once, and every Marquee server reads their passwords from there.
struct MySQLAccounts {
    struct Account: Sendable {
        let name: String
        let password: String
    }

    enum Purpose: String, CaseIterable {
        case reader
        case writer
        /// For rows of bulk inserts, which Marquee records itself: the triggers that record a writer's rows leave its rows alone.
        /// No SQL from outside runs under it.
        case loader

        /// In the warehouse as in a sandbox. Nobody hands his rights on (no `GRANT OPTION`).
        fileprivate var rights: String {
            switch self {
            case .reader: "SELECT, SHOW VIEW"
            // No TRIGGER, ROUTINE or EVENT: what these hold would run with the rights of others, in a sandbox too. A trigger
            // there would run when the administrator's account writes, an event on without its owner.
            case .writer:
                "SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, CREATE VIEW, SHOW VIEW"
            case .loader: "SELECT, INSERT"
            }
        }

        /// What it may do in the governance schema.
        fileprivate func governanceRights(_ schema: String) -> [String] {
            let seal = "EXECUTE ON PROCEDURE \(schema).\(SealProcedure.name)"
            return switch self {
            case .reader: []
            case .writer: [seal]
            case .loader: [seal, "INSERT ON \(schema).\(GovernanceTables.rowChanges.name)"]
            }
        }
    }

    private let engine: MySQLEngine
    private let governance: any Connection

    init(_ engine: MySQLEngine, _ governance: any Connection) {
        self.engine = engine
        self.governance = governance
    }

    /// The account for a purpose.
    ///
    /// - Throws: `MQ509` when it was not made yet.
    func account(_ purpose: Purpose) throws -> Account {
        guard let account = try find(purpose) else {
            throw MarqueeError(
                .loginRefused, "the database account of the \(purpose.rawValue) was not made yet",
                hint: "start `marquee serve` once with an account that may CREATE USER")
        }
        return account
    }

    /// Makes those that are missing.
    ///
    /// - Parameter grantingAnew: whether those that are there may lack a right, because they were made by an earlier version.
    /// - Throws: `MQ509` when the account may not.
    func makeMissing(grantingAnew: Bool) throws {
        for purpose in Purpose.allCases where grantingAnew {
            if let account = try find(purpose) { try grantGovernance(to: account, purpose) }
        }
        for purpose in Purpose.allCases where try find(purpose) == nil {
            // Another server may do the same at the same time: the first to write its password down is the one that counts.
            try governance.execute(
                "INSERT IGNORE INTO database_accounts (purpose, name, password) VALUES (?, ?, ?)",
                [.text(purpose.rawValue), .text(name(purpose)), .text(RandomText.hexadecimal(bytes: 24))])
            do { try make(account(purpose), purpose) } catch {
                _ = try? governance.execute(
                    "DELETE FROM database_accounts WHERE purpose = ?", [.text(purpose.rawValue)])
                throw error
            }
        }
    }

    private func make(_ account: Account, _ purpose: Purpose) throws {
        let user = "\(Self.literal(account.name))@'%'"
        try governance.execute("CREATE USER IF NOT EXISTS \(user)", [])
        try governance.execute("ALTER USER \(user) IDENTIFIED BY \(Self.literal(account.password))", [])
        try governance.execute("GRANT \(purpose.rights) ON \(Self.pattern(engine.database)).* TO \(user)", [])
        try grantGovernance(to: account, purpose)
    }

    private func grantGovernance(to account: Account, _ purpose: Purpose) throws {
        for right in purpose.governanceRights(Dialect.mysql.quoted(engine.governance.database)) {
            try governance.execute("GRANT \(right) TO \(Self.literal(account.name))@'%'", [])
        }
    }

    /// Makes an account for somebody's own tools.
    ///
    /// - Returns: its password.
    func addReader(_ name: String) throws -> String {
        let known = try governance.integer("SELECT COUNT(*) FROM mysql.user WHERE User = ?", [.text(name)])
        guard known == 0 else {
            throw MarqueeError(.principalExists, "the database server has an account \(name) already")
        }
        let password = RandomText.hexadecimal(bytes: 16)
        let user = "\(Self.literal(name))@'%'"
        // The server's own limits, because statements of such an account do not pass through Marquee.
        try governance.execute(
            "CREATE USER \(user) IDENTIFIED BY \(Self.literal(password)) WITH MAX_USER_CONNECTIONS 8 MAX_STATEMENT_TIME 60",
            [])
        try governance.execute("GRANT \(Purpose.reader.rights) ON \(Self.pattern(engine.database)).* TO \(user)", [])
        return password
    }

    private func find(_ purpose: Purpose) throws -> Account? {
        var found: Account?
        try governance.query(
            "SELECT name, password FROM database_accounts WHERE purpose = ?", [.text(purpose.rawValue)]
        ) { found = Account(name: $0[0].string ?? "", password: $0[1].string ?? "") }
        return found
    }

    private func name(_ purpose: Purpose) -> String { Self.name(purpose, engine) }

    /// A user's name has at most 80 characters.
    private static func name(_ purpose: Purpose, _ engine: MySQLEngine) -> String {
        (prefix(purpose) + engine.database).suffix(80).description
    }

    /// What stands before the schema's name in that of an account.
    static func prefix(_ purpose: Purpose) -> String { "marquee_\(purpose.rawValue)_" }

    /// The names of a schema's accounts, whether they are there or not.
    static func names(of engine: MySQLEngine) -> [String] { Purpose.allCases.map { name($0, engine) } }

    static func literal(_ text: String) -> String {
        "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "''"))'"
    }

    /// A schema's name in a GRANT, where `_` and `%` would stand for other characters and so open other schemas.
    static func pattern(_ schema: String) -> String {
        Dialect.mysql.quoted(schema.replacing("_", with: "\\_").replacing("%", with: "\\%"))
    }
}

/// Random text from the system's generator.
enum RandomText {
    static func hexadecimal(bytes: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<bytes).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
