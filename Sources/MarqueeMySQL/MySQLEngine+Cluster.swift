import MarqueeCatalog
package import MarqueeWarehouse

/// A Galera cluster of several nodes is refused for now: connections are numbered by each node, and locks exclude within a node
/// only, so that two processes on two nodes would mix up their records of changed rows.
extension MySQLEngine {
    package func requireSingleWriter() throws {
        guard !isSingleWriter, let connection = try MySQLConnection(self, database: nil, orNil: false) else { return }
        if try isInCluster(connection) { try refuseSeveralNodes(connection) }
    }

    /// True if the server replicates with Galera, whatever the number of nodes is now.
    func isInCluster(_ connection: MySQLConnection) throws -> Bool {
        try connection.isMariaDB && connection.integer("SELECT @@wsrep_on") == 1
    }

    /// - Throws: `MQ516` when the cluster has more than one node.
    func refuseSeveralNodes(_ connection: MySQLConnection) throws {
        var nodes = 0
        try connection.query("SHOW GLOBAL STATUS LIKE 'wsrep_cluster_size'", []) { row in
            nodes = row[1].string.flatMap { Int($0) } ?? 0
        }
        guard nodes > 1 else { return }
        throw MarqueeError(
            .clusterUnsupported,
            "the database server is one of \(nodes) nodes of a cluster, and nothing is written there",
            details: ["two Marquee processes on two nodes would mix up each other's records of changed rows"],
            hint: "--single-writer says that this is the only Marquee process that writes; see docs/replicas.md")
    }
}
