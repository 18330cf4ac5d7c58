import MarqueeAnalysis
import MarqueeCatalog
import Testing

struct ClaimTests {
    private static let report: Report = {
        var genres = FigureTable("genre", "titles", "mean_score")
        genres.add("drama", 30, .real(6.5))
        genres.add("comedy", 20, .real(7.0))
        genres.add("crime", 20, .real(6.0))
        genres.add("sport", 5, .missing)
        var years = FigureTable("year", "titles")
        for (year, titles) in [(2018, 5), (2019, 9), (2020, 7)] { years.add(.integer(year), .integer(titles)) }
        func figure(_ name: String, _ table: FigureTable) -> Figure {
            Figure(name, title: name, rule: "raw", n: 75, finding: "", table: table)
        }
        return Report(sections: [ReportSection("s", title: "S", [figure("genres", genres), figure("years", years)])])
    }()

    private func outcome(_ claim: String) throws -> ClaimOutcome {
        let claims = try Claim.list(try JSONReader.read("{\"claims\":[\(claim)]}"))
        let check = ClaimCheck(Self.report) { sql in
            var table = FigureTable("name", "n")
            table.add(.text(sql), 42)
            return table
        }
        return check.outcome(of: try #require(claims.first))
    }

    @Test(arguments: [
        (#""figure":"genres","where":{"genre":"comedy"},"value":"mean_score","expect":{"value":7}"#, "holds"),
        (#""figure":"genres","where":{"genre":"comedy"},"value":"mean_score","expect":{"value":7.1}"#, "fails"),
        (
            #""figure":"genres","where":{"genre":"comedy"},"value":"mean_score","expect":{"value":7.1,"tolerance":0.1}"#,
            "holds"
        ),
        (#""figure":"genres","where":{"genre":"sport"},"value":"mean_score","expect":{"value":null}"#, "holds"),
        (#""figure":"genres","where":{"genre":"sport"},"value":"mean_score","expect":{"above":0}"#, "fails"),
        (#""figure":"genres","value":"titles","expect":{"above":29,"below":31}"#, "holds"),
        (#""figure":"genres","list":"genre","by":"titles","expect":{"order":["drama"]}"#, "holds"),
        (#""figure":"genres","list":"genre","by":"titles","expect":{"order":["drama","crime"]}"#, "tied"),
        (#""figure":"genres","list":"genre","by":"titles","expect":{"order":["drama","comedy"]}"#, "tied"),
        (#""figure":"genres","list":"genre","by":"titles","expect":{"order":["drama","crime","comedy"]}"#, "tied"),
        (#""figure":"genres","list":"genre","by":"titles","expect":{"set":["comedy","crime","drama"]}"#, "holds"),
        (#""figure":"genres","list":"genre","by":"titles","expect":{"order":["comedy"]}"#, "fails"),
        (#""figure":"genres","list":"genre","by":"titles","expect":{"order":["drama","drama"]}"#, "fails"),
        (
            #""figure":"genres","list":"genre","by":"mean_score","ascending":true,"expect":{"order":["crime"]}"#,
            "holds"
        ),
        (#""figure":"years","value":"titles","over":"year","expect":{"trend":"rising"}"#, "fails"),
        (#""figure":"years","value":"titles","over":"year","to":2019,"expect":{"trend":"rising"}"#, "holds"),
        (#""figure":"years","value":"titles","over":"year","from":2019,"expect":{"trend":"falling"}"#, "holds"),
        (#""query":"SELECT 1","value":"n","expect":{"value":42}"#, "holds"),
        (#""figure":"genre","value":"titles","expect":{"value":1}"#, "error"),
        (#""figure":"genres","value":"nothing","expect":{"value":1}"#, "error"),
        (#""figure":"genres","where":{"genre":"none"},"value":"titles","expect":{"value":1}"#, "error"),
    ])
    func claim_heldAgainstTheData_hasItsVerdict(_ keys: String, _ verdict: String) throws {
        #expect(try outcome("{\"claim\":\"x\",\(keys)}").verdict.rawValue == verdict)
    }

    @Test func claim_thatHoldsUnderAnotherRule_saysWhichAndWhatTheFirstOneFound() throws {
        let outcome = try outcome(
            #"""
            {"claim":"x","figure":"genres","where":{"genre":"drama"},"value":"titles","rule":"count","expect":{"value":6.5},
            "verdict":"holds-under","otherwise":[{"rule":"votes","expect":{"value":1}},{"rule":"mean","value":"mean_score"}]}
            """#)
        #expect(outcome.verdict == .holdsUnder && outcome.rule == "mean" && outcome.found == "30")
        #expect(outcome.isAsExpected)
    }

    @Test(arguments: [
        ("{}", "claim is missing"), (#"{"claim":"x"}"#, "a claim has a figure or a query"),
        (#"{"claim":"x","figure":"a","query":"b","expect":{"value":1}}"#, "a claim has a figure or a query"),
        (#"{"claim":"x","figure":"a"}"#, "expect is missing"),
        (#"{"claim":"x","figure":"a","expect":{}}"#, "expect has a value, above, below, an order, a set or a trend"),
        (#"{"claim":"x","figure":"a","expect":{"trend":"up"}}"#, "trend is rising or falling"),
        (
            #"{"claim":"x","figure":"a","expect":{"value":1},"verdict":"maybe"}"#,
            "verdict is holds, holds-under, tied or fails"
        ),
        (#"{"claim":3,"figure":"a","expect":{"value":1}}"#, "claim is a text"),
    ])
    func claim_thatCantBeRead_saysWhy(_ claim: String, _ message: String) throws {
        let fault = #expect(throws: ClaimFault.self) { try outcome(claim) }
        #expect(fault?.message == message && fault?.claim == 1)
    }

    @Test func claim_withAnUnknownKey_isRefused() throws {
        let fault = #expect(throws: ClaimFault.self) { try outcome(#"{"claim":"x","figur":"a","expect":{"value":1}}"#) }
        #expect(fault?.message.hasPrefix("figur is not known; known are ") == true)
    }

    @Test func outcomes_asJUnit_areWellFormedWhateverTheClaimSays() throws {
        let outcome = try outcome(#"{"claim":"<a> & \"b\"","figure":"genres","value":"titles","expect":{"value":31}}"#)
        let junit = ClaimReport([outcome]).junit
        #expect(junit.contains("tests=\"1\" failures=\"1\" errors=\"0\""))
        #expect(junit.contains("name=\"&lt;a&gt; &amp; &quot;b&quot;\""))
        #expect(junit.contains("<failure message=\"fails; found: 30\"/>"))
    }
}
