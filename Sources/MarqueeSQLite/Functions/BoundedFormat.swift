import CSQLite

/// `printf` and `format` that refuse a precision of `%c` beyond what a value may be: the engine's own would count up to it, in
/// one call that can't be stopped. What is left they hand to the engine's own, on a connection without data.
final class BoundedFormat {
    private let engine: OpaquePointer?
    private var statements: [Int32: OpaquePointer] = [:]

    private init() {
        var opened: OpaquePointer?
        sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX, nil)
        engine = opened
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(engine)
    }

    /// Puts them in the place of the engine's own on a connection.
    static func register(on connection: OpaquePointer) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        for name in ["printf", "format"] {
            let format = Unmanaged.passRetained(BoundedFormat()).toOpaque()
            sqlite3_create_function_v2(
                connection, name, -1, flags, format,
                { context, count, values in
                    guard let values, let data = sqlite3_user_data(context) else { return }
                    Unmanaged<BoundedFormat>.fromOpaque(data).takeUnretainedValue().run(context, count, values)
                }, nil, nil, { $0.map { Unmanaged<BoundedFormat>.fromOpaque($0).release() } })
        }
    }

    private func run(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>) {
        guard count > 0 else { return }
        let longest = Int64(sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1))
        let given = (1..<Int(count)).map { sqlite3_value_int64(values[$0]).magnitude }.max() ?? 0
        if let format = LinearFunctions.text(values[0]),
            Self.precision(of: format, given: Int64(clamping: given)) > longest
        {
            return sqlite3_result_error_toobig(context)
        }
        guard let statement = statement(count) else { return sqlite3_result_error_nomem(context) }
        defer { sqlite3_reset(statement) }
        sqlite3_limit(engine, SQLITE_LIMIT_LENGTH, Int32(longest))
        for place in 0..<count { sqlite3_bind_value(statement, place + 1, values[Int(place)]) }
        if sqlite3_step(statement) == SQLITE_ROW {
            sqlite3_result_value(context, sqlite3_column_value(statement, 0))
        } else {
            sqlite3_result_error(context, sqlite3_errmsg(engine), -1)
        }
    }

    private func statement(_ count: Int32) -> OpaquePointer? {
        if let known = statements[count] { return known }
        var prepared: OpaquePointer?
        let places = Array(repeating: "?", count: Int(count)).joined(separator: ", ")
        sqlite3_prepare_v2(engine, "SELECT printf(\(places))", -1, &prepared, nil)
        statements[count] = prepared
        return prepared
    }

    /// The largest precision of a `%c`; `*` stands for the largest number that is given.
    private static func precision(of format: UnsafeBufferPointer<UInt8>, given: Int64) -> Int64 {
        var (largest, place) = (Int64(0), 0)
        while let sign = format[place...].firstIndex(of: UInt8(ascii: "%")) {
            place = sign + 1
            var precision: Int64?
            // Flags, width, precision and lengths stand before the letter that says what is written.
            while place < format.count, "-+ #!0,123456789.*lh".utf8.contains(format[place]) {
                switch format[place] {
                case UInt8(ascii: "."): precision = 0
                case UInt8(ascii: "*") where precision != nil: precision = given
                case UInt8(ascii: "0")...UInt8(ascii: "9"):
                    precision = precision.map {
                        min($0, 1 << 40) * 10 + Int64(format[place] - UInt8(ascii: "0"))
                    }
                default: break
                }
                place += 1
            }
            if place < format.count, format[place] == UInt8(ascii: "c") { largest = max(largest, precision ?? 0) }
            // `%%` is no conversion, and its second sign does not begin one.
            if place < format.count { place += 1 }
        }
        return largest
    }
}
