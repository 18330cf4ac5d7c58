import MarqueeCatalog

/// Makes, renews and removes private copies of a warehouse. Each act is an entry of the audit log, and can be cut short at any
/// point: what is not registered as ready is removed by whoever comes next.
package struct Sandboxes {
    /// What sandboxes may take.
    package struct Quota: Sendable {
        /// Sandboxes of one owner.
        package var number = 5
        /// Bytes of one; nil for twice the warehouse and a gigabyte.
        package var largest: Int64?
        /// Days after which one is removed, unless told otherwise, and at most.
        package var days = 14
        package var mostDays = 90

        package init() {}
    }

    private let engine: any Engine
    private let copies: any CopyStore
    private let governance: any Connection
    private let store: SandboxStore
    private let quota: Quota
    private let digest: @Sendable (String) -> String

    /// - Parameter governance: a connection that sees the governance tables.
    /// - Throws: `MQ101` for a warehouse of which there can be no copies.
    package init(
        _ engine: any Engine, _ governance: any Connection, quota: Quota = Quota(),
        digest: @escaping @Sendable (String) -> String
    ) throws {
        guard let copies = engine.copies else {
            throw MarqueeError(.invalidArgument, "there are no sandboxes of a sandbox or of a database in memory")
        }
        self.engine = engine
        self.copies = copies
        self.governance = governance
        store = SandboxStore(governance)
        self.quota = quota
        self.digest = digest
    }

    /// A sandbox with what it takes.
    package struct Listed: Sendable {
        package let sandbox: Sandbox
        /// Bytes, the base left out.
        package let size: Int64
    }

    /// Somebody's sandboxes, or everybody's.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func list(of owner: String?) throws -> [Listed] {
        let ready = try owner.map(store.ready) ?? store.all().filter { $0.state == .ready }
        return try ready.filter { !$0.hasExpired }.map { Listed(sandbox: $0, size: try copies.size(of: $0.id)) }
    }

    /// Makes a copy of the warehouse as it is now.
    ///
    /// - Parameters:
    ///   - days: after which it is removed; nil for the quota's.
    ///   - progress: called now and then with the share that is done.
    /// - Throws: `MQ101` for a name or a number of days that can't be, `MQ322` when the name is taken, `MQ323` when the owner
    ///   has as many as may be, `MQ504` when others are being made for too long, `MQ5xx` as the engine does.
    package func create(
        _ name: String, by author: Author, days: Int? = nil, progress: (Double) -> Void = { _ in }
    ) throws -> Sandbox {
        if let problem = NameRules.problem(with: name, in: nil) {
            throw MarqueeError(.invalidArgument, "a sandbox cannot have this name: \(problem)")
        }
        guard (1...quota.mostDays).contains(days ?? quota.days) else {
            throw MarqueeError(.invalidArgument, "a sandbox stays for 1 to \(quota.mostDays) days")
        }
        return try locked {
            try clean()
            let mine = try store.ready(of: author.principal)
            guard !mine.contains(where: { $0.name == name }) else {
                throw MarqueeError(
                    .sandboxExists, "\(author.principal) has a sandbox \(name) already",
                    hint: "reset or drop it, or choose another name")
            }
            guard mine.count < quota.number else {
                throw MarqueeError(
                    .sandboxQuota, "\(author.principal) has \(mine.count) sandboxes, which is as many as there may be",
                    hint: "drop one")
            }
            let sandbox = try register(name, author.principal, days ?? quota.days)
            return try make(sandbox, replacing: nil, "sandbox-create", author, progress)
        }
    }

    /// Makes a sandbox anew from the warehouse as it is now; what was done in it is gone.
    ///
    /// - Throws: `MQ321` when there is none of that name; as ``create(_:by:days:progress:)``.
    package func reset(
        _ name: String, by author: Author, progress: (Double) -> Void = { _ in }
    ) throws -> Sandbox {
        try locked {
            try clean()
            let old = try store.require(name, of: author.principal)
            let sandbox = try register(name, author.principal, quota.days)
            return try make(sandbox, replacing: old, "sandbox-reset", author, progress)
        }
    }

    /// Removes a sandbox.
    ///
    /// - Throws: `MQ321` when there is none of that name; `MQ5xx` as the engine does.
    package func drop(_ name: String, of owner: String, by author: Author) throws {
        try locked {
            let sandbox = try store.require(name, of: owner)
            try governance.transaction {
                try store.set(.removing, of: sandbox.id)
                try record("sandbox-drop", sandbox, author)
            }
            try clean()
        }
    }

    /// Removes what was cut short and what has expired, unless somebody is just making a copy.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func cleanUp() throws {
        guard try !store.all().isEmpty || !copies.present().isEmpty else { return }
        _ = try copies.withLock(patience: .zero) { try clean() }
    }

    private func locked<Value>(_ body: () throws -> Value) throws -> Value {
        guard let value = try copies.withLock(patience: .seconds(60), body) else {
            throw MarqueeError(.storeLocked, "other sandboxes are being made", hint: "try again in a moment")
        }
        return value
    }

    /// With the lock held nobody else makes or removes anything: what is not ready was left behind.
    private func clean() throws {
        if !engine.dialect.hasTransactionalDDL, let connection = try engine.connect(createIfMissing: false) {
            try NewTables(governance, connection).settle()
        }
        let all = try store.all()
        let kept = Set(all.filter { $0.state == .ready && !$0.hasExpired }.map(\.id))
        for id in try copies.present().subtracting(kept).sorted() { try copies.remove(id) }
        for sandbox in all where !kept.contains(sandbox.id) { try store.remove(sandbox.id) }
    }

    private func register(_ name: String, _ owner: String, _ days: Int) throws -> Sandbox {
        let id = String(UInt64.random(in: .min ... .max), radix: 36)
        let sandbox = Sandbox(
            id: id, owner: owner, name: name, state: .making, createdAt: Timestamp.now().text,
            expiresAt: Timestamp.now(plus: .seconds(days * 86_400)).text, largest: quota.largest ?? 0)
        try store.add(sandbox)
        return sandbox
    }

    private func make(
        _ sandbox: Sandbox, replacing old: Sandbox?, _ action: String, _ author: Author, _ progress: (Double) -> Void
    ) throws -> Sandbox {
        let start = ContinuousClock.now
        do {
            try copies.make(sandbox.id, progress: progress)
            let largest = try quota.largest ?? (copies.size(of: sandbox.id) * 2 + 1 << 30)
            try governance.transaction {
                if let old { try store.set(.removing, of: old.id) }
                try store.makeReady(sandbox.id, largest: largest)
                try record(action, sandbox, author, took: .now - start)
            }
        } catch {
            try? copies.remove(sandbox.id)
            try? store.remove(sandbox.id)
            throw error
        }
        if old != nil { try clean() }
        return try store.require(sandbox.name, of: sandbox.owner)
    }

    private func record(_ action: String, _ sandbox: Sandbox, _ author: Author, took: Duration = .zero) throws {
        try AuditLog(governance, digest: digest).append(
            AuditEntry(
                author: author, action: action, statement: "\(sandbox.owner)/\(sandbox.name)", took: took,
                outcome: .committed))
    }
}
