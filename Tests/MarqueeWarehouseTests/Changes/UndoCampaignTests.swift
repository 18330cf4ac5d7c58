import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// A thousand random writes on each engine, taken back in random order: the warehouse ends as it began, to the bit.
struct UndoCampaignTests {
    private static let batches = 1000

    @Test(arguments: TestEngine.available)
    func aThousandWrites_areTakenBackInAnyOrder(_ engine: TestEngine) throws {
        let given = ProcessInfo.processInfo.environment["MARQUEE_CAMPAIGN_SEED"].flatMap { UInt64($0) }
        let seed = given ?? 20_261_123
        print("undo campaign on \(engine.rawValue): MARQUEE_CAMPAIGN_SEED=\(seed)")
        try UndoBench.with(engine) { bench throws in
            var campaign = try UndoCampaign(bench, seed: seed)
            let before = try bench.dump()
            while campaign.entries.count < Self.batches { try campaign.write() }
            let after = try bench.dump()
            #expect(before != after)
            #expect(campaign.promotes > 0)
            try campaign.takeAllBack()
            try bench.expect(before, "the campaign with seed \(seed)")
            print("undo campaign on \(engine.rawValue): \(campaign.summary)")
        }
    }
}
