import Foundation
import MarqueeAttacks
import Testing

/// Two MariaDB servers of a test's own, of which the second repeats what is committed on the first.
final class Replication: Sendable {
    let primary: PrivateServer
    let replica: PrivateServer

    init() throws {
        // The data folders take their time, and are made side by side.
        let servers = Parallel.run(2) { number in
            try PrivateServer(["--server-id=\(number + 1)", "--log-bin", "--binlog-format=ROW"])
        }
        try #require(servers.count == 2)
        (primary, replica) = (servers[0], servers[1])
        try primary.address.query(
            "CREATE USER repl@127.0.0.1 IDENTIFIED BY 'repl'; GRANT REPLICATION SLAVE ON *.* TO repl@127.0.0.1")
        try replica.address.query(
            """
            SET GLOBAL read_only = 1;
            CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = \(primary.address.port), MASTER_USER = 'repl',
                MASTER_PASSWORD = 'repl', MASTER_USE_GTID = slave_pos, MASTER_CONNECT_RETRY = 1;
            START SLAVE
            """)
    }

    /// Waits until the replica has everything.
    func waitUntilCaughtUp() throws {
        let end = try primary.address.query("SELECT @@gtid_binlog_pos").trimmingCharacters(in: .whitespacesAndNewlines)
        let waited = try replica.address.query("SELECT MASTER_GTID_WAIT('\(end)', 30)")
        try #require(waited == "0\n", "the replica does not catch up: \(waited)")
    }

    /// Lets the replica repeat each commit that much later.
    func delay(seconds: Int) throws {
        try replica.address.query("STOP SLAVE; CHANGE MASTER TO MASTER_DELAY = \(seconds); START SLAVE")
        try wait(for: "the replica to follow") {
            try replica.address.query("SHOW GLOBAL STATUS LIKE 'Slave_running'") == "Slave_running\tON\n"
        }
    }

    /// The URL of a warehouse on the replica.
    func url(of warehouse: Warehouse) -> String { "\(replica.address.url)/\(warehouse.name)" }
}
