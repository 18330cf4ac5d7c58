import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// An import from its opened files to its committed ledger.
struct ImportJob {
    let engine: any Engine
    let prune: Bool
    let isDryRun: Bool

    func run(_ files: [SourceFile]) throws -> ImportRun? {
        let startedAt = Timestamp.now()
        let arena = TextArena()
        let connection = try engine.connect(createIfMissing: true)
        var stages = Stopwatch()
        let known = try KnownTitles(of: connection, arena)
        let result = try Ingestion(arena: arena, known: known) { progress in
            if case .stage(let name) = progress { stages.begin(name) }
        }.run(files)
        stages.begin("load")
        let run = try connection.transaction {
            let plan = try LoadPlan(result.catalog, connection, prune: prune)
            try plan.apply(to: connection) { _ in }
            stages.end()
            let run = ImportRun(
                startedAt: startedAt, programVersion: Version.current, pruned: prune, files: result.ledgers,
                changes: plan.changes, timings: stages.timings, peakMemoryBytes: 0)
            _ = try run.write(to: connection, arena)
            return run
        }
        try connection.finishLoad()
        print(stages.timings)
        return run
    }
}

/// Measures the wall time of stages that follow each other.
struct Stopwatch {
    private(set) var timings: [(stage: String, seconds: Double)] = []
    private var current: (name: String, start: ContinuousClock.Instant)?

    mutating func begin(_ stage: String) {
        end()
        current = (stage, .now)
    }

    mutating func end() {
        guard let (name, start) = current else { return }
        timings.append((name, (ContinuousClock.now - start) / .seconds(1)))
        current = nil
    }
}
