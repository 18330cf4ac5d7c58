import Foundation
import MarqueeAttacks
import Testing

/// A Galera cluster of two nodes, on which nothing is written unless somebody says that nobody else does.
@Suite(.enabled(if: Server.mayRun)) struct ClusterTests {
    @Test func severalNodes_areNotWritten_unlessThisIsTheOnlyWriter() throws {
        let cluster = try Cluster()
        let url = "\(cluster.first.address.url)/marquee_cluster"
        // One node alone is a server like any other.
        _ = try Marquee.importing([Fixture.catalog, "--database", url])
        let token = try Self.token(url)
        try cluster.addSecondNode()

        let refused = try Marquee.run(["import", Fixture.catalog, "--database", url])
        #expect(refused.status == 77 && refused.err.contains("MQ516"), "\(refused.err)")
        let doctor = try Marquee.run(["doctor", "--database", url])
        #expect(doctor.err.contains("MQ516"), "\(doctor.err)")
        try Self.serving(url, []) { client in
            #expect(try Self.post("/v1/query", ["sql": "SELECT COUNT(*) FROM titles"], client, token).status == 200)
            for sql in ["UPDATE titles SET seasons = 1", "CREATE TABLE mine (id INTEGER PRIMARY KEY)"] {
                let reply = try Self.post("/v1/write", ["sql": sql], client, token)
                #expect(reply.code == "MQ516", "\(sql): \(reply.text)")
            }
            #expect(try Self.post("/v1/sandboxes", ["name": "mine"], client, token).code == "MQ516")
        }

        let imported = try Marquee.run(["import", Fixture.catalog, "--single-writer", "--database", url])
        #expect(imported.status == 0, "\(imported.err)")
        try Self.serving(url, ["--single-writer"]) { client in
            let reply = try Self.post("/v1/write", ["sql": "UPDATE titles SET seasons = 1"], client, token)
            #expect(reply.status == 200, "\(reply.text)")
        }
    }

    private static func token(_ url: String) throws -> String {
        let result = try Marquee.run([
            "user", "add", "sue", "--role", "scientist", "--format", "json", "--database", url,
        ])
        let object = try JSONSerialization.jsonObject(with: Data(result.out.utf8)) as? [String: Any]
        return try #require(object?["token"] as? String, "\(result.err)")
    }

    private static func serving(_ url: String, _ options: [String], _ body: (HTTPClient) throws -> Void) throws {
        let command = try Command(
            [Marquee.binary, "serve", "--database", url, "--port", "0", "--format", "json"] + options)
        defer {
            kill(command.id, SIGTERM)
            _ = try? command.finished()
        }
        var address: String?
        for _ in 0..<600 where address == nil && command.isRunning {
            let object = try? JSONSerialization.jsonObject(with: Data(command.outputSoFar().utf8)) as? [String: Any]
            address = object?["address"] as? String
            if address == nil { usleep(50_000) }
        }
        let errors = try command.errors()
        try body(HTTPClient(try #require(address, "the server does not start: \(errors)")))
    }

    private static func post(
        _ path: String, _ object: [String: Any], _ client: HTTPClient, _ token: String
    ) throws -> HTTPReply {
        let headers = [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")]
        let body = try JSONSerialization.data(withJSONObject: object)
        return try #require(try client.send("POST", path, headers: headers, body: body))
    }
}

/// Two nodes on loopback ports of their own (https://mariadb.com/kb/en/galera-cluster-system-variables/).
private final class Cluster {
    let first: PrivateServer
    private var second: PrivateServer?
    private let ports: [Int]

    init() throws {
        ports = try Self.freePorts(6)
        first = try PrivateServer(Self.options(1, ports, isFirst: true))
    }

    func addSecondNode() throws {
        second = try PrivateServer(Self.options(2, ports, isFirst: false))
        try wait(for: "two nodes") {
            try first.address.query("SHOW GLOBAL STATUS LIKE 'wsrep_cluster_size'").contains("\t2")
        }
    }

    /// Ports below those that the system hands out by itself and those that `mariadb.sh` looks for.
    private static func freePorts(_ count: Int) throws -> [Int] {
        let ports = Array((10_000..<20_000).shuffled().lazy.filter(isFree).prefix(count))
        try #require(ports.count == count, "no free loopback ports found")
        return ports
    }

    private static func isFree(_ port: Int) -> Bool {
        let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(file) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func options(_ number: Int, _ ports: [Int], isFirst: Bool) -> [String] {
        let (group, ist, sst) = (ports[number - 1], ports[number + 1], ports[number + 3])
        let provider = [
            "base_host=127.0.0.1", "base_port=\(group)", "gmcast.listen_addr=tcp://127.0.0.1:\(group)",
            "ist.recv_addr=127.0.0.1:\(ist)", "gcache.size=32M",
        ]
        return (isFirst ? ["--wsrep-new-cluster"] : []) + [
            "--wsrep-on=ON", "--wsrep-provider=/usr/lib/galera/libgalera_smm.so", "--binlog-format=ROW",
            "--innodb-autoinc-lock-mode=2", "--wsrep-cluster-name=marquee", "--wsrep-node-name=n\(number)",
            "--wsrep-node-address=127.0.0.1", "--wsrep-cluster-address=gcomm://127.0.0.1:\(ports[0])",
            "--wsrep-sst-method=rsync", "--wsrep-sst-receive-address=127.0.0.1:\(sst)",
            "--wsrep-provider-options=\(provider.joined(separator: ";"))",
        ]
    }
}
