import Foundation
import Testing

struct ClaimsTests {
    private static let claims = """
        claims:
          - claim: There are ten titles
            query: SELECT COUNT(*) AS titles FROM titles
            expect: {value: 10}
          - claim: There are more shows than movies
            figure: types
            list: type
            by: titles
            expect: {order: [SHOW, MOVIE]}
        """

    @Test(arguments: Warehouse.Kind.tested)
    func claims_ofAFile_haveVerdictsAndAnExitStatus(_ kind: Warehouse.Kind) throws {
        let folder = TemporaryFolder()
        try folder.write(Data(Self.claims.utf8), to: "c.yaml")
        try folder.write(Data((Self.claims + "\n    verdict: fails\n").utf8), to: "known.yaml")
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let result = try Marquee.run(["claims", folder("c.yaml"), "--database", warehouse.url])
        #expect(result.status == 65)
        #expect(result.out.contains("2 claims: 1 holds, 1 fails; 1 not as expected."))
        let known = try Marquee.run(["claims", folder("known.yaml"), "--database", warehouse.url, "--format", "junit"])
        #expect(known.status == 0 && known.out.contains("tests=\"2\" failures=\"0\""))
    }

    @Test(arguments: Warehouse.Kind.tested)
    func claims_givenToAnImport_areKeptWithItsRun(_ kind: Warehouse.Kind) throws {
        let folder = TemporaryFolder()
        try folder.write(Data(Self.claims.utf8), to: "c.yaml")
        let warehouse = try Warehouse(kind)
        let result = try Marquee.run([
            "import", Fixture.catalog, "--database", warehouse.url, "--claims", folder("c.yaml"),
        ])
        #expect(result.status == 0 && result.out.contains("2 claims, 1 of them as expected."))
        #expect(result.out.contains("fails: There are more shows than movies"))
        #expect(
            try warehouse.rows("SELECT run_id, position, verdict, found FROM claim_outcomes ORDER BY position").first
                == "1|1|holds|10")
    }

    @Test func claims_thatCantBeRead_areRefusedBeforeAnythingIsImported() throws {
        let folder = TemporaryFolder()
        try folder.write(Data("claims:\n  - claim: x\n    figure: [\n".utf8), to: "broken.yaml")
        try folder.write(Data("claims:\n  - claim: x\n    figure: types\n".utf8), to: "short.yaml")
        let warehouse = try Warehouse(.sqlite)
        for (file, words) in [
            ("broken.yaml", "MQ316"), ("short.yaml", "claim 1: expect is missing"), ("none", "MQ401"),
        ] {
            let result = try Marquee.run([
                "import", Fixture.catalog, "--database", warehouse.url, "--claims", folder(file),
            ])
            #expect(result.status != 0 && result.err.contains(words), "\(result.err)")
        }
        #expect(!FileManager.default.fileExists(atPath: warehouse.file))
    }

    @Test func claim_thatWouldWrite_isAnErrorAndChangesNothing() throws {
        let folder = TemporaryFolder()
        let text = "claims:\n  - claim: x\n    query: DELETE FROM credits\n    expect: {value: 0}\n"
        try folder.write(Data(text.utf8), to: "c.yaml")
        let warehouse = try Warehouse(.sqlite)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        let before = try warehouse.dump()
        let result = try Marquee.run(["claims", folder("c.yaml"), "--database", warehouse.url])
        #expect(result.status == 65 && result.out.contains("1 could not be looked at"))
        #expect(try warehouse.dump() == before)
    }
}
