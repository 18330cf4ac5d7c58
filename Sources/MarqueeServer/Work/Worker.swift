import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// What one database thread works with: its connections, made when they are first needed and replaced when they are lost.
final class Worker {
    let engine: any Engine
    let watchdog: Watchdog
    let cache: ResultCache
    private let writes: Bool
    private var keptConnection: (any GuardedConnection)?
    private var keptGovernance: (any Connection)?

    init(_ engine: any Engine, watchdog: Watchdog, cache: ResultCache, writes: Bool) {
        self.engine = engine
        self.watchdog = watchdog
        self.cache = cache
        self.writes = writes
    }

    /// The connection for SQL from outside.
    func connection() throws -> any GuardedConnection {
        if let keptConnection, keptConnection.isUsable { return keptConnection }
        let connection = try engine.connectGuarded(writes: writes, layers: .all)
        keptConnection = connection
        return connection
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
        try working { worker in try Principal(token: token, worker.governance()) }
    }

    /// Runs work that changes nothing if it fails, once more on new connections when the old ones turn out to be lost.
    func working<Value>(_ work: (Worker) throws -> Value) throws -> Value {
        do { return try work(self) } catch let error as MarqueeError where error.code == .connectionLost {
            drop()
            return try work(self)
        }
    }

    /// Lets go of connections that may be lost.
    func drop() {
        keptConnection = nil
        keptGovernance = nil
    }
}
