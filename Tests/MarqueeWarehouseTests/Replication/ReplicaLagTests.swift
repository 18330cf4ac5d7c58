import MarqueeWarehouse
import Testing

/// Positions in a log, and how far a replica is behind.
struct ReplicaLagTests {
    private func position(_ text: String) throws -> LogPosition { try #require(LogPosition(text), "\(text)") }

    @Test(arguments: [
        "", "0-1", "0-1-2-3", "0-1-", "a-1-2", "0-1-+2", "0-1- 2", "-1-2-3", "4294967296-1-1", "0-1-2,", "0;1-2",
    ])
    func position_ofAnotherForm_isNone(_ text: String) {
        #expect(LogPosition(text) == nil)
    }

    @Test func position_hasTheLastCommitOfEachDomain() throws {
        #expect(try position("1-3-7,0-1-42").text == "0-1-42,1-3-7")
        #expect(try position("0-1-42,0-2-43,0-1-41").text == "0-2-43")
        #expect(LogPosition("0-1-\(String(repeating: "1", count: 2000))") == nil)
    }

    @Test func position_reachesThoseBeforeIt() throws {
        let here = try position("0-1-42,1-1-5")
        for text in ["0-1-42", "0-7-41", "1-1-5,0-1-1"] { #expect(here.reaches(try position(text)), "\(text)") }
        for text in ["0-1-43", "0-1-42,1-1-6", "2-1-1"] { #expect(!here.reaches(try position(text)), "\(text)") }
        #expect(!LogPosition().reaches(here) && here.reaches(LogPosition()))
    }

    private let start = ContinuousClock.now

    private func look(
        _ lag: inout ReplicaLag, _ end: Int, _ position: Int, at second: Int
    ) throws {
        lag.look(
            end: try self.position("0-1-\(end)"), position: try self.position("0-1-\(position)"),
            at: start + .seconds(second))
    }

    @Test func replica_thatHasAll_isNotBehind() throws {
        var lag = ReplicaLag()
        #expect(lag.duration == nil && lag.most() == nil && !lag.isCaughtUp)
        try look(&lag, 10, 10, at: 0)
        #expect(lag.duration == .zero && lag.isCaughtUp)
        // Others write all the time: what was committed since the look before may be missing.
        try look(&lag, 20, 15, at: 1)
        try look(&lag, 30, 25, at: 2)
        #expect(lag.duration == .zero && lag.isCaughtUp)
    }

    @Test func replica_isBehind_sinceTheFirstCommitThatItLacks() throws {
        var lag = ReplicaLag()
        try look(&lag, 10, 10, at: 0)
        for second in 1...9 { try look(&lag, 10 + second, 10, at: second) }
        #expect(lag.duration == .seconds(8) && !lag.isCaughtUp)
        #expect(lag.most(at: start + .seconds(12)) == .seconds(11))
        try look(&lag, 19, 14, at: 10)
        #expect(lag.duration == .seconds(5) && !lag.isCaughtUp)
        // The primary has not moved since, and it does not catch up either.
        try look(&lag, 19, 14, at: 11)
        #expect(lag.duration == .seconds(6))
        try look(&lag, 19, 19, at: 12)
        #expect(lag.duration == .zero && lag.isCaughtUp)
    }

    @Test func lag_ofOneThatWasNeverSeenToCatchUp_isNotKnown() throws {
        var lag = ReplicaLag()
        for second in 0...3 { try look(&lag, 100 + second, 7, at: second) }
        #expect(lag.duration == nil && !lag.isCaughtUp)
        try look(&lag, 104, 100, at: 4)
        #expect(lag.duration == .seconds(3) && !lag.isCaughtUp)
    }

    @Test func lag_ofHours_keepsItsBeginning() throws {
        var lag = ReplicaLag()
        try look(&lag, 1, 1, at: 0)
        for second in 1...4000 { try look(&lag, 1 + second, 1, at: second) }
        #expect(lag.duration == .seconds(3999))
    }
}
