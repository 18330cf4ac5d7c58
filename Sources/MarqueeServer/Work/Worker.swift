import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// What one database thread works with: its connections, made when they are first needed and replaced when they are lost.
final class Worker {
    let engine: any Engine
    let watchdog: Watchdog
    /// Nil where nothing is kept: in a sandbox.
    let cache: ResultCache?
    /// What queries are answered with while the replica is used; nil where there is none.
    let replica: Worker?
    /// Whether the database may keep a log of commits; false once it was seen that it does not.
    var mayKeepLog = true
    /// Whether work is done once more when a connection is lost; not where somebody else stands in.
    let triesAgain: Bool
    private let writes: Bool
    private var keptConnection: (any GuardedConnection)?
    private var keptLoader: (any LoadingConnection)?
    private var keptGovernance: (any Connection)?
    private var admitted: [UTF8Key: Admitted] = [:]
    /// Those that work in sandboxes, the one used last at the end.
    private var inside: [(id: String, worker: Worker)] = []

    /// A statement that reads, let in by the guard.
    struct Admitted {
        let statement: StatementGuard.Statement
        let isRepeatable: Bool
    }

    /// Sandboxes whose connections are kept.
    private static let mostInside = 2
    private static let longestLook = Duration.seconds(2)
    private static let mostAdmitted = 256
    private static let longestAdmitted = 4096

    init(
        _ engine: any Engine, watchdog: Watchdog, cache: ResultCache?, writes: Bool, triesAgain: Bool = true,
        replica: Worker? = nil
    ) {
        self.engine = engine
        self.watchdog = watchdog
        self.cache = cache
        self.triesAgain = triesAgain
        self.replica = replica
        self.writes = writes
    }

    /// The connection for SQL from outside.
    func connection() throws -> any GuardedConnection {
        if let keptConnection, keptConnection.isUsable { return keptConnection }
        let connection = try engine.connectGuarded(writes: writes, layers: .all)
        keptConnection = connection
        return connection
    }

    /// The connection for the rows of a bulk insert.
    func connection(for insert: BulkInsert) throws -> any GuardedConnection {
        guard let loader = try loader(), try loader.takes(insert) else { return try connection() }
        return loader
    }

    /// The connection for rows that Marquee writes by itself, into tables that no statement from outside may write.
    func ownWriter() throws -> any GuardedConnection { try loader() ?? connection() }

    private func loader() throws -> (any LoadingConnection)? {
        // Makes what a connection for loading needs, where an earlier version has not.
        _ = try governance()
        if keptLoader?.isUsable != true { keptLoader = try engine.connectLoading() }
        return keptLoader
    }

    /// A connection that sees the governance tables.
    func governance() throws -> any Connection {
        // One file has one lock: a writer can't wait for itself.
        if engine.dialect == .sqlite { return try connection().own }
        if let keptGovernance { return keptGovernance }
        let connection = try engine.connectGovernance()
        keptGovernance = connection
        return connection
    }

    /// Finds out whose token it is.
    ///
    /// - Throws: `MQ202`.
    func admit(_ token: String) throws -> Principal {
        try working { worker in
            let governance = try worker.governance()
            return try worker.briefly(on: governance) { try Principal(token: token, governance) }
        }
    }

    /// Asks the database something small that must be answered before anything else can be done.
    ///
    /// - Throws: `MQ508` when its server does not answer in time; what `ask` throws.
    func briefly<Value>(on connection: any Connection, _ ask: () throws -> Value) throws -> Value {
        guard let cutter = connection.cutter else { return try ask() }
        let end = ContinuousClock.now + Self.longestLook
        do { return try watchdog.limit(cutter, to: Self.longestLook, ask) } catch let error as MarqueeError
            where error.code == .connectionLost && .now >= end
        {
            drop()
            throw MarqueeError(
                .serverUnreachable, "the database server does not answer",
                details: ["it was given \(Self.longestLook / .seconds(1)) seconds"], hint: "try again in a moment")
        }
    }

    /// Runs work that changes nothing if it fails, once more on new connections when the old ones turn out to be lost.
    func working<Value>(_ work: (Worker) throws -> Value) throws -> Value {
        do { return try work(self) } catch let error as MarqueeError where error.code == .connectionLost {
            drop()
            guard triesAgain else { throw error }
            return try work(self)
        }
    }

    /// The worker for a sandbox of somebody's; this one when no sandbox is named.
    ///
    /// - Throws: `MQ321` when there is none of that name, `MQ101` where there are no sandboxes.
    func inside(_ sandbox: String?, of principal: Principal) throws -> Worker {
        guard let sandbox else { return self }
        let found = try working { try SandboxStore($0.governance()).require(sandbox, of: principal.name) }
        if let place = inside.firstIndex(where: { $0.id == found.id }) {
            let known = inside.remove(at: place)
            inside.append(known)
            return known.worker
        }
        guard let copies = engine.copies else {
            throw MarqueeError(.invalidArgument, "there are no sandboxes of this database")
        }
        let worker = Worker(
            copies.engine(of: found.id, largest: found.largest), watchdog: watchdog, cache: nil, writes: true)
        if inside.count >= Self.mostInside { inside.removeFirst() }
        inside.append((found.id, worker))
        return worker
    }

    /// Lets a statement in. The guard looks at nothing but the text, so the same text need not be looked at twice.
    ///
    /// - Throws: as ``ReadQuery/admitted(_:_:)``.
    func admitted(_ query: ReadQuery, _ limits: QueryLimits) throws -> Admitted {
        try query.checkLength(limits)
        if let known = admitted[UTF8Key(query.sql)] { return known }
        let statement = try query.admitted(engine.dialect, limits)
        let result = Admitted(statement: statement, isRepeatable: Repeatability.isRepeatable(statement.tokens))
        if query.sql.utf8.count <= Self.longestAdmitted {
            if admitted.count >= Self.mostAdmitted { admitted.removeAll(keepingCapacity: true) }
            admitted[UTF8Key(query.sql)] = result
        }
        return result
    }

    /// Waits until no statement of this thread runs any longer. Whoever leaves statements behind at the server would otherwise
    /// have more of them run than threads.
    func awaitEnd() {
        replica?.awaitEnd()
        for (_, worker) in inside { worker.awaitEnd() }
        guard let keptConnection, !keptConnection.isUsable else { return }
        keptConnection.awaitEnd()
        self.keptConnection = nil
    }

    /// Lets go of connections that may be lost.
    func drop() {
        keptConnection = nil
        keptLoader = nil
        keptGovernance = nil
        inside = []
        mayKeepLog = true
    }
}
