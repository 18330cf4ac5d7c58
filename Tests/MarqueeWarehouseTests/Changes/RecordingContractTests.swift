import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// What every way of recording changed rows owes to those who rely on it, whichever tables, statements and names they use:
///
/// 1. The recorded images, applied in their order to the rows as they were, give the rows as they are.
/// 2. `rows_affected` is the number of recorded images, rows that foreign keys have changed included.
/// 3. `max_affected` below that number leaves everything as it was; at that number it lets the write pass.
/// 4. An undo gives back every row to the byte.
/// 5. Writers of different rows do not stand in each other's way, and each entry has its own rows.
struct RecordingContractTests {
    @Test(arguments: TestEngine.available)
    func everyStatementForm_isRecordedWholeCountedAndTakenBack(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try RecordingForms.makeTables(bench)
            for form in RecordingForms.all where form.isFor(engine) {
                try Self.check(form, bench)
            }
        }
    }

    private static func check(_ form: RecordingForms.Form, _ bench: UndoBench) throws {
        let before = try bench.dump()
        var model = try RowModel(bench)
        let entry = try bench.write(form.sql)
        let after = try bench.dump()
        let changes = try bench.changes(entry)
        for change in changes { model.apply(change, form.sql) }
        #expect(try model.rows == RowModel(bench).rows, "the record of \(form.sql) is not what it has done")
        #expect(try bench.rowsAffected(entry) == changes.count, "\(form.sql)")
        #expect(changes.count == form.rows, "\(form.sql)")
        try bench.undo(entry)
        try bench.expect(before, "undo of \(form.sql)")

        if form.rows > 0 {
            let error = expectError(.tooManyRowsAffected) {
                try bench.write([.init(form.sql)], maxAffected: form.rows - 1)
            }
            #expect(error?.message.contains("\(form.rows) rows") == true, "\(form.sql): \(error?.message ?? "")")
            try bench.expect(before, "max_affected of \(form.sql)")
        }
        let again = try bench.write([.init(form.sql)], maxAffected: form.rows)
        try bench.expect(after, "\(form.sql) within max_affected")
        try bench.undo(again)
    }

    /// A parent with a thousand children.
    @Test(arguments: TestEngine.available)
    func cascades_count(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try RecordingForms.makeTables(bench)
            try bench.write("INSERT INTO parents (id, name) VALUES (50, 'many')")
            _ = try bench.insert("children", ["id", "parent_id", "note"], 1000) { row, column in
                ["\(row + 1000)", "50", "n\(row)"][column]
            }
            let before = try bench.dump()
            let error = expectError(.tooManyRowsAffected) {
                try bench.write([.init("DELETE FROM parents WHERE id = 50")], maxAffected: 1)
            }
            #expect(error?.message.contains("1001 rows") == true)
            try bench.expect(before, "a refused cascade")
            let entry = try bench.write([.init("DELETE FROM parents WHERE id = 50")], maxAffected: 1001)
            #expect(try bench.rowsAffected(entry) == 1001)
            try bench.undo(entry)
            try bench.expect(before, "undo of a cascade")
        }
    }

    /// Rows that foreign keys change in a circle are not recorded on MariaDB: nobody can count them, so nobody counts them as few.
    @Test(arguments: TestEngine.available)
    func cascadesThatCannotBeCounted_areNotTakenForFew(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            let own = "CONSTRAINT own FOREIGN KEY (boss_id) REFERENCES staff (id) ON DELETE CASCADE"
            try bench.write("CREATE TABLE staff (id INTEGER PRIMARY KEY, boss_id INTEGER, \(own))")
            try bench.write("INSERT INTO staff (id, boss_id) VALUES (1, NULL), (2, 1), (3, 2)")
            let before = try bench.dump()
            expectError(.tooManyRowsAffected) {
                try bench.write([.init("DELETE FROM staff WHERE id = 1")], maxAffected: 2)
            }
            try bench.expect(before, "a refused cascade in a circle")
        }
    }

    @Test(arguments: TestEngine.available)
    func writersOfDifferentRows_doNotWait_andEachHasItsOwnRows(_ engine: TestEngine) throws {
        try UndoBench.with(engine) { bench throws in
            try bench.write("CREATE TABLE numbers (id INTEGER PRIMARY KEY, n INTEGER)")
            _ = try bench.insert("numbers", ["id", "n"], 400) { row, column in column == 0 ? "\(row)" : "0" }
            let before = try bench.dump()
            // One file has one writer at a time; on a server they write side by side.
            let writers = try (0..<(bench.isSQLite ? 1 : 4)).map { _ in try bench.another() }
            let entries = Together.run(writers.count) { number in
                try (0..<5).map { round in
                    try writers[number].write(
                        (0..<20).map { row in
                            .init("UPDATE numbers SET n = n + 1 WHERE id = \(number * 100 + round * 20 + row)")
                        })
                }
            }.flatMap { $0 }
            #expect(entries.count == writers.count * 5)
            for entry in entries {
                #expect(try bench.changes(entry).count == 20)
                #expect(try bench.rowsAffected(entry) == 20)
            }
            for entry in entries.shuffled() { try bench.undo(entry) }
            try bench.expect(before, "undo of writers of different rows")
        }
    }
}

