import Foundation
import MarqueeAnalysis
import MarqueeCatalog
import Testing

/// Our statistics against those of SciPy and pandas, on random columns with missing values and ties. `MARQUEE_PYTHON`
/// names an interpreter that has both.
@Suite(.enabled(if: Peer.python != nil, "MARQUEE_PYTHON names no interpreter that has scipy and pandas"))
struct PeerAgreementTests {
    @Test(arguments: [(1 as UInt64, 1), (2, 2), (3, 3), (4, 40), (5, 1000), (6, 5000)])
    func statistics_agree(_ seed: UInt64, _ rows: Int) throws {
        let columns = RandomColumns(seed: seed, rows: rows)
        let theirs = try Peer.statistics(of: columns)
        let ours = columns.statistics()
        #expect(Set(ours.keys) == Set(theirs.keys))
        for (name, value) in theirs {
            let own = try #require(ours[name], "\(name)")
            let isSame = own == value || own.isNaN && value.isNaN || abs(own - value) <= 1e-9 * max(1, abs(value))
            #expect(isSame, "\(name) of \(rows) rows, seed \(seed): \(own) instead of \(value)")
        }
    }
}

/// Columns of numbers and of names: some smooth, some full of ties, one far from zero, some with missing values.
private struct RandomColumns {
    private(set) var numbers: [(name: String, values: [Double])] = []
    private(set) var names: [(name: String, codes: [Int32])] = []
    private let labels = ["a", "b", "c", "d", "never"]

    init(seed: UInt64, rows: Int) {
        var random = SeededRandom(seed)
        func column(_ name: String, missing: Double, _ value: (inout SeededRandom) -> Double) {
            numbers.append(
                (
                    name,
                    (0..<rows).map { _ in Double.random(in: 0..<1, using: &random) < missing ? .nan : value(&random) }
                ))
        }
        column("smooth", missing: 0) { Double.random(in: -1...1, using: &$0) }
        column("ties", missing: 0.2) { Double(Int.random(in: 0...5, using: &$0)) }
        column("skewed", missing: 0.1) { exp(Double.random(in: 0...14, using: &$0)).rounded() }
        column("far", missing: 0.1) { 1e5 + Double.random(in: 0...1, using: &$0) }
        column("constant", missing: 0.3) { _ in 0.1 }
        for name in ["p", "q"] {
            names.append(
                (name, (0..<rows).map { _ in Int32.random(in: -1...3, using: &random) }))
        }
    }

    var csv: String {
        let header = (numbers.map(\.name) + names.map(\.name)).joined(separator: ",")
        let rows = (numbers.first?.values.indices ?? 0..<0).map { row in
            let cells = numbers.map { $0.values[row].isNaN ? "" : "\($0.values[row])" }
            let texts = names.map { $0.codes[row] < 0 ? "" : labels[Int($0.codes[row])] }
            return (cells + texts).joined(separator: ",")
        }
        return ([header] + rows).joined(separator: "\n") + "\n"
    }

    func statistics() -> [String: Double] {
        var found: [String: Double] = [:]
        let columns = numbers.map { NumberColumn($0.name, $0.values) }
        let categories = names.map { CategoryColumn($0.name, codes: $0.codes, labels: labels) }
        for column in columns {
            let summary = NumberSummary(column)
            let values: [(String, Double)] = [
                ("count", Double(summary.moments.count)), ("mean", summary.moments.mean),
                ("std", summary.moments.standardDeviation), ("skew", summary.moments.skewness),
                ("min", summary.minimum), ("q1", summary.q1), ("median", summary.median), ("q3", summary.q3),
                ("max", summary.maximum), ("p10", column.quantile(0.1)), ("mode", summary.mode),
                ("modes", Double(summary.modeTies)), ("distinct", Double(summary.distinct)),
            ]
            for (name, value) in values { found["\(name) \(column.name)"] = value }
            for other in columns {
                let correlation = Correlation(column, other)
                found["pearson \(column.name) \(other.name)"] = correlation.pearson
                found["spearman \(column.name) \(other.name)"] = correlation.spearman
                found["n \(column.name) \(other.name)"] = Double(correlation.count)
                found["ks \(column.name) \(other.name)"] =
                    Drift(before: distribution(column), after: distribution(other)).ks
            }
            for category in categories {
                found["eta \(category.name) \(column.name)"] = Association.correlationRatio(category, column).value
            }
        }
        found["v"] = Association.cramersV(categories[0], categories[1]).value
        return found
    }

