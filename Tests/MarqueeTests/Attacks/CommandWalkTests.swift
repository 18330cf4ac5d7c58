import Foundation
import MarqueeAttacks
import MarqueeCatalog
import Testing

/// Every command × every argument, each with strings out of the attack list: none crashes, hangs, tells a password or, if it
/// only reads, changes anything.
@Suite struct CommandWalkTests {
    /// Commands that may change the warehouse. Whoever adds one says so here.
    private static let writing: Set<String> = [
        "import", "rejects retry", "schema upgrade", "user add", "user rotate", "user revoke", "sandbox create",
        "sandbox reset", "sandbox promote", "sandbox drop", "audit undo", "recommend ask", "serve",
    ]
    /// What required arguments are in a command line that is understood, by the argument's name.
    private static let valid: [String: String] = [
        "statement": "SELECT 1", "sources": "nothing", "file": "nothing", "ids": "tm101", "run": "1", "likes": "titles",
        "name": "walker", "sandbox": "walker", "id": "1", "role": "analyst", "out": "out",
    ]
    /// Optional arguments without which a command would take long.
    private static let brief: [String: String] = ["titles": "10"]
    private static let secret = "hunter2-walk"
    private static let statuses = Set(ErrorCode.allCases.map(\.exitStatus)).subtracting([70]).union([0])
    private static let longestSeconds = 20.0

    @Test(arguments: Warehouse.Kind.tested)
    func everyArgument_ofEveryCommand_bearsHostileStrings(_ kind: Warehouse.Kind) throws {
        let warehouse = try Warehouse(kind)
        _ = try Marquee.importing([Fixture.catalog, "--database", warehouse.url])
        // Governance tables are made by the first that needs them, and that of verdicts by the first doctor.
        #expect(try Marquee.run(["user", "add", "ann", "--role", "analyst", "--database", warehouse.url]).status == 0)
        #expect(try Marquee.run(["doctor", "--database", warehouse.url]).status == 0)
        try AttackedState.makeProbe(in: warehouse)
        let before = try AttackedState(warehouse)
        let leaves = try CommandTree().leaves
        #expect(leaves.count > 20)
        #expect(Self.writing.isSubset(of: leaves.map(\.name)))

        let reading = leaves.filter { !Self.writing.contains($0.name) }
        for fault in try Self.walk(reading, warehouse.url, kind) { Issue.record("\(fault)") }
        #expect(try AttackedState(warehouse) == before)

        let writing = leaves.filter { Self.writing.contains($0.name) }
        for fault in try Self.walk(writing, warehouse.url, kind) { Issue.record("\(fault)") }
        #expect(try warehouse.counts(CatalogTables.all) == Fixture.counts)
        let health = try Marquee.run(["doctor", "--database", warehouse.url])
        #expect(health.status == 0, "\(health.err)")
    }

    /// Runs the commands on two threads; gives what went as it must not.
    ///
    /// Each argument is walked on one of the engines, and on both when `MARQUEE_ATTACK_WALK` asks for more.
    private static func walk(_ leaves: [CommandTree.Leaf], _ url: String, _ kind: Warehouse.Kind) throws -> [String] {
        let count = Hostile.perPlace(1)
        let share = Server.mayRun && count == 1 ? (kind == .sqlite ? [0] : [1]) : [0, 1]
        return Parallel.run(2) { half in
            let folder = TemporaryFolder()
            var hostile = Hostile(seed: UInt64(half), ["database": "x"])
            return try leaves.enumerated().filter { $0.offset % 2 == half }.flatMap { number, leaf in
                let arguments = leaf.arguments.filter { !$0.isFlag }.enumerated()
                return try arguments.filter { share.contains(($0.offset + number / 2) % 2) }.flatMap { _, argument in
                    try hostile.next(count).map(harmless).flatMap { value in
                        let line = line(leaf, argument, value, url)
                        return try faults(line, leaf.name, in: folder.path)
                    }
                }
            }
        }.flatMap(\.self)
    }

    /// A string that names no file outside of the working folder.
    private static func harmless(_ text: String) -> String {
        // An argument ends at NUL.
        let text = text.replacing("\0", with: "%00").replacing("..", with: "__")
        return text.hasPrefix("/") || text.hasPrefix("file:") || text.hasPrefix("~") ? "x\(text)" : text
    }

    private static func line(
        _ leaf: CommandTree.Leaf, _ hostile: CommandTree.Argument, _ value: String, _ url: String
    ) -> [String] {
        var line = leaf.words
        for argument in leaf.arguments where argument.name != hostile.name && !argument.isFlag {
            if argument.name == "database" { line.append("--database=\(url)") }
            guard let valid = argument.isOptional ? brief[argument.name] : valid[argument.name] ?? "x" else { continue }
            line += argument.option.map { ["\($0)=\(valid)"] } ?? [valid]
        }
        if leaf.name == "serve", hostile.name != "port" { line.append("--port=0") }
        // A password in an address must not be told.
        let isAddress = ["database", "replica", "security"].contains(hostile.name)
        let value = isAddress ? "mysql://marquee:\(secret)@127.0.0.1:1/\(value)" : value
        return line + (hostile.option.map { ["\($0)=\(value)"] } ?? ["--", value])
    }

    private static func faults(_ line: [String], _ name: String, in folder: String) throws -> [String] {
        let command = try Command([Marquee.binary] + line, in: folder)
        let deadline = ContinuousClock.now + .seconds(longestSeconds)
        var isTold = false
        while command.isRunning, .now < deadline {
            usleep(5000)
            if name == "serve", !isTold, try command.outputSoFar().contains("http") {
                kill(command.id, SIGTERM)
                isTold = true
            }
        }
        let what = line.map { String($0.prefix(200)).debugDescription }.joined(separator: " ")
        guard !command.isRunning else {
            command.kill()
            return ["\(what): did not end"]
        }
        let result = try command.finished()
        var faults: [String] = []
        if !statuses.contains(result.status) {
            faults.append("\(what): status \(result.status), \(result.err.prefix(500))")
        }
        let told = result.out + result.err
        if told.contains(secret) { faults.append("\(what): tells the password: \(told.prefix(500))") }
        if told.contains("Fatal error") || told.contains("MQ901") { faults.append("\(what): \(told.prefix(500))") }
        return faults
    }
}
