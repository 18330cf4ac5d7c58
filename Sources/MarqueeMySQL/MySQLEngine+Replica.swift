import MarqueeCatalog
package import MarqueeWarehouse

extension MySQLEngine {
    /// Seconds within which a server that is looked at must answer.
    private static let patience: UInt32 = 2

    /// Another server as this one's replica.
    ///
    /// - Throws: `MQ101` when its database has another name, under which replication would never write.
    package func replica(on other: MySQLEngine) throws -> Replica {
        guard other.database == database else {
            throw MarqueeError(
                .invalidArgument, "the replica's database is named \(other.database), the primary's \(database)",
                hint: "replication keeps the name")
        }
        let sockets = SocketRegister()
        var reading = other
        reading.connectSeconds = Self.patience
        reading.sockets = sockets
        return Replica(engine: reading, looks: other.looked, primaryLooks: looked) { sockets.cut() }
    }

    /// The same server for questions that are given up soon.
    private var looked: MySQLEngine {
        var engine = self
        (engine.connectSeconds, engine.answerSeconds) = (Self.patience, Self.patience)
        return engine
    }
}
