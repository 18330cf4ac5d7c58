import MarqueeCatalog

/// The rows that a statement with `RETURNING` gives back, as JSON. Behind the limits rows are left out and the result says so:
/// the statement itself must run to its end.
final class ReturnedRows: ResultSink {
    private var encoder: ResultEncoder?
    private let bytes = Bytes()
    private let limits: QueryLimits
    private var isFull = false

    private final class Bytes {
        var all: [UInt8] = []
    }

    /// An answer to a write is kept for its idempotency key, so it is small.
    private static let maxRows = 10_000
    private static let maxBytes = 4 << 20

    init(_ limits: QueryLimits) { self.limits = limits }

    func begin(_ columns: [ResultColumn]) {
        guard !columns.isEmpty else { return }
        let bounds = ResultBounds(
            offset: 0, requested: nil, maximumRows: min(limits.rows, Self.maxRows),
            maximumBytes: min(limits.bytes, Self.maxBytes))
        let bytes = bytes
        let encoder = ResultEncoder(.json, bounds: bounds) { bytes.all += $0 }
        encoder.begin(columns)
        self.encoder = encoder
    }

    func add(_ row: any Row) throws -> Bool {
        if !isFull { isFull = try encoder?.add(row) == false }
        return true
    }

    /// The rows as an object with columns, rows and end; nil for a statement that gives none.
    ///
    /// - Throws: as ``ResultEncoder/finish()``.
    func finish() throws -> String? {
        guard let encoder else { return nil }
        try encoder.finish()
        let text = String(decoding: bytes.all, as: UTF8.self)
        return text.hasSuffix("\n") ? String(text.dropLast()) : text
    }
}
