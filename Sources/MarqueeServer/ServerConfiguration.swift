package import MarqueeAccess
package import MarqueeWarehouse

/// How a server runs.
package struct ServerConfiguration: Sendable {
    package var host = "127.0.0.1"
    /// 0 for any free port.
    package var port = 8787
    /// Threads, each with a connection, for statements that read.
    package var readers = 8
    /// Threads, each with a connection, for statements that write; SQLite has one writer at a time.
    package var writers = 4
    /// Threads, each with connections of its own, for what is done in sandboxes.
    package var sandboxThreads = 4
    /// What sandboxes may take.
    package var sandboxQuota = Sandboxes.Quota()
    /// Statements that may wait for a thread.
    package var longestQueue = 256
    /// Seconds that a statement may wait for a thread (`MQ311`).
    package var patience = 10.0
    /// Requests of one token in a second; nil for the role's, 0 for any number.
    package var requestsPerSecond: Double?
    /// Rows that a write of a role may change, where that is not the usual number (`MQ313`).
    package var writtenRows: [Role: Int] = [:]
    /// Bytes that a write of a role may add to the database, where that is not the usual number (`MQ307`).
    package var writtenBytes: [Role: Int] = [:]
    /// Seconds that a request's body may take to arrive (`MQ110`).
    package var bodySeconds = 30.0
    /// Bytes of a bulk insert's body (`MQ106`).
    package var largestInsert = 256 << 20
    /// Seconds by which a replica may be behind and is still asked.
    package var longestReplicaLag = 5.0
    /// Seconds from which a statement is logged as slow.
    package var slowStatement = 1.0
    /// Paths of the PEM files of the certificate chain and its key; both or none.
    package var tlsCertificate: String?
    package var tlsKey: String?
    /// Whether the server may be reached from other machines without TLS.
    package var isInsecureAllowed = false
    /// Whether all connections come from a proxy, so that addresses say nothing about who asks.
    package var hasTrustedProxy = false
    /// Name of the database as readers may see it: without a password, and without where it lies.
    package var database = ""
    package var version = "0"

    package init() {}
}
