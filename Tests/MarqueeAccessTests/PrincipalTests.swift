import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeSQLite
import MarqueeWarehouse
import Testing

struct PrincipalTests {
    /// A warehouse's governance tables, gone with the test.
    private func withGovernance(_ body: (any Connection, PrincipalAdministration) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "marquee_access_\(UInt64.random(in: 0 ... .max)).sqlite"
        defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
        let engine = SQLiteEngine(path: path)
        _ = try engine.openForWriting()
        let author = Author(
            principalID: 0, principal: "eva", role: "engineer", tokenID: nil, address: "local", requestID: "r")
        try body(try engine.connectGovernance(), try PrincipalAdministration(engine, author: author))
    }

    private func refusal(_ code: ErrorCode, _ body: () throws -> Void) {
        do {
            try body()
            Issue.record("nothing was refused")
        } catch { #expect((error as? MarqueeError)?.code == code) }
    }

    @Test func token_holdsUntilItIsRotatedOrRevoked() throws {
        try withGovernance { governance, administration throws in
            let first = try administration.add("ann", role: .analyst, days: nil)
            let principal = try Principal(token: first.token, governance)
            #expect(principal.name == "ann" && principal.role == .analyst && principal.expiresAt == nil)
            let second = try administration.rotate("ann", days: 2)
            refusal(.tokenRefused) { _ = try Principal(token: first.token, governance) }
            #expect(try Principal(token: second.token, governance).expiresAt != nil)
            #expect(try administration.revoke("ann") == 1)
            refusal(.tokenRefused) { _ = try Principal(token: second.token, governance) }
            #expect(try AuditLog(governance, digest: Digest.sha256).verify().entries == 3)
        }
    }

    @Test func token_thatHasExpired_isRefused() throws {
        try withGovernance { governance, administration throws in
            let issued = try administration.add("ann", role: .analyst, days: 1)
            _ = try Principal(token: issued.token, governance)
            try governance.execute("UPDATE access_tokens SET expires_at = ?", [.text(Timestamp.now().text)])
            refusal(.tokenRefused) { _ = try Principal(token: issued.token, governance) }
        }
    }

    @Test func tokens_areKeptAsHashesAlone() throws {
        try withGovernance { governance, administration throws in
            let issued = try administration.add("ann", role: .analyst, days: nil)
            let kept = try governance.strings("SELECT hash FROM access_tokens")
            #expect(kept == [AccessToken(issued.token)?.hash])
            let secret = issued.token.split(separator: "_", maxSplits: 1).last.map(String.init) ?? ""
            for table in GovernanceTables.all {
                let columns = table.columns.map { "CAST(\($0.name) AS TEXT)" }.joined(separator: " || ' ' || ")
                #expect(!(try governance.strings("SELECT \(columns) FROM \(table.name)").joined().contains(secret)))
            }
        }
    }

    @Test func names_areUnique_andPlain() throws {
        try withGovernance { _, administration throws in
            _ = try administration.add("ann", role: .analyst, days: nil)
            refusal(.principalExists) { _ = try administration.add("ann", role: .engineer, days: nil) }
            for name in ["", "a\"b", "a`b", "x\ny", "a\u{202E}b", String(repeating: "a", count: 65)] {
                refusal(.invalidArgument) { _ = try administration.add(name, role: .analyst, days: nil) }
            }
            for name in ["a b", "é", "it's", "名前", "a/b"] {
                #expect(try administration.add(name, role: .analyst, days: nil).name == name)
            }
            refusal(.unknownPrincipal) { _ = try administration.revoke("bob") }
        }
    }

    @Test func roles_mayWhatTheyAreFor() {
        #expect(Role.allCases.filter { $0.may(.read) } == [.analyst, .scientist, .engineer])
        #expect(Role.allCases.filter { $0.may(.write) } == [.scientist, .engineer])
        #expect(Role.allCases.filter { $0.may(.audit) } == [.engineer])
    }
}
