import ArgumentParser
import MarqueeCatalog
import MarqueeMySQL
import MarqueeWarehouse

/// The options of `marquee serve` that name a replica.
struct ReplicaOptions: ParsableArguments {
    @Option(
        name: .customLong("replica"),
        help: ArgumentHelp(
            "Answer queries from this replica of the warehouse: mysql://user:password@host:port/name. Without it MARQUEE_REPLICA counts, then the configuration file, then none.",
            valueName: "url"))
    var given: String?

    @Option(help: ArgumentHelp("Seconds that the replica may be behind and still be asked.", valueName: "seconds"))
    var replicaLag: Double = Settings.current.number(.replicaLag) ?? 0

    func validate() throws {
        guard (1...300).contains(replicaLag) else { throw ValidationError("--replica-lag is from 1 to 300") }
    }

    /// A password is better put into the environment than into a command line, which others can see.
    private var url: String? { given ?? Settings.current.text(.replica) }

    /// The replica; nil when none is named. Nothing is opened yet.
    ///
    /// - Throws: `MQ102` when the URL means none, `MQ101` when it can't be that warehouse's replica.
    func replica(of engine: any Engine) throws -> Replica? {
        guard let url else { return nil }
        guard let primary = engine as? MySQLEngine, let replica = try DatabaseURL(url).engine() as? MySQLEngine else {
            throw MarqueeError(
                .invalidArgument, "replication is MariaDB's: warehouse and replica are both mysql://",
                hint: "leave --replica (MARQUEE_REPLICA) away")
        }
        return try primary.replica(on: replica)
    }
}
