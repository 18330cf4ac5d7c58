import ArgumentParser
import Foundation
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// `marquee sql`.
struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: "Run one statement that reads, and print its result.",
        discussion: """
            The statement can't change anything: it is looked at, it runs over a connection that is read-only, and the engine \
            refuses the rest. Send changes to the server (marquee serve, POST /v1/write).
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv, ndjson
    }

    @Argument(help: "The statement; - reads it from standard input.")
    var statement: String

    @OptionGroup var warehouse: DatabaseOption
    @OptionGroup var copy: SandboxOption

    @Option(
        name: [.customShort("p"), .long],
        help: ArgumentHelp(
            "A value for ?, or name=value for :name; null, numbers and \"quoted texts\" as in JSON, else a text.",
            valueName: "value"))
    var parameter: [String] = []

    @Option(help: "Rows to print; text prints 1,000 unless told otherwise, the others all.")
    var limit: Int?

    @Option(help: "Rows to pass over first.")
    var offset: Int = 0

    @Option(help: "Seconds after which to give up.")
    var timeout: Double = 600

    @Option(help: "text, json, csv or ndjson.")
    var format: Format = .text

    @Flag(help: "With --format csv: put an apostrophe before texts that a spreadsheet would take for formulas.")
    var forSpreadsheets = false

    @Flag(help: "Say nothing beside the result.")
    var quiet = false

    func validate() throws {
        guard !forSpreadsheets || format == .csv else {
            throw ValidationError("--for-spreadsheets belongs to --format csv")
        }
    }

    func run() throws {
        try CommandOutcome.written(as: format == .text || format == .csv ? .text : .json) {
            let database = DatabaseURL(warehouse.url)
            let engine = try database.engine()
            guard try engine.openForReading() != nil else {
                throw MarqueeError(
                    .noWarehouse, "there is no warehouse at \(database.redacted)",
                    hint: "make one with `marquee import`")
            }
            let connection = try copy.engine(of: engine).connectForStatements()
            let watchdog = Watchdog()
            defer { watchdog.end() }
            let sql =
                statement == "-"
                ? String(decoding: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) : statement
            let query = ReadQuery(
                sql, try QueryParameters(parameter).parameters, limit: limit ?? (format == .text ? 1000 : nil),
                offset: offset, timeout: timeout)
            return try format == .text
                ? shown(query, connection, watchdog) : written(query, connection, watchdog)
        }
    }

    private func shown(_ query: ReadQuery, _ connection: any GuardedConnection, _ watchdog: Watchdog) throws -> String {
        var bytes: [UInt8] = []
        let start = ContinuousClock.now
        let end = try query.run(on: connection, limits: Role.engineer.limits, watchdog: watchdog) { bounds in
            ResultEncoder(ResultTable.format, bounds: bounds) { bytes += $0 }
        }
        let seconds = ((ContinuousClock.now - start) / .seconds(1)).rounded(to: 3)
        let table = try ResultTable(bytes, types: end.types).text
        guard !quiet else { return table }
        let more = end.nextOffset.map { "; there are more: --offset \($0), or a higher --limit" } ?? ""
        return "\(table)\n\n\(end.rows.grouped) row\(end.rows == 1 ? "" : "s") in \(seconds) s\(more)"
    }

    /// Writes the result as it comes.
    private func written(_ query: ReadQuery, _ connection: any GuardedConnection, _ watchdog: Watchdog) throws
        -> String?
    {
        let resultFormat: ResultFormat =
            switch format {
            case .csv: .csv(null: "", hasEnd: false, forSpreadsheets: forSpreadsheets)
            case .ndjson: .ndjson
            default: .json
            }
        let end = try query.run(on: connection, limits: Role.engineer.limits, watchdog: watchdog) { bounds in
            ResultEncoder(resultFormat, bounds: bounds) { try StandardStream.output($0) }
        }
        if let limit = end.limit, limit != .requested, format == .csv {
            throw MarqueeError(
                limit == .rows ? .rowLimit : .byteLimit, "the result was cut after \(end.rows) rows",
                hint: "ask for the rest with --offset \(end.nextOffset ?? 0)")
        }
        return nil
    }
}
