import MarqueeAccess
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
    /// The treatment of users' foreign keys that are in the way.
    let onReference: ReferencePolicy
    /// Whether the files hold some records of a catalog, so that those that they lack are not gone.
    var isAddition = false
    let progress: ProgressDisplay

    /// What has come of the files and of the tables so far.
    struct Outcome {
        var ledgers: [FileLedger] = []
        var changes: [TableChanges] = []
        var pruned: [(table: String, rows: Int)] = []
        var references: [AffectedReference] = []
        var run: Int64?

        /// Puts files and tables into the order in which a reader expects them.
        mutating func arrange() {
            ledgers = Ingestion.arranged(ledgers)
            let order = Dictionary(uniqueKeysWithValues: zip(Schema.current.tables.map(\.name), 0...))
            changes.sort { order[$0.table, default: 0] < order[$1.table, default: 0] }
        }
    }

    /// Runs it.
    ///
    /// - Throws: `MQ4xx` for the files, `MQ5xx` for the database; the database is then as it was before.
    func run(_ files: [SourceFile], totalBytes: Int) throws -> ImportReport {
        let startedAt = Timestamp.now()
        let engine = try database.engine()
        let connection = isDryRun ? try engine.openForReading() : try engine.connect(createIfMissing: true)
        if !isDryRun {
            try engine.requireSingleWriter()
            try engine.prepareLoad()
        }
        let makesSchema = try !isDryRun && makesSchemaInTransaction(connection)
        var stages = Stopwatch()
        stages.begin("read")
        progress.begin("reading", total: totalBytes, unit: "B")
        let arena = TextArena()
        let filled = makesSchema ? nil : connection
        let ingestion = Ingestion(try judgedAgain(files, filled), known: try known(filled, files, arena))
        let titles = try ingestion.readTitles(arena, progress: progress.advance(_:rows:))
        let reading = BackgroundWork {
            try ingestion.readCredits(of: titles, TextArena(), progress: progress.advance(_:rows:))
        }
        defer { reading.wait() }
        let (first, order) = try ingestion.part(of: titles, arena, progress: progress.advance(_:rows:))
        /// The persons, and the credits, which are put in order on a thread of their own.
        func rest() throws -> (persons: Ingestion.Part, credits: BackgroundWork<Ingestion.Part>) {
            let credits = try reading.result()
            return (credits.persons, BackgroundWork { ingestion.part(of: credits, titles, order) })
        }
        func all() throws -> [Ingestion.Part] {
            let (persons, credits) = try rest()
            return [first, persons, try credits.result()]
        }

        var outcome = Outcome()
        if let connection, !isDryRun {
            var read: [Ingestion.Part]?
            if onReference == .dropConstraint, !connection.dialect.hasTransactionalDDL {
                let parts = try all()
                outcome.references = try dropConstraints(beforeLoading: parts, connection, engine)
                read = parts
            }
            try explainingFailures(connection, outcome.references) {
                if makesSchema { try SchemaUpgrade().run(on: connection) }
                let distributions: [Distribution]
                if prune || read != nil {
                    try load(read ?? all(), into: connection, &stages, &outcome)
                    distributions = try DistributionStore(connection).current()
                } else {
                    // The credits are being read while the titles are already on their way.
                    try load([first], into: connection, &stages, &outcome, showsProgress: false)
                    // They are of titles alone, and this is when the import would wait for the credits.
                    distributions = try DistributionStore(connection).current()
                    stages.begin("read")
                    let (persons, credits) = try rest()
                    defer { credits.wait() }
                    try load([persons], into: connection, &stages, &outcome)
                    stages.begin("read")
                    try load([credits.result()], into: connection, &stages, &outcome)
                }
                stages.begin("commit")
                progress.begin("committing")
                outcome.arrange()
                let run = ImportRun(
                    startedAt: startedAt, programVersion: Version.current, pruned: prune, files: outcome.ledgers,
                    changes: outcome.changes, timings: stages.timings, peakMemoryBytes: ResourceUse.peakMemoryBytes)
                let number = try run.write(to: connection)
                try DistributionStore(connection).keep(distributions, run: number)
                outcome.run = number
                try AuditLog.ofWarehouse(connection, schema: engine.governanceSchema, digest: Digest.sha256)?
                    .append(entry(outcome, took: stages.total))
            }
            try connection.finishLoad()
        } else {
            try plan(all(), connection, &outcome)
            outcome.arrange()
        }
        progress.end()
        stages.end()
        return ImportReport(
            run: outcome.run, database: database.redacted, dryRun: isDryRun, ledgers: outcome.ledgers,
            changes: outcome.changes, pruned: outcome.pruned, onReference: onReference, references: outcome.references,
            timings: stages.timings, peakMemoryBytes: ResourceUse.peakMemoryBytes)
    }

    /// Whether the tables have to be made, and can be in one transaction with their rows. Tables that have to be brought up,
    /// or made on an engine on which that cannot be taken back, are brought up or made at once.
    private func makesSchemaInTransaction(_ connection: (any Connection)?) throws -> Bool {
        guard let connection else { return false }
        let upgrade = SchemaUpgrade()
        if try connection.dialect.hasTransactionalDDL && upgrade.state(of: connection) == .empty { return true }
        try upgrade.run(on: connection)
        return false
    }

    /// The titles that the files may refer to beyond their own. When titles that are gone will be deleted, those of the
    /// warehouse do not count.
    private func known(
        _ connection: (any Connection)?, _ files: [SourceFile], _ arena: TextArena
    ) throws -> KnownTitles {
        guard let connection, !(prune && files.contains { $0.layout == .titles }) else { return KnownTitles() }
        var titles = try KnownTitles(of: connection, arena)
        if files.contains(where: { $0.layout.isBestOf && $0.retriedRejects != nil }) {
            try titles.readPlaces(connection)
        }
        return titles
    }

    /// The files, those of rejects with the records that were refused, to tell what has been repaired in them.
    private func judgedAgain(_ files: [SourceFile], _ connection: (any Connection)?) throws -> [SourceFile] {
        guard let connection else { return files }
        return try files.map { file in
            guard let rejects = file.retriedRejects else { return file }
            var file = file
            file.refused = try RejectStore(connection).records(rejects)
            return file
        }
    }

    @discardableResult
    private func plan(
        _ parts: [Ingestion.Part], _ connection: (any Connection)?, _ outcome: inout Outcome
    ) throws -> LoadPlan {
        outcome.ledgers += parts.flatMap(\.ledgers)
        let plan = try plan(parts, connection, ledgers: outcome.ledgers)
        outcome.changes += plan.changes
        outcome.pruned += plan.pruned
        outcome.references += plan.references
        return plan
    }

    func plan(
        _ parts: [Ingestion.Part], _ connection: (any Connection)?, ledgers: [FileLedger]
    ) throws -> LoadPlan {
        try LoadPlan(
            parts.map { isAddition ? $0.catalog.asAddition : $0.catalog }, connection, prune: prune, ledgers: ledgers,
            onReference: onReference)
    }

    /// - Parameter showsProgress: false while the reading of another part is being shown.
    private func load(
        _ parts: [Ingestion.Part], into connection: any Connection, _ stages: inout Stopwatch, _ outcome: inout Outcome,
        showsProgress: Bool = true
    ) throws {
        stages.begin("load")
        let plan = try plan(parts, connection, &outcome)
        for (table, rows) in plan.pruned { progress.note("prune: \(rows.grouped) rows of \(table) will go") }
        for reference in plan.references where reference.action != .refuse { progress.note(reference.announcement) }
        if showsProgress {
            progress.begin("loading", total: plan.changes.reduce(0) { $0 + $1.added }, unit: "rows")
        }
        try plan.apply(to: connection) { if showsProgress { progress.advance($0) } }
    }
}
