package import MarqueeCatalog

/// The checks of `marquee doctor`, run one after the other. A check that cannot be carried out, because a file is damaged or a
/// server does not answer, is one that has failed; none of them ends the others.
package final class WarehouseHealth {
    private let engine: any Engine
    private let roles: [String]
    private let digest: @Sendable (String) -> String
    private let report: (HealthResult) -> Void
    /// In the order in which the checks ran.
    package private(set) var results: [HealthResult] = []
    /// The audit chain, where it could be read.
    package private(set) var audit: AuditLog.Verification?

    /// - Parameters:
    ///   - roles: all roles that there are.
    ///   - digest: SHA-256 of a text, hexadecimal.
    ///   - report: called with each result as soon as it is there.
    package init(
        _ engine: any Engine, roles: [String], digest: @escaping @Sendable (String) -> String,
        report: @escaping (HealthResult) -> Void
    ) {
        self.engine = engine
        self.roles = roles
        self.digest = digest
        self.report = report
    }

    /// The error with which a doctor ends: that of the first check that failed, with the findings of all.
    package var error: MarqueeError? {
        guard let first = results.first(where: { $0.outcome == .failed })?.error else { return nil }
        return MarqueeError(
            first.code, first.message, details: results.filter { $0.outcome == .failed }.flatMap(\.findings),
            hint: first.hint)
    }

    /// Runs all checks.
    package func run() {
        let health = engine.health
        check("files", "who may read the files", warns: true) { try health.readableFiles() }
        check("integrity", "pages, tables, and indexes against their tables", Self.damaged) { try health.damage() }
        // What follows would read, and on SQLite write, what is known to be damaged.
        let isDamaged = results.contains { $0.outcome == .failed }
        check("schema", "tables, columns and indexes of the warehouse", Self.incomplete, skipping: isDamaged) {
            try schemaFindings()
        }
        let isUsable = !results.contains { $0.outcome == .failed }
        check("foreign-keys", "rows that refer to rows that are not there", Self.orphaned, skipping: !isUsable) {
            try health.orphans()
        }
        check("audit-chain", "every entry sealed by the next", Self.damaged, skipping: !isUsable) {
            audit = try AuditLog(engine.connectGovernance(), digest: digest).verify(expecting: nil)
            return []
        }
        check("writers", "one place where writers see each other", Self.damaged, skipping: !isUsable) {
            try engine.requireSingleWriter()
            return []
        }
        check("rights", "accounts, rights, triggers, procedures and roles", Self.differing, skipping: !isUsable) {
            try engine.findings() + RoleCheck(engine.connectGovernance(), roles: roles).findings()
        }
        checkSandboxes(skipping: !isUsable)
        checkDisk(health)
    }

    // MARK: Checks

    private func schemaFindings() throws -> [String] {
        guard let connection = try engine.openForReading() else {
            throw MarqueeError(.noWarehouse, "there is no warehouse here", hint: "make one with `marquee import`")
        }
        let introspection = Introspection(connection)
        let present = Set(try introspection.objects().map(\.name))
        let tables = try introspection.tables()
        return Schema.current.tables.flatMap { table -> [String] in
            guard present.contains(table.name) else { return ["the table \(table.name) is missing"] }
            // On MySQL the ledger is seen through views, which have neither keys nor indexes.
            guard let found = tables[table.name] else { return [] }
            let columns = table.columns.map(\.name).filter { !found.columns.contains($0) }
            let indexes = table.indexes.filter { !found.indexedColumns.contains($0) }
            return columns.map { "the column \(table.name).\($0) is missing" }
                + indexes.map { "the index on \(table.name).\($0) is missing" }
        } + Schema.current.views.filter { !present.contains($0.name) }.map { "the view \($0.name) is missing" }
    }

    private func checkSandboxes(skipping: Bool) {
        guard let copies = engine.copies else { return }
        var leftovers: Set<String> = []
        check("sandboxes", "files or schemas of every sandbox", Self.damaged, skipping: skipping) {
            let registered = try SandboxStore(engine.connectGovernance()).all()
            let present = try copies.present()
            leftovers = present.subtracting(registered.map(\.id))
            return try registered.filter { $0.state == .ready }.flatMap { sandbox -> [String] in
                let name = "the sandbox \(sandbox.name) of \(sandbox.owner)"
                guard present.contains(sandbox.id) else { return ["\(name) is missing"] }
                return try copies.damage(of: sandbox.id).map { "\(name): \($0)" }
            }
        }
        guard !leftovers.isEmpty else { return }
        check("sandbox-leftovers", "sandboxes that nobody has", warns: true) {
            leftovers.sorted().map { "\($0) is in no register; `marquee serve` removes it" }
        }
    }

    private func checkDisk(_ health: any StoreHealth) {
        let start = ContinuousClock.now
        let (name, subject) = ("free-space", "room on the disk")
        guard let disk = try? health.disk() else {
            return add(name, subject, .skipped, ["the disk of the database cannot be seen from here"], since: start)
        }
        let words = "\(disk.free / 1_000_000) MB of \(disk.total / 1_000_000) MB are free"
        add(name, subject, disk.isShort ? .warning : .ok, disk.isShort ? [words] : [], since: start)
    }

    // MARK: Running

    private func check(
        _ name: String, _ subject: String, _ error: MarqueeError = WarehouseHealth.damaged, warns: Bool = false,
        skipping: Bool = false,
        _ look: () throws -> [String]
    ) {
        let start = ContinuousClock.now
        guard !skipping else {
            return add(name, subject, .skipped, ["not looked at, because of what was found before"], since: start)
        }
        do {
            let found = try look()
            add(name, subject, found.isEmpty ? .ok : warns ? .warning : .failed, found, since: start, error)
        } catch let thrown as MarqueeError {
            let words = [thrown.message] + thrown.details + thrown.internals
            add(name, subject, .failed, [words.joined(separator: "; ")], since: start, thrown)
        } catch {
            add(name, subject, .failed, ["\(error)"], since: start, Self.damaged)
        }
    }

    private func add(
        _ name: String, _ subject: String, _ outcome: HealthResult.Outcome, _ findings: [String],
        since start: ContinuousClock.Instant, _ error: MarqueeError? = nil
    ) {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let result = HealthResult(
            name: name, subject: subject, outcome: outcome, findings: findings, seconds: seconds,
            error: outcome == .failed ? error : nil)
        results.append(result)
        report(result)
    }

    private static let damaged = MarqueeError(
        .storeDamaged, "the warehouse is damaged", hint: "restore it from a copy; see docs/security.md")
    private static let incomplete = MarqueeError(
        .storeDamaged, "parts of the warehouse are missing", hint: "restore it from a copy, or import into a new one")
    private static let orphaned = MarqueeError(.constraintViolated, "rows refer to rows that are not there")
    private static let differing = MarqueeError(
        .rightsDiffer, "who may do what is not as it should be",
        hint: "`marquee serve` puts rights, procedures and triggers right when it starts; see docs/security.md")
}
