import CSQLite
import Foundation
import Glibc
import MarqueeCatalog
package import MarqueeWarehouse

/// Private copies of a SQLite warehouse: files in a folder beside it, made by SQLite's backup.
package struct SQLiteCopies: CopyStore {
    private let engine: SQLiteEngine
    private var folder: String { engine.path + ".sandboxes" }

    init(_ engine: SQLiteEngine) { self.engine = engine }

    private func file(_ id: String) -> String { "\(folder)/\(id).sqlite" }
    private func baseFile(_ id: String) -> String { "\(folder)/\(id).base.sqlite" }

    package func withLock<Value>(patience: Duration, _ body: () throws -> Value) throws -> Value? {
        try makeFolder()
        let lock = open("\(folder)/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else { throw failure("open \(folder)/lock") }
        defer { close(lock) }
        let end = ContinuousClock.now + patience
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            guard ContinuousClock.now < end else { return nil }
            usleep(20_000)
        }
        return try body()
    }

    private func makeFolder() throws {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure("make \(folder)") }
    }

    private func failure(_ what: String) -> MarqueeError {
        let isFull = errno == ENOSPC
        return MarqueeError(
            isFull ? .storeFull : .cannotOpenStore, "the files of a sandbox cannot be made or removed",
            internals: ["cannot \(what): \(String(cString: strerror(errno)))"])
    }

    package func make(_ id: String, progress: (Double) throws -> Void) throws {
        try makeFolder()
        let (base, copy) = (baseFile(id), file(id))
        try backUp(to: base, progress)
        try clearGovernance(base)
        try clone(base, copy)
        try progress(1)
    }

    /// Copies the warehouse as one reader sees it, page by page, while others write.
    private func backUp(to path: String, _ progress: (Double) throws -> Void) throws {
        let source = try SQLiteConnection(path: engine.path, patience: engine.patience, for: .reading)
        let target = try SQLiteConnection(path: path, patience: engine.patience)
        // A copy that a power failure cuts short is one that was never registered.
        try target.execute("PRAGMA synchronous = OFF", [])
        try source.execute("BEGIN", [])
        _ = try source.integer("SELECT COUNT(*) FROM schema_versions")
        guard let backup = sqlite3_backup_init(target.handle, "main", source.handle, "main") else {
            throw SQLiteFailure.error(target.handle, "copy the warehouse")
        }
        var status = SQLITE_OK
        while status == SQLITE_OK {
            status = sqlite3_backup_step(backup, Self.pagesAtOnce)
            let (all, left) = (sqlite3_backup_pagecount(backup), sqlite3_backup_remaining(backup))
            do { try progress(all > 0 ? 0.7 * Double(all - left) / Double(all) : 0) } catch {
                sqlite3_backup_finish(backup)
                throw error
            }
        }
        guard sqlite3_backup_finish(backup) == SQLITE_OK, status == SQLITE_DONE else {
            throw SQLiteFailure.error(target.handle, "copy the warehouse")
        }
        try source.execute("COMMIT", [])
    }

    private static let pagesAtOnce: Int32 = 16_384

    /// Tokens and what others did are no part of a copy. The tables stay: a copy keeps an audit log of its own.
    private func clearGovernance(_ path: String) throws {
        let connection = try SQLiteConnection(path: path, patience: engine.patience, for: .writing)
        try connection.execute("PRAGMA synchronous = OFF", [])
        try GovernanceSchema.prepare(connection)
        // References among these tables do not matter when all of them are emptied.
        try connection.transaction {
            try connection.execute("PRAGMA secure_delete = ON", [])
            for table in [GovernanceTables.accessTokens, GovernanceTables.idempotencyKeys] {
                try connection.execute("DELETE FROM \(table.name)", [])
            }
            try connection.execute("PRAGMA secure_delete = OFF", [])
            for table in GovernanceTables.all.reversed() where !Self.kept.contains(table.name) {
                try connection.execute("DELETE FROM \(table.name)", [])
            }
            try connection.execute(
                "INSERT INTO audit_head (id, entries, hash) VALUES (1, 0, ?)", [.text(AuditEntry.noHash)])
            try connection.execute("INSERT INTO row_recording (id, is_on) VALUES (1, 0)", [])
        }
        try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)", [])
    }

    private static let kept = Set([GovernanceTables.versions.name, GovernanceTables.principals.name])

    /// Copies a file within the kernel.
    private func clone(_ from: String, _ to: String) throws {
        let source = open(from, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw failure("read \(from)") }
        defer { close(source) }
        let target = open(to, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw failure("make \(to)") }
        defer { close(target) }
        while true {
            let count = sendfile(target, source, nil, 1 << 30)
            if count < 0 { throw failure("write \(to)") }
            if count == 0 { return }
        }
    }

    package func remove(_ id: String) throws {
        for path in [file(id), baseFile(id)] {
            for suffix in ["-wal", "-shm", "-journal", ""] where unlink(path + suffix) != 0 && errno != ENOENT {
                throw failure("remove \(path + suffix)")
            }
        }
    }

    package func present() throws -> Set<String> {
        guard access(folder, F_OK) == 0 else { return [] }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
            throw MarqueeError(
                .cannotOpenStore, "the folder of sandboxes cannot be read",
                internals: ["cannot read \(folder): \(error.localizedDescription)"])
        }
        return Set(names.filter { $0 != "lock" }.compactMap { $0.split(separator: ".").first.map(String.init) })
    }

    package func size(of id: String) throws -> Int64 {
        ["", "-wal"].reduce(0) { total, suffix in
            var status = stat()
            return total + (stat(file(id) + suffix, &status) == 0 ? Int64(status.st_size) : 0)
        }
    }

    package func damage(of id: String) throws -> [String] {
        try [file(id), baseFile(id)].flatMap { path in
            do { return try SQLiteHealth(path: path).damage() } catch let error as MarqueeError {
                return [error.message]
            }
        }
    }

    package func engine(of id: String, largest: Int64) -> any Engine {
        SQLiteEngine(path: file(id), patience: engine.patience, territory: .sandbox, largest: largest)
    }

    package func connectComparing(_ id: String) throws -> ComparedWarehouses {
        let connection = try SQLiteConnection(path: file(id), patience: engine.patience, for: .writing)
        try connection.execute("ATTACH DATABASE ? AS base", [.text(baseFile(id))])
        try connection.execute("ATTACH DATABASE ? AS warehouse", [.text(engine.path)])
        try connection.execute("PRAGMA query_only = ON", [])
        // Table-valued functions look up their own schema once, which the authorizer would have to allow.
        try connection.execute(
            "SELECT 1 FROM pragma_table_xinfo('t'), pragma_table_info('t'), pragma_foreign_key_list('t')", [])
        // Names and definitions in it are what others have written.
        _ = connection.limitStatements()
        let authorizer = SQLiteAuthorizer(.sandbox)
        authorizer.begin(.comparison)
        connection.obey(authorizer)
        return ComparedWarehouses(connection: connection, copy: "main", base: "base", warehouse: "warehouse")
    }
}
