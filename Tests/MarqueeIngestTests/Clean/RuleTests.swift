import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct RuleTests {
    @Test(arguments: RuleFixture.all)
    func rule_byItsFixture_isCountedTracedAndApplied(fixture: RuleFixture) throws {
        let imported = try Imported(fixture.sources)
        #expect(imported.counts[fixture.rule] == fixture.count)
        if fixture.rule.disposition == .rejected {
            let rejects = imported.rejects.filter { $0.rule == fixture.rule }
            #expect(rejects.map(\.summary) == fixture.trace)
            #expect(rejects.first?.column == fixture.column)
            #expect(rejects.allSatisfy { !$0.message.isEmpty })
        } else {
            #expect(imported.findings(fixture.rule) == fixture.trace)
        }
        #expect(imported.rows(fixture.table, fixture.columns) == fixture.rows)
        #expect(imported.imbalances.isEmpty)
    }

    @Test func rules_areAllExercised() {
        let exercised = Set(RuleFixture.all.map(\.rule))
        #expect(Rule.allCases.filter { !exercised.contains($0) } == [])
    }

    @Test func fixtures_haveATraceWhereTheRuleLeavesOne() {
        // What follows from the value that was loaded is only counted.
        let countedOnly: Set<Rule> = [.missingValue, .integralDecimal, .duplicateRow]
        for fixture in RuleFixture.all where !countedOnly.contains(fixture.rule) {
            #expect(fixture.trace.count == fixture.count, "\(fixture.rule)")
        }
    }

    @Test func fixtures_standUnderTheirDisposition() {
        #expect(RuleFixture.repairs.allSatisfy { $0.rule.disposition == .repaired })
        #expect(RuleFixture.suspicions.allSatisfy { $0.rule.disposition == .flagged })
        #expect(RuleFixture.merges.allSatisfy { $0.rule.disposition == .merged })
        #expect(RuleFixture.refusals.allSatisfy { $0.rule.disposition == .rejected })
    }

    @Test(arguments: RuleFixture.all)
    func rule_fromASlowSource_isTheSame(fixture: RuleFixture) throws {
        let (whole, slow) = (try Imported(fixture.sources), try Imported(fixture.sources, step: 1))
        #expect(whole.counts == slow.counts)
        #expect(whole.rejects.map(\.summary) == slow.rejects.map(\.summary))
    }
}
