import MarqueeServer
import MarqueeWarehouse

/// A setting: what can be said on the command line, in the environment or in the configuration file.
///
/// Its raw value is its name in the file and, behind `--`, on the command line. docs/configuration.md lists all of them.
enum Setting: String, CaseIterable, Sendable {
    case database
    case claims
    case onReference = "on-reference"
    case singleWriter = "single-writer"
    case replica
    case replicaLag = "replica-lag"
    case host
    case port
    case tlsCertificate = "tls-certificate"
    case tlsKey = "tls-key"
    case allowInsecure = "allow-insecure"
    case trustedProxy = "trusted-proxy"
    case readers
    case writers
    case rateLimit = "rate-limit"
    case writeRows = "write-rows"
    case writeBytes = "write-bytes"
    case patience
    case bodySeconds = "body-seconds"
    case slowStatement = "slow-statement"
    case sandboxes
    case sandboxBytes = "sandbox-bytes"
    case logLevel = "log-level"

    /// What a value has to be.
    enum Kind: Sendable {
        case text
        /// A database URL, which may have a password in it.
        case url
        case integer
        case number
        case flag
        case choice([String])
    }

    var kind: Kind {
        switch self {
        case .database, .replica: .url
        case .claims, .host, .tlsCertificate, .tlsKey, .writeRows, .writeBytes: .text
        case .port, .readers, .writers, .sandboxes, .sandboxBytes: .integer
        case .replicaLag, .rateLimit, .patience, .bodySeconds, .slowStatement: .number
        case .allowInsecure, .singleWriter, .trustedProxy: .flag
        case .onReference: .choice(ReferencePolicy.allCases.map(\.rawValue))
        case .logLevel: .choice(LogLevel.allCases.map(\.rawValue))
        }
    }

    /// What holds where nothing is said; nil for nothing.
    var standard: String? {
        let server = ServerConfiguration()
        return switch self {
        case .database: "sqlite:marquee.sqlite"
        case .host: server.host
        case .port: String(server.port)
        case .readers: String(server.readers)
        case .writers: String(server.writers)
        case .replicaLag: Self.written(server.longestReplicaLag)
        case .patience: Self.written(server.patience)
        case .bodySeconds: Self.written(server.bodySeconds)
        case .slowStatement: Self.written(server.slowStatement)
        case .sandboxes: String(server.sandboxQuota.number)
        case .allowInsecure: String(server.isInsecureAllowed)
        case .trustedProxy: String(server.hasTrustedProxy)
        case .singleWriter: String(false)
        case .onReference: ReferencePolicy.refuse.rawValue
        case .logLevel: LogLevel.info.rawValue
        case .claims, .replica, .tlsCertificate, .tlsKey, .rateLimit, .sandboxBytes, .writeRows, .writeBytes: nil
        }
    }

    private static func written(_ seconds: Double) -> String {
        seconds == seconds.rounded() ? String(Int(seconds)) : String(seconds)
    }

    /// Its name in the environment.
    var environmentName: String { "MARQUEE_" + rawValue.uppercased().replacing("-", with: "_") }
}
