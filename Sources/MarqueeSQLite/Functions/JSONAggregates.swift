import CSQLite

/// `json_group_array` and `json_group_object` that end where a value may not grow any further. The engine's own look at that
/// only when they are done, and take the machine's memory until then.
enum JSONAggregates {
    /// Puts them in the place of the engine's own on a connection.
    static func register(on connection: OpaquePointer) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        sqlite3_create_function_v2(
            connection, "json_group_array", 1, flags, nil, nil,
            { context, _, values in
                guard let values else { return }
                JSONAggregates.add(context) { $0.append(values[0]) }
            }, { JSONAggregates.finish($0, "[", "]") }, nil)
        sqlite3_create_function_v2(
            connection, "json_group_object", 2, flags, nil, nil,
            { context, _, values in
                guard let values else { return }
                JSONAggregates.add(context) {
                    $0.appendText(LinearFunctions.text(values[0]))
                    $0.bytes.append(UInt8(ascii: ":"))
                    $0.append(values[1])
                }
            }, { JSONAggregates.finish($0, "{", "}") }, nil)
    }

    /// What has come together so far.
    private final class State {
        var bytes: [UInt8] = []
        var failure: Failure?

        func append(_ value: OpaquePointer?) {
            switch sqlite3_value_type(value) {
            case SQLITE_NULL: bytes += "null".utf8
            case SQLITE_INTEGER, SQLITE_FLOAT: bytes += LinearFunctions.text(value).map(Array.init) ?? []
            case SQLITE_TEXT where sqlite3_value_subtype(value) == JSONAggregates.json:
                bytes += LinearFunctions.text(value).map(Array.init) ?? []
            case SQLITE_TEXT: appendText(LinearFunctions.text(value))
            default: failure = .blob
            }
        }

        func appendText(_ text: UnsafeBufferPointer<UInt8>?) {
            bytes.append(UInt8(ascii: "\""))
            for byte in text ?? .init(start: nil, count: 0) {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
                case 0x08: bytes += "\\b".utf8
                case 0x09: bytes += "\\t".utf8
                case 0x0A: bytes += "\\n".utf8
                case 0x0C: bytes += "\\f".utf8
                case 0x0D: bytes += "\\r".utf8
                case ..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
                default: bytes.append(byte)
                }
            }
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private enum Failure {
        case tooLarge
        case blob
    }

    /// The mark of a value that is JSON already.
    private static let json = UInt32(UInt8(ascii: "J"))

    private static func add(_ context: OpaquePointer?, _ body: (State) -> Void) {
        guard let place = sqlite3_aggregate_context(context, 8)?.assumingMemoryBound(to: UnsafeRawPointer?.self) else {
            return sqlite3_result_error_nomem(context)
        }
        let state: State
        if let known = place.pointee {
            state = Unmanaged<State>.fromOpaque(known).takeUnretainedValue()
            if state.failure == nil { state.bytes.append(UInt8(ascii: ",")) }
        } else {
            state = State()
            place.pointee = UnsafeRawPointer(Unmanaged.passRetained(state).toOpaque())
        }
        guard state.failure == nil else { return }
        body(state)
        let longest = Int(sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1))
        if state.bytes.count > longest {
            state.failure = .tooLarge
            state.bytes = []
        }
        // An error ends the statement here, not when all rows have been looked at.
        if let failure = state.failure { fail(context, failure) }
    }

    private static func fail(_ context: OpaquePointer?, _ failure: Failure) {
        switch failure {
        case .tooLarge: sqlite3_result_error_toobig(context)
        case .blob: sqlite3_result_error(context, "JSON cannot hold BLOB values", -1)
        }
    }

    private static func finish(_ context: OpaquePointer?, _ open: String, _ close: String) {
        let place = sqlite3_aggregate_context(context, 0)?.assumingMemoryBound(to: UnsafeRawPointer?.self)
        var bytes: [UInt8] = []
        if let known = place?.pointee {
            let state = Unmanaged<State>.fromOpaque(known).takeRetainedValue()
            place?.pointee = nil
            if let failure = state.failure { return fail(context, failure) }
            bytes = state.bytes
        }
        LinearFunctions.give(context, open.utf8 + bytes + close.utf8)
        sqlite3_result_subtype(context, json)
    }
}
