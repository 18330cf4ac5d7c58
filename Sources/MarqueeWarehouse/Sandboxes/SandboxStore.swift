import MarqueeCatalog

/// A private copy of the warehouse, as it is registered.
package struct Sandbox: Equatable, Sendable {
    package enum State: String, Sendable {
        /// Its files or schemas are being made; nobody sees it yet.
        case making
        case ready
        /// Nobody sees it any longer; its files or schemas go.
        case removing
    }

    /// Part of the names of its files or schemas; another one each time it is made anew.
    package let id: String
    package let owner: String
    /// The owner's name for it.
    package let name: String
    package let state: State
    package let createdAt: String
    package let expiresAt: String
    /// Bytes that it may take.
    package let largest: Int64

    package init(
        id: String, owner: String, name: String, state: State, createdAt: String, expiresAt: String, largest: Int64
    ) {
        self.id = id
        self.owner = owner
        self.name = name
        self.state = state
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.largest = largest
    }

    package var hasExpired: Bool { expiresAt <= Timestamp.now().text }
}

/// The register of private copies in the governance tables.
package struct SandboxStore {
    private let connection: any Connection

    /// - Parameter connection: one that sees the governance tables.
    package init(_ connection: any Connection) { self.connection = connection }

    /// All that are registered, by owner and name.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func all() throws -> [Sandbox] {
        try read("ORDER BY owner, name, created_at", [])
    }

    /// Somebody's copies that can be worked in.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func ready(of owner: String) throws -> [Sandbox] {
        try read("WHERE owner = ? AND state = 'ready' ORDER BY name", [.text(owner)])
    }

    /// The copy of a name.
    ///
    /// - Throws: `MQ321` when its owner has none, or it has expired; `MQ5xx` as the engine does.
    package func require(_ name: String, of owner: String) throws -> Sandbox {
        let found = try read("WHERE owner = ? AND name = ? AND state = 'ready'", [.text(owner), .text(name)])
        guard let sandbox = found.first else {
            throw MarqueeError(
                .unknownSandbox, "\(owner) has no sandbox \(name)", hint: "see `marquee sandbox list`")
        }
        guard !sandbox.hasExpired else {
            throw MarqueeError(
                .unknownSandbox, "the sandbox \(name) has expired at \(sandbox.expiresAt) UTC",
                hint: "make one anew: `marquee sandbox create \(name)`")
        }
        return sandbox
    }

    private func read(_ rest: String, _ parameters: [Value]) throws -> [Sandbox] {
        var found: [Sandbox] = []
        try connection.query(
            "SELECT id, owner, name, state, created_at, expires_at, largest FROM sandboxes \(rest)", parameters
        ) { row in
            found.append(
                Sandbox(
                    id: row[0].string ?? "", owner: row[1].string ?? "", name: row[2].string ?? "",
                    state: row[3].string.flatMap(Sandbox.State.init) ?? .removing, createdAt: row[4].string ?? "",
                    expiresAt: row[5].string ?? "", largest: row[6].integer ?? 0))
        }
        return found
    }

    package func add(_ sandbox: Sandbox) throws {
        try connection.execute(
            "INSERT INTO sandboxes (id, owner, name, state, created_at, expires_at, largest) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .text(sandbox.id), .text(sandbox.owner), .text(sandbox.name), .text(sandbox.state.rawValue),
                .text(sandbox.createdAt), .text(sandbox.expiresAt), .integer(sandbox.largest),
            ])
    }

    package func set(_ state: Sandbox.State, of id: String) throws {
        try connection.execute("UPDATE sandboxes SET state = ? WHERE id = ?", [.text(state.rawValue), .text(id)])
    }

    package func makeReady(_ id: String, largest: Int64) throws {
        try connection.execute(
            "UPDATE sandboxes SET state = 'ready', largest = ? WHERE id = ?", [.integer(largest), .text(id)])
    }

    package func remove(_ id: String) throws {
        try connection.execute("DELETE FROM sandboxes WHERE id = ?", [.text(id)])
    }
}
