import MarqueeCatalog
import MarqueeWarehouse
import Testing

struct AuditLogTests {
    /// Stands for SHA-256: what matters here is that it differs when the text does.
    @Sendable private static func digest(_ text: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return String(hash, radix: 16)
    }

    private func entry(_ statement: String) -> AuditEntry {
        AuditEntry(
            author: Author(
                principalID: 1, principal: "sue", role: "scientist", tokenID: 7, address: "127.0.0.1", requestID: "r1"),
            action: "write", statement: statement, parametersHash: "p", rowsAffected: 3, took: .milliseconds(12),
            outcome: .committed, errorCode: nil)
    }

    @Test(arguments: TestEngine.available)
    func chain_verifies_andShowsEveryKindOfTampering(_ engine: TestEngine) throws {
        for tampering in [
            "UPDATE audit_log SET statement = 'DELETE 1' WHERE id = 2",
            "UPDATE audit_log SET rows_affected = 4 WHERE id = 3",
            "UPDATE audit_log SET principal = 'ann' WHERE id = 1", "DELETE FROM audit_log WHERE id = 2",
            "DELETE FROM audit_log WHERE id = 4", "UPDATE audit_log SET id = 9 WHERE id = 4",
            "UPDATE audit_log SET error_code = 'MQ901' WHERE id = 2", "UPDATE audit_head SET entries = 3 WHERE id = 1",
        ] {
            try engine.withGovernedWarehouse { _, governance throws in
                let log = AuditLog(governance, digest: Self.digest)
                for statement in ["INSERT 'ü \"quoted\"'", "two\nlines", "", "DELETE"] {
                    try log.append(entry(statement))
                }
                let whole = try log.verify()
                #expect(whole.entries == 4)
                #expect(try log.verify(expecting: (4, whole.head)) == whole)
                expectError(.auditChainBroken) { _ = try log.verify(expecting: (3, whole.head)) }
                expectError(.auditChainBroken) { _ = try log.verify(expecting: (5, whole.head)) }
                try governance.execute(tampering, [])
                expectError(.auditChainBroken) { _ = try log.verify() }
            }
        }
    }

    @Test(arguments: TestEngine.available)
    func entries_comeBackAsTheyWere_theLatestFirst(_ engine: TestEngine) throws {
        try engine.withGovernedWarehouse { _, governance throws in
            let log = AuditLog(governance, digest: Self.digest)
            for number in 1...5 { try log.append(entry("statement \(number)")) }
            let page = try log.latest(2, before: 5)
            #expect(page.map(\.id) == [4, 3])
            let fields = Dictionary(uniqueKeysWithValues: AuditLog.fields(of: page[0]).map { ($0.name, $0.value) })
            #expect(fields["statement"] == .text("statement 4") && fields["token_id"] == .integer(7))
            #expect(fields["milliseconds"] == .integer(12) && fields["error_code"] == .null)
        }
    }

    @Test(arguments: TestEngine.available)
    func tables_areMadeOnce_andALaterVersionIsRefused(_ engine: TestEngine) throws {
        try engine.withGovernedWarehouse { engine, governance throws in
            try AuditLog(governance, digest: Self.digest).append(entry("kept"))
            let again = try engine.connectGovernance()
            #expect(try again.integer("SELECT COUNT(*) FROM audit_log") == 1)
            try again.execute(
                "INSERT INTO governance_versions (version, applied_at) VALUES (99, '2030-01-01 00:00:00.000')", [])
            expectError(.newerSchema) { _ = try engine.connectGovernance() }
        }
    }

    @Test(arguments: TestEngine.available)
    func governance_isNotMade_whereThereIsNoWarehouse(_ engine: TestEngine) throws {
        _ = try engine.withEngine { engine throws in
            expectError(.noWarehouse) { _ = try engine.connectGovernance() }
        }
    }
}
