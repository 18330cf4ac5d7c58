import Glibc
import MarqueeCatalog
import MarqueeIngest
import MarqueeWarehouse

/// An import from its opened files to its committed ledger.
struct ImportJob {
    let database: DatabaseURL
    /// Whether rows that the files no longer have are deleted.
    let prune: Bool
    /// Whether everything is done but the writing.
    let isDryRun: Bool
    /// Whether the files hold some records of a catalog, so that those that they lack are not gone.
    var isAddition = false
    let progress: ProgressDisplay

    /// Runs it.
    ///
    /// - Throws: `MQ4xx` for the files, `MQ5xx` for the database; the database is then as it was before.
    func run(_ files: [SourceFile], totalBytes: Int) throws -> ImportReport {
        let startedAt = Timestamp.now()
        let engine = try database.engine()
        let arena = TextArena()
        let connection = isDryRun ? try engine.openForReading() : try engine.openForWriting()
        var stages = Stopwatch()
        stages.begin("read")
        progress.begin("reading", total: totalBytes, unit: "B")
        let result = try ingest(files, arena, try known(connection, files, arena))
        let catalog = isAddition ? result.catalog.asAddition : result.catalog
        stages.begin("load")
        progress.begin("comparing")

        func report(_ plan: LoadPlan, run: Int64?) -> ImportReport {
            progress.end()
            stages.end()
            return ImportReport(
                run: run, database: database.redacted, dryRun: isDryRun, ledgers: result.ledgers, arena: arena, plan: plan,
                timings: stages.timings, peakMemoryBytes: ResourceUse.peakMemoryBytes)
        }

        guard let connection, !isDryRun else {
            return report(try LoadPlan(catalog, connection, prune: prune), run: nil)
        }
        let (plan, run) = try connection.transaction {
            let plan = try LoadPlan(catalog, connection, prune: prune)
            for (table, rows) in plan.pruned { progress.note("prune: \(rows.grouped) rows of \(table) will go") }
            progress.begin("loading", total: plan.changes.reduce(0) { $0 + $1.added }, unit: "rows")
            try plan.apply(to: connection) { progress.advance($0) }
            stages.begin("commit")
            progress.begin("committing")
            let run = ImportRun(
                startedAt: startedAt, programVersion: Version.current, pruned: prune, files: result.ledgers,
                changes: plan.changes, timings: stages.timings, peakMemoryBytes: ResourceUse.peakMemoryBytes)
            return (plan, try run.write(to: connection, arena))
        }
        try connection.finishLoad()
        return report(plan, run: run)
    }

    /// The titles that the files may refer to beyond their own. When titles that are gone will be deleted, those of the
    /// warehouse do not count.
    private func known(
        _ connection: (any Connection)?, _ files: [SourceFile], _ arena: TextArena
    ) throws -> KnownTitles {
        guard let connection, !(prune && files.contains { $0.layout == .titles }) else { return KnownTitles() }
        return try KnownTitles(of: connection, arena)
    }

    private func ingest(_ files: [SourceFile], _ arena: TextArena, _ known: KnownTitles) throws -> Ingestion.Result {
        try Ingestion(arena: arena, known: known) { event in
            if case .read(let bytes, let records) = event { progress.advance(bytes, rows: records) }
        }.run(files)
    }
}

/// What the process has taken from the machine.
enum ResourceUse {
    /// Largest resident memory so far.
    static var peakMemoryBytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
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
