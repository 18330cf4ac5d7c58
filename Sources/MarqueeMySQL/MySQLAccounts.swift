import MarqueeCatalog
import MarqueeWarehouse

/// The accounts under which SQL from outside runs, and those whose rights views, triggers and procedures of ours have. They are
/// made once, and every Marquee server reads their passwords from the governance schema.
struct MySQLAccounts {
    struct Account: Sendable {
        let name: String
        let password: String

        /// The account as it stands in a statement.
        var sql: String { MySQLAccounts.sql(name) }
    }

    enum Purpose: String, CaseIterable {
        /// For statements that read.
        case reader
        /// For statements that write: everything a scientist may do, and nothing else.
        case writer
        /// For rows that Marquee writes by itself, such as those of bulk inserts, which it also records itself. No SQL from
        /// outside runs under it.
        case loader
        /// Owns the triggers that record changed rows. Nobody can log in as it.
        case recorder
        /// Owns the views of the ledger. Nobody can log in as it.
        case ledger

        var isLocked: Bool { self == .recorder || self == .ledger }

        /// Those of a warehouse or sandbox: in a sandbox the ledger is a part of what its owner works with.
        static func all(in territory: Territory) -> [Purpose] {
            territory == .warehouse ? allCases : allCases.filter { $0 != .ledger }
        }
    }

    /// Seconds: more than any role's limit.
    private static let longestRead = 660

    private let engine: MySQLEngine
    private let governance: any Connection

    private var purposes: [Purpose] { Purpose.all(in: engine.territory) }

    /// - Parameters:
    ///   - engine: the warehouse, with the login of the `--database` URL.
    ///   - governance: a connection to its governance schema.
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

    /// Makes the accounts, those that are there and have another password or are not whole included: a server may have been killed
    /// while it made them. Their rights come with ``reconcile()``.
    ///
    /// - Throws: `MQ509` when the login may not.
    func make() throws {
        for purpose in purposes {
            if try find(purpose) == nil {
                try governance.execute(
                    "INSERT INTO database_accounts (purpose, name, password) VALUES (?, ?, ?)",
                    [.text(purpose.rawValue), .text(name(purpose)), .text(RandomText.hexadecimal(bytes: 24))])
            }
            try make(account(purpose), purpose)
        }
    }

    private func make(_ account: Account, _ purpose: Purpose) throws {
        let password = Dialect.mysql.literal(account.password)
        try governance.execute("CREATE USER IF NOT EXISTS \(account.sql)", [])
        try governance.execute(
            "ALTER USER \(account.sql) IDENTIFIED BY \(password)\(purpose.isLocked ? " ACCOUNT LOCK" : "")", [])
        guard purpose == .reader else { return }
        // A second net below the limits of roles; MySQL does not know the word.
        do {
            try governance.execute("ALTER USER \(account.sql) WITH MAX_STATEMENT_TIME \(Self.longestRead)", [])
        } catch let error as MarqueeError where MySQLFailure.number(error) == MySQLFailure.syntaxError {}
    }

    /// Gives every account the rights that it should have, and takes those that it should not.
    ///
    /// - Throws: `MQ509` when the login may not.
    func reconcile() throws {
        let expected = try ExpectedRights(engine, governance)
        for purpose in purposes {
            let account = try account(purpose)
            let present = try AccountRights.present(of: account.sql, governance)
            for sql in expected.rights(purpose).statements(from: present, for: account.sql) {
                try governance.execute(sql, [])
            }
        }
    }

    /// The accounts whose rights are not what they should be, in words; those that are missing too.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    func findings() throws -> [String] {
        let expected = try ExpectedRights(engine, governance)
        return try purposes.flatMap { purpose -> [String] in
            guard let account = try find(purpose),
                try governance.integer("SELECT COUNT(*) FROM mysql.user WHERE User = ?", [.text(account.name)]) == 1
            else { return ["the account of the \(purpose.rawValue) is missing"] }
            return expected.rights(purpose).differences(
                from: try AccountRights.present(of: account.sql, governance)
            ).map { "the account \(account.name) \($0)" }
        }
    }

    /// Makes an account for somebody's own tools.
    ///
    /// - Returns: its password.
    func addReader(_ name: String) throws -> String {
        if let problem = NameRules.problem(with: name, in: .mysql) {
            throw MarqueeError(.invalidArgument, "the database server has no account of that name: \(problem)")
        }
        let known = try governance.integer("SELECT COUNT(*) FROM mysql.user WHERE User = ?", [.text(name)])
        guard known == 0 else {
            throw MarqueeError(.principalExists, "the database server has an account \(name) already")
        }
        let password = RandomText.hexadecimal(bytes: 16)
        // The server's own limits, because statements of such an account do not pass through Marquee.
        try governance.execute(
            """
            CREATE USER \(Self.sql(name)) IDENTIFIED BY \(Dialect.mysql.literal(password))
            WITH MAX_USER_CONNECTIONS 8 MAX_STATEMENT_TIME 60
            """, [])
        try governance.execute(
            "GRANT SELECT, SHOW VIEW ON \(ExpectedRights.everything(in: engine.database)) TO \(Self.sql(name))", [])
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

    /// An account of a name as it stands in a statement.
    static func sql(_ name: String) -> String { "\(Dialect.mysql.quoted(name))@'%'" }
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
