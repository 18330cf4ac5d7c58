import MarqueeAnalysis
import MarqueeCatalog
import Testing

/// Statistics whose right answer can be seen without a computer.
struct StatisticsTests {
    @Test func summary_ofNothing_hasNoNumbers() {
        let summary = NumberSummary(NumberColumn("empty", [.nan, .nan]))
        #expect(summary.moments.count == 0)
        #expect(summary.moments.mean.isNaN && summary.median.isNaN && summary.mode.isNaN && summary.lowerWhisker.isNaN)
        #expect(summary.distinct == 0 && summary.outliers == 0 && summary.modeTies == 0)
    }

    @Test func summary_ofOneNumber_isThatNumber() {
        let summary = NumberSummary(NumberColumn("one", [.nan, 7]))
        #expect(
            [summary.minimum, summary.median, summary.maximum, summary.mode, summary.moments.mean] == [7, 7, 7, 7, 7])
        #expect(summary.moments.standardDeviation.isNaN && summary.moments.skewness.isNaN)
        #expect(summary.outliers == 0)
    }

    @Test func mode_ofTies_isTheSmallestAndSaysHowMany() {
        let summary = NumberSummary(NumberColumn("ties", [3, 1, 3, 1, 2]))
        #expect((summary.mode, summary.modeCount, summary.modeTies) == (1, 2, 2))
    }

    @Test func outliers_onTheFence_areInside() {
        // q1 2, q3 4: fences at -1 and 7.
        let summary = NumberSummary(NumberColumn("fence", [1, 2, 3, 4, 7]))
        #expect((summary.fences.lower, summary.fences.upper) == (-1, 7))
        #expect(summary.outliers == 0)
        #expect(summary.upperWhisker == 7)
        let beyond = NumberSummary(NumberColumn("beyond", [1, 2, 3, 4, 7.5]))
        #expect((beyond.below, beyond.above, beyond.upperWhisker) == (0, 1, 4))
    }

    @Test func infinity_countsAsMissing() {
        let column = NumberColumn("infinite", [1, .infinity, -.infinity, 2])
        #expect((column.count, column.missing) == (2, 2))
        #expect(NumberSummary(column).moments.mean == 1.5)
    }

    @Test func skewness_ofEqualNumbers_isUndefined() {
        #expect(Moments([0.1, 0.1, 0.1]).skewness.isNaN)
        #expect(Moments([0.1, 0.1, 0.1]).standardDeviation == 0)
    }

    @Test func correlation_withAConstant_isUndefined() {
        let correlation = Correlation(NumberColumn("a", [1, 2, 3]), NumberColumn("b", [0.1, 0.1, 0.1]))
        #expect(correlation.pearson.isNaN && correlation.spearman.isNaN)
        #expect(correlation.count == 3)
    }

    @Test func correlation_usesRowsThatHaveBoth() {
        let correlation = Correlation(NumberColumn("a", [1, 2, .nan, 4]), NumberColumn("b", [10, 20, 30, .nan]))
        #expect(correlation.count == 2)
        #expect(abs(correlation.pearson - 1) < 1e-12 && abs(correlation.spearman - 1) < 1e-12)
    }

    @Test func cramersV_ofTheSameColumn_isOne() {
        let column = CategoryColumn("a", codes: [0, 1, 2, 0, 1, -1], labels: ["x", "y", "z", "unused"])
        let association = Association.cramersV(column, column)
        #expect(abs(association.value - 1) < 1e-12)
        #expect(association.count == 5)
    }

    @Test func cramersV_ofAConstant_isUndefined() {
        let constant = CategoryColumn("a", codes: [0, 0, 0], labels: ["x"])
        let other = CategoryColumn("b", codes: [0, 1, 0], labels: ["x", "y"])
        #expect(Association.cramersV(constant, other).value.isNaN)
    }

    @Test func correlationRatio_whereTheGroupDecides_isOne() {
        let group = CategoryColumn("a", codes: [0, 0, 1, 1], labels: ["x", "y"])
        #expect(Association.correlationRatio(group, NumberColumn("n", [1, 1, 5, 5])).value == 1)
        #expect(Association.correlationRatio(group, NumberColumn("n", [1, 5, 1, 5])).value == 0)
    }
}

struct DriftTests {
    private func numbers(_ entries: [(value: Double, count: Int)], missing: Int = 0) -> Distribution {
        Distribution("n", .numbers(entries), missing: missing)
    }

    private func names(_ entries: [(value: String, count: Int)], missing: Int = 0) -> Distribution {
        Distribution("c", .categories(entries), missing: missing)
    }

    @Test func drift_ofTheSame_isNone() {
        let one = numbers([(1, 5), (2, 5)], missing: 3)
        #expect(Drift(before: one, after: one).ks == 0)
        let other = names([("a", 5), ("b", 5)], missing: 3)
        #expect(Drift(before: other, after: other).psi == 0)
    }

    @Test func ks_ofNumbersApart_isOne() {
        #expect(Drift(before: numbers([(1, 5)]), after: numbers([(2, 7)])).ks == 1)
    }

    @Test func psi_ofAValueThatIsNew_isFinite() {
        let drift = Drift(before: names([("a", 100)]), after: names([("a", 50), ("b", 50)]))
        #expect(drift.psi > Drift.alertingStability && drift.psi.isFinite)
    }

    @Test func psi_countsMissingAsAName() {
        #expect(
            Drift(before: names([("a", 100)]), after: names([("a", 50)], missing: 50)).psi > Drift.alertingStability)
    }

    @Test func drift_fromNothing_isUnknown() {
        let drift = Drift(before: numbers([]), after: numbers([(1, 2)]))
        #expect(drift.ks.isNaN && drift.psi.isNaN)
        #expect(Drift(before: names([]), after: names([("a", 1)])).psi.isNaN)
    }
}
