import MarqueeCatalog
package import MarqueeWarehouse

/// Private copies of a warehouse on a MySQL or MariaDB server: schemas of their own, each with accounts of its own.
package struct MySQLCopies: CopyStore {
    private let engine: MySQLEngine

    init(_ engine: MySQLEngine) { self.engine = engine }

    package func withLock<Value>(patience: Duration, _ body: () throws -> Value) throws -> Value? { nil }
    package func make(_ id: String, progress: (Double) -> Void) throws {}
    package func remove(_ id: String) throws {}
    package func present() throws -> Set<String> { [] }
    package func size(of id: String) throws -> Int64 { 0 }

    package func engine(of id: String, largest: Int64) -> any Engine {
        engine.sandbox("marquee_sandbox_\(RowTriggers.fingerprint(engine.database))_\(id)", largest: largest)
    }

    package func connectComparing(_ id: String) throws -> ComparedWarehouses {
        throw MarqueeError(.internalFault, "not made yet")
    }
}
