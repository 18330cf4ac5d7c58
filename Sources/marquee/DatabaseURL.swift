import MarqueeCatalog
import MarqueeSQLite
import MarqueeWarehouse

/// Which engine a database URL means.
struct DatabaseURL {
    private let text: String

    init(_ text: String) { self.text = text }

    /// The engine.
    ///
    /// - Throws: `MQ102` when the URL means none.
    func engine() throws -> any Engine {
        if text.hasPrefix("sqlite:"), text.count > 7 { return SQLiteEngine(path: String(text.dropFirst(7))) }
        throw MarqueeError(
            .invalidDatabaseURL, "the database URL is not understood",
            hint: "write sqlite:FILE or mysql://user:password@host:port/name")
    }
}
