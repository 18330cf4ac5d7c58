import ArgumentParser
import Foundation
import Logging
import MarqueeCatalog
import MarqueeServer
import MarqueeWarehouse

/// `marquee serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the warehouse over HTTP.",
        discussion: """
            Requests are logged as lines of JSON to standard error. SIGTERM lets running requests end. See docs/http.md and \
            docs/security.md.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var options: ServerOptions
    @OptionGroup var cluster: SingleWriterOption

    private struct Ready: Encodable {
        let address: String
        let database: String
    }

    func run() async throws {
        let (format, quiet) = (common.format, common.quiet)
        do {
            let database = DatabaseURL(common.database, isSingleWriter: cluster.isSet)
            let logger = Logger(label: "marquee") { label in
                let level = options.logLevel.level
                return JSONLogHandler(label: label, level: quiet ? max(.warning, level) : level)
            }
            var configuration = options.configuration
            configuration.database = database.name
            let engine = try database.engine()
            let server = try Server(configuration, engine, replica: options.replica.replica(of: engine), logger)
            try await server.run { address in
                let ready = Ready(address: address, database: database.redacted)
                let text =
                    format == .json
                    ? (try? JSONText.encoded(ready)) ?? "" : "Marquee serves \(ready.database) at \(address)"
                // The server does not hang on somebody who reads this.
                try? StandardStream.output("\(text)\n".utf8)
            }
        } catch let error as MarqueeError {
            try CommandOutcome.written(as: format) { throw error }
        }
    }
}

/// How `marquee serve` runs.
struct ServerOptions: ParsableArguments {
    @Option(help: "Address to listen on.")
    var host: String = Settings.current.text(.host) ?? ""

    @Option(help: "Port to listen on; 0 for any free one.")
    var port: Int = Settings.current.number(.port) ?? 0

    @Option(help: ArgumentHelp("PEM file of the TLS certificate and its chain.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("PEM file of the certificate's key.", valueName: "file"))
    var tlsKey: String?

    @Flag(help: "Listen on other addresses than this machine's own without TLS, behind a proxy that has it.")
    var allowInsecure = false

    @Flag(help: "All connections come from a proxy: one address may have any number of them.")
    var trustedProxy = false

    @Option(help: "Connections for statements that read.")
    var readers: Int = Settings.current.number(.readers) ?? 0

    @Option(help: "Connections for statements that write; SQLite has one.")
    var writers: Int = Settings.current.number(.writers) ?? 0

    @OptionGroup var replica: ReplicaOptions

    @Option(help: ArgumentHelp("Requests of a token in a second, 0 for any number; else by role.", valueName: "number"))
    var rateLimit: Double?

    @Option(
        help: ArgumentHelp(
            "Rows that a write may change: a number, or ROLE=number,… for some roles; else 5000000.",
            valueName: "number"))
    var writeRows: String?

    @Option(
        help: ArgumentHelp(
            "Bytes that a write may add, as for --write-rows; else 2147483648.", valueName: "bytes"))
    var writeBytes: String?

    @Option(help: "Seconds that a request waits for a connection.")
    var patience: Double = Settings.current.number(.patience) ?? 0

    @Option(help: "Seconds that a request's body may take.")
    var bodySeconds: Double = Settings.current.number(.bodySeconds) ?? 0

    @Option(help: ArgumentHelp("Seconds from which a statement is logged as slow.", valueName: "seconds"))
    var slowStatement: Double = Settings.current.number(.slowStatement) ?? 0

    @Option(help: ArgumentHelp("Sandboxes that somebody may have.", valueName: "number"))
    var sandboxes: Int = Settings.current.number(.sandboxes) ?? 0

    @Option(
        help: ArgumentHelp(
            "Bytes that a sandbox may take; else twice the warehouse and a gigabyte.", valueName: "bytes"))
    var sandboxBytes: Int64?

    @Option(help: "debug, info, warning or error.")
    var logLevel: LogLevel = Settings.current.text(.logLevel).flatMap(LogLevel.init) ?? .info

    mutating func validate() throws {
        tlsCertificate = tlsCertificate ?? Settings.current.text(.tlsCertificate)
        tlsKey = tlsKey ?? Settings.current.text(.tlsKey)
        rateLimit = rateLimit ?? Settings.current.number(.rateLimit)
        sandboxBytes = sandboxBytes ?? Settings.current.number(.sandboxBytes)
        writeRows = writeRows ?? Settings.current.text(.writeRows)
        writeBytes = writeBytes ?? Settings.current.text(.writeBytes)
        guard [writeRows, writeBytes].allSatisfy({ $0 == nil || RoleNumbers.read($0 ?? "") != nil }) else {
            throw ValidationError("--write-rows and --write-bytes are a number, or such as scientist=100,engineer=1000")
        }
        guard (0...65535).contains(port) else { throw ValidationError("--port is from 0 to 65535") }
        guard (1...256).contains(readers), (1...256).contains(writers) else {
            throw ValidationError("--readers and --writers are from 1 to 256")
        }
        guard sandboxes >= 0, sandboxBytes ?? 1 > 0 else {
            throw ValidationError("--sandboxes and --sandbox-bytes are not negative")
        }
        guard patience > 0, bodySeconds > 0, slowStatement >= 0, rateLimit ?? 0 >= 0 else {
            throw ValidationError("seconds and limits are not negative")
        }
    }

    var configuration: ServerConfiguration {
        var configuration = ServerConfiguration()
        configuration.host = host
        configuration.port = port
        configuration.tlsCertificate = tlsCertificate
        configuration.tlsKey = tlsKey
        configuration.isInsecureAllowed = allowInsecure || Settings.current.flag(.allowInsecure)
        configuration.hasTrustedProxy = trustedProxy || Settings.current.flag(.trustedProxy)
        configuration.readers = readers
        configuration.writers = writers
        configuration.requestsPerSecond = rateLimit
        configuration.writtenRows = writeRows.flatMap(RoleNumbers.read) ?? [:]
        configuration.writtenBytes = writeBytes.flatMap(RoleNumbers.read) ?? [:]
        configuration.patience = patience
        configuration.bodySeconds = bodySeconds
        configuration.slowStatement = slowStatement
        configuration.sandboxQuota.number = sandboxes
        configuration.sandboxQuota.largest = sandboxBytes
        configuration.longestReplicaLag = replica.replicaLag
        configuration.version = Version.current
        return configuration
    }
}

/// How much is logged.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .warning: .warning
        case .error: .error
        }
    }
}
