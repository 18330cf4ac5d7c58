import Foundation
import MarqueeCatalog
import MarqueeMySQL
import MarqueeWarehouse
import Testing

/// Connections to a replica, here to a server that is none.
@Suite(.enabled(if: TestEngine.available.contains(.mysql), "there is no server"))
struct ReplicaConnectionTests {
    private func withServer(_ body: (MySQLEngine) throws -> Void) throws {
        try TestEngine.mysql.withEngine { engine in
            _ = try engine.openForWriting()
            try body(try #require(engine as? MySQLEngine))
        }
    }

    @Test func sqlFromOutside_withoutTheReadersAccount_isNotRunByTheLogin() throws {
        try withServer { engine in
            expectError(.noWarehouse) { _ = try engine.connectGuarded(writes: false, layers: .all) }
            _ = try engine.connectGovernance()
            #expect(try engine.connectGuarded(writes: false, layers: .all).own.integer("SELECT 1") == 1)
        }
    }

    @Test func connections_thatAreCut_freeThoseWhoWait_andNoOthers() throws {
        try withServer { engine in
            _ = try engine.connectGovernance()
            let replica = try engine.replica(on: engine)
            let connection = try replica.engine.connectGuarded(writes: false, layers: .all)
            let other = try #require(try engine.connect(createIfMissing: false))
            let own = try #require(try connection.own.integer("SELECT CONNECTION_ID()"))
            let start = ContinuousClock.now
            Thread {
                let watching = try? engine.connect(createIfMissing: false)
                let sleeping = "SELECT 1 FROM information_schema.PROCESSLIST WHERE ID = ? AND STATE = 'User sleep'"
                while ContinuousClock.now - start < .seconds(20) {
                    if (try? watching?.integer(sleeping, [.integer(own)])) == 1 { break }
                }
                replica.cut()
            }.start()
            expectError(.connectionLost) { try connection.own.execute("DO SLEEP(30)", []) }
            #expect(ContinuousClock.now - start < .seconds(20))
            #expect(try other.integer("SELECT 1") == 1)
            #expect(try replica.engine.connectGuarded(writes: false, layers: .all).own.integer("SELECT 1") == 1)
        }
    }

    @Test func server_withoutALog_hasNoPositions() throws {
        try withServer { engine in
            let connection = try #require(try engine.connect(createIfMissing: false))
            #expect(try connection.lastCommit() == nil && connection.logEnd() == nil)
            let (position, isRunning) = try connection.replication()
            #expect(position == LogPosition() && !isRunning)
            let far = try #require(LogPosition("0-1-1"))
            #expect(try !connection.waits(for: far, seconds: 0.01))
            #expect(try connection.waits(for: LogPosition(), seconds: 0.01))
        }
    }
}
