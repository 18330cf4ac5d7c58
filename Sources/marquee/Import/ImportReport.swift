import MarqueeCatalog
import MarqueeWarehouse

/// The ledger of an import as a user sees it: `--format json` writes this value, the terminal shows ``text``.
struct ImportReport: Encodable {
    struct File: Encodable {
        let name, layout: String
        let bytes, rowsRead, rowsLoaded, rowsMerged, rowsRejected: Int
        let rules: [RuleCount]
    }

    struct RuleCount: Encodable {
        let rule, disposition: String
        let occurrences: Int
    }

    struct Reject: Encodable {
        let file, rule, message, original: String
        let line, lineColumn: Int
        let column: String?
    }

    struct Finding: Encodable {
        let file, rule, disposition, original: String
        let line: Int
        let column, proposal: String?
    }

    struct Table: Encodable {
        struct Column: Encodable {
            let name: String
            let added, changed, unchanged: Int
        }

        let name: String
        let added, changed, unchanged, gone, removed: Int
        let columns: [Column]
    }

    struct Stage: Encodable {
        let stage: String
        let seconds: Double
    }

    struct Pruned: Encodable {
        let table: String
        let rows: Int
    }

    /// How a claim stood afterwards.
    struct Claim: Encodable {
        let claim, verdict, expected, found: String
        let asExpected: Bool
    }

    /// Number of the run; none for a dry run.
    let run: Int64?
    let database: String
    let dryRun: Bool
    /// Whether the import changed a row of the catalog.
    let changed: Bool
    let files: [File]
    let tables: [Table]
    /// What pruning removes, what refers to it included.
    let pruned: [Pruned]
    /// The policy for users' foreign keys that are in the way.
    let onReference: String
    /// The users' foreign keys by which rows refer to those that are deleted or whose keys change.
    let references: [Reference]
    let rejects: [Reject]
    /// Repairs and suspicions; at most ``findingsShown`` of them, all are in `import_findings`.
    let findings: [Finding]
    let findingsTotal: Int
    let stages: [Stage]
    let peakMemoryBytes: Int
    /// Missing where no claims were given.
    var claims: [Claim]?

    private static let findingsShown = 1000

    init(
        run: Int64?, database: String, dryRun: Bool, ledgers: [FileLedger], changes: [TableChanges],
        pruned: [(table: String, rows: Int)], onReference: ReferencePolicy, references: [AffectedReference],
        timings: [(stage: String, seconds: Double)], peakMemoryBytes: Int
    ) {
        self.run = run
        self.database = database
        self.dryRun = dryRun
        changed = !changes.allSatisfy(\.isNone)
        files = ledgers.map { ledger in
            File(
                name: ledger.name, layout: ledger.layout, bytes: ledger.bytes, rowsRead: ledger.rowsRead,
                rowsLoaded: ledger.rowsLoaded, rowsMerged: ledger.rowsMerged, rowsRejected: ledger.rowsRejected,
                rules: ledger.ruleCounts.map {
                    RuleCount(rule: $0.rule.rawValue, disposition: $0.rule.disposition.rawValue, occurrences: $0.count)
                })
        }
        tables = changes.map { change in
            Table(
                name: change.table, added: change.added, changed: change.changed, unchanged: change.unchanged,
                gone: change.gone, removed: change.removed,
                columns: change.columns.map {
                    .init(name: $0.name, added: $0.added, changed: $0.changed, unchanged: $0.unchanged)
                })
        }
        self.pruned = pruned.map { Pruned(table: $0.table, rows: $0.rows) }
        self.onReference = onReference.rawValue
        self.references = references.map(Reference.init)
        rejects = ledgers.flatMap { ledger in
            ledger.rejects.map {
                Reject(
                    file: ledger.name, rule: $0.rule.rawValue, message: $0.message,
                    original: String(decoding: $0.original, as: UTF8.self), line: $0.line, lineColumn: $0.lineColumn,
                    column: $0.column)
            }
        }
        findingsTotal = ledgers.reduce(0) { $0 + $1.findings.count }
        findings = Array(
            ledgers.lazy.flatMap { ledger in
                ledger.findings.lazy.map {
                    Finding(
                        file: ledger.name, rule: $0.rule.rawValue, disposition: $0.rule.disposition.rawValue,
                        original: ledger.texts.string($0.original) ?? "", line: $0.line,
                        column: $0.columnIndex < 0 ? nil : ledger.header[$0.columnIndex],
                        proposal: ledger.texts.string($0.proposal))
                }
            }.prefix(Self.findingsShown))
        stages = timings.map(Stage.init)
        self.peakMemoryBytes = peakMemoryBytes
    }
}