    private func distribution(_ column: NumberColumn) -> Distribution {
        var counts: [Double: Int] = [:]
        for value in column.values where !value.isNaN { counts[value, default: 0] += 1 }
        return Distribution(
            column.name, .numbers(counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }), missing: column.missing
        )
    }
}

private enum Peer {
    static let python: String? = {
        if let python = ProcessInfo.processInfo.environment["MARQUEE_PYTHON"] { return python }
        print("left out: agreement with SciPy and pandas, because MARQUEE_PYTHON names no interpreter that has both")
        return nil
    }()

    /// Writes the columns to a file and has the interpreter say what they give.
    static func statistics(of columns: RandomColumns) throws -> [String: Double] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "marquee-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (csv, script) = (folder.appending(path: "columns.csv"), folder.appending(path: "statistics.py"))
        try Data(columns.csv.utf8).write(to: csv)
        try Data(source.utf8).write(to: script)
        let process = Process()
        process.executableURL = URL(filePath: python ?? "python3")
        process.arguments = [script.path, csv.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        var found: [String: Double] = [:]
        for line in output.split(separator: "\n") {
            let parts = line.split(separator: "=")
            found[String(parts[0])] = Double(parts[1])
        }
        return found
    }

    private static let source = """
        import sys, warnings
        import numpy as np, pandas as pd
        from scipy import stats
        warnings.filterwarnings("ignore")
        names = ["smooth", "ties", "skewed", "far", "constant"]
        frame = pd.read_csv(sys.argv[1], float_precision="round_trip",
                            dtype={**{n: float for n in names}, "p": "string", "q": "string"})
        def say(name, value): print(f"{name}={float(value)!r}")
        for a in names:
            x = frame[a]
            mode = x.mode()
            counts = x.value_counts()
            rows = [("count", x.count()), ("mean", x.mean()), ("std", x.std()), ("skew", x.skew()), ("min", x.min()),
                    ("q1", x.quantile(.25)), ("median", x.median()), ("q3", x.quantile(.75)), ("max", x.max()),
                    ("p10", x.quantile(.1)), ("mode", mode.iloc[0] if len(mode) else np.nan), ("modes", len(mode)),
                    ("distinct", x.nunique())]
            for name, value in rows: say(f"{name} {a}", value)
            for b in names:
                both = frame[[a, b]].dropna() if a != b else pd.DataFrame({"0": x, "1": x}).dropna()
                u, v = both.iloc[:, 0], both.iloc[:, 1]
                varies = len(u) > 1 and u.nunique() > 1 and v.nunique() > 1
                say(f"pearson {a} {b}", stats.pearsonr(u, v).statistic if varies else np.nan)
                say(f"spearman {a} {b}", stats.spearmanr(u, v).statistic if varies else np.nan)
                say(f"n {a} {b}", len(u))
                p, q = x.dropna(), frame[b].dropna()
                say(f"ks {a} {b}", stats.ks_2samp(p, q).statistic if len(p) and len(q) else np.nan)
            for c in ["p", "q"]:
                both = frame[[c, a]].dropna()
                y = both[a]
                total = ((y - y.mean()) ** 2).sum()
                groups = both.groupby(c)[a]
                between = (groups.size() * (groups.mean() - y.mean()) ** 2).sum()
                say(f"eta {c} {a}", np.sqrt(between / total) if y.nunique() > 1 else np.nan)
        table = pd.crosstab(frame["p"], frame["q"])
        say("v", stats.contingency.association(table.to_numpy(), correction=False) if min(table.shape) > 1 else np.nan)
        """
}