/// Threads of a test.
private enum Together {
    /// Runs `body` on so many threads at once; what it throws is an issue.
    ///
    /// `@unchecked Sendable`: each thread has a number, and what `body` uses, to itself; `lock` guards the results.
    private final class State<Value>: @unchecked Sendable {
        let lock = NSLock()
        var results: [Value] = []
        let body: (Int) throws -> Value

        init(_ body: @escaping (Int) throws -> Value) { self.body = body }
    }

    static func run<Value>(_ count: Int, _ body: @escaping (Int) throws -> Value) -> [Value] {
        let state = State(body)
        DispatchQueue.concurrentPerform(iterations: count) { number in
            do {
                let value = try state.body(number)
                state.lock.withLock { state.results.append(value) }
            } catch { Issue.record(error, "writer \(number)") }
        }
        return state.results
    }
}

/// The rows of all tables as values, to which recorded changes are applied.
private struct RowModel: Equatable {
    var rows: [String: [[Value]]] = [:]

    init(_ bench: UndoBench) throws {
        let connection = try #require(try bench.engine.connect(createIfMissing: false))
        for table in RecordingForms.tables {
            let shape = try #require(try TableShape.read(table, of: connection))
            let names = shape.names.map(bench.engine.dialect.quoted).joined(separator: ", ")
            var found: [[Value]] = []
            try connection.query("SELECT \(names) FROM \(bench.engine.dialect.quoted(table))", []) { row in
                found.append(shape.names.indices.map { Value(row[$0]) })
            }
            rows[table] = found.sorted { "\($0)" < "\($1)" }
        }
    }

    mutating func apply(_ change: RowChange, _ sql: String) {
        var now = rows[change.table] ?? []
        if let before = change.before {
            guard let place = now.firstIndex(of: before) else {
                Issue.record("\(sql): a recorded row was not there: \(before)")
                return
            }
            now.remove(at: place)
        }
        if let after = change.after { now.append(after) }
        rows[change.table] = now.sorted { "\($0)" < "\($1)" }
    }
}

extension UndoBench {
    /// The recorded changes of an entry, in their order.
    func changes(_ entry: Int64) throws -> [RowChange] {
        let log = ChangeLog(governance)
        return try log.changes(of: try #require(try log.record(of: entry)), .forward, limit: .max).map(\.change)
    }

    /// What the entry in the audit log says.
    func rowsAffected(_ entry: Int64) throws -> Int {
        Int(try governance.integer("SELECT rows_affected FROM audit_log WHERE id = ?", [.integer(entry)]) ?? -1)
    }
}
