import MarqueeCatalog

/// Where an engine keeps private copies of its warehouse. Of each there are two: the one that its owner works in, and the
/// base, which stays as the warehouse was when the copy was made.
///
/// A copy is a warehouse of its own: it has governance tables too, in which there are the principals of the warehouse and
/// nothing else.
package protocol CopyStore: Sendable {
    /// Runs `body` while no other process makes or removes copies of this warehouse. The lock ends with the process.
    ///
    /// - Returns: nil when somebody else holds the lock and does not let go in time.
    func withLock<Value>(patience: Duration, _ body: () throws -> Value) throws -> Value?

    /// Makes a copy of the warehouse as it is at one moment, while others may write.
    ///
    /// - Parameters:
    ///   - id: of lower-case letters and digits; nothing of that name is there.
    ///   - progress: called now and then with the share that is done, from 0 to 1; what it throws ends the making.
    /// - Throws: `MQ505`, `MQ509` and the like; what was made by then stays until ``remove(_:)``.
    func make(_ id: String, progress: (Double) throws -> Void) throws

    /// Removes a copy, or what there is of it.
    func remove(_ id: String) throws

    /// The ids of all copies of which anything is there.
    func present() throws -> Set<String>

    /// Bytes that a copy takes, its base left out.
    func size(of id: String) throws -> Int64

    /// Damage that the engine's own thorough check finds in a copy and its base.
    func damage(of id: String) throws -> [String]

    /// The copy as a warehouse in which its owner has every right.
    ///
    /// - Parameter largest: bytes that it may take; what would take more is refused with `MQ323`.
    func engine(of id: String, largest: Int64) -> any Engine

    /// Connects so that copy, base and warehouse can be compared in one statement.
    ///
    /// - Throws: `MQ501` … `MQ512`.
    func connectComparing(_ id: String) throws -> ComparedWarehouses
}

/// A connection that sees a copy, its base and the warehouse beside each other.
package struct ComparedWarehouses {
    package let connection: any Connection
    /// Names of the schemas, to stand quoted before a table's name.
    package let copy: String
    package let base: String
    package let warehouse: String
    /// The schema of the warehouse's ledger; nil where it lies with the catalog, as it does in copies.
    package let ledger: String?

    package init(connection: any Connection, copy: String, base: String, warehouse: String, ledger: String? = nil) {
        self.ledger = ledger
        self.connection = connection
        self.copy = copy
        self.base = base
        self.warehouse = warehouse
    }

    /// Where a table of a side lies.
    func schema(of table: String, on side: String) -> String {
        side == warehouse && ManagedTables.isLedger(table) ? ledger ?? side : side
    }
}

/// Whose tables SQL from outside works on.
package enum Territory: Sendable {
    /// Everybody's: the shape of the schema's tables, and the rows of the ledger, are Marquee's.
    case warehouse
    /// A private copy, in which its owner may do everything that can be taken back by making it anew.
    case sandbox
}
