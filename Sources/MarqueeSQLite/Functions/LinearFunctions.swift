import CSQLite
import Glibc

/// SQLite's functions over texts whose time grows with the product of two lengths, done again in time that grows with their
/// sum. A call is one step of the engine, which can't be stopped: the engine's own `instr`, `replace` and `trim` may take
/// minutes for texts of the size that is allowed.
enum LinearFunctions {
    /// Puts them in the place of the engine's own on a connection.
    static func register(on connection: OpaquePointer) {
        let flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS
        func add(_ name: String, _ count: Int32, _ function: @escaping Function) {
            sqlite3_create_function_v2(connection, name, count, flags, nil, function, nil, nil, nil)
        }
        add("instr", 2) { context, _, values in LinearFunctions.instr(context, values) }
        add("replace", 3) { context, _, values in LinearFunctions.replace(context, values) }
        for count in [Int32(1), 2] {
            add("trim", count) { LinearFunctions.trim($0, $1, $2, left: true, right: true) }
            add("ltrim", count) { LinearFunctions.trim($0, $1, $2, left: true, right: false) }
            add("rtrim", count) { LinearFunctions.trim($0, $1, $2, left: false, right: true) }
        }
    }

    typealias Values = UnsafeMutablePointer<OpaquePointer?>?
    private typealias Function = @convention(c) (OpaquePointer?, Int32, Values) -> Void

    /// A value as text, whatever it is; nil for NULL.
    static func text(_ value: OpaquePointer?) -> UnsafeBufferPointer<UInt8>? {
        guard let start = sqlite3_value_text(value) else { return nil }
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    private static func bytes(_ value: OpaquePointer?) -> UnsafeBufferPointer<UInt8> {
        let start = sqlite3_value_blob(value)?.assumingMemoryBound(to: UInt8.self)
        return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
    }

    static func give(_ context: OpaquePointer?, _ text: some Collection<UInt8>) {
        let bytes = Array(text)
        bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) {
                marquee_result_text(context, $0.baseAddress, UInt64($0.count))
            }
        }
    }

    /// A place in a text or blob, from 1; 0 when it is not there. memmem takes time in proportion to both lengths.
    private static func instr(_ context: OpaquePointer?, _ values: Values) {
        guard let values, sqlite3_value_type(values[0]) != SQLITE_NULL, sqlite3_value_type(values[1]) != SQLITE_NULL
        else { return }
        let isBlob = sqlite3_value_type(values[0]) == SQLITE_BLOB && sqlite3_value_type(values[1]) == SQLITE_BLOB
        let haystack = isBlob ? bytes(values[0]) : text(values[0])
        let needle = isBlob ? bytes(values[1]) : text(values[1])
        guard let needle, !needle.isEmpty else { return sqlite3_result_int(context, 1) }
        guard let haystack, let place = find(needle, in: haystack, isText: !isBlob) else {
            return sqlite3_result_int(context, 0)
        }
        let before = isBlob ? place : place == 0 ? 0 : haystack[1...place].count { $0 & 0xC0 != 0x80 }
        sqlite3_result_int(context, Int32(before + 1))
    }

    private static func find(
        _ needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeBufferPointer<UInt8>, isText: Bool
    ) -> Int? {
        guard needle.count <= haystack.count else { return nil }
        // In a text a match begins where a character does; what begins within one can only stand at the very beginning.
        if isText, needle[0] & 0xC0 == 0x80 {
            return haystack.starts(with: needle) ? 0 : nil
        }
        return search(needle, in: UnsafeRawBufferPointer(haystack))
    }

    private static func search(_ needle: UnsafeBufferPointer<UInt8>, in haystack: UnsafeRawBufferPointer) -> Int? {
        guard let start = haystack.baseAddress,
            let found = marquee_find(start, haystack.count, needle.baseAddress, needle.count)
        else { return nil }
        return start.distance(to: found)
    }

    private static func replace(_ context: OpaquePointer?, _ values: Values) {
        guard let values, let whole = text(values[0]), let pattern = text(values[1]) else { return }
        guard !pattern.isEmpty, pattern[0] != 0 else { return sqlite3_result_value(context, values[0]) }
        guard let replacement = text(values[2]) else { return }
        let longest = Int(sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1))
        var result: UnsafeMutablePointer<CChar>?
        defer { free(result) }
        func characters(_ text: UnsafeBufferPointer<UInt8>) -> UnsafePointer<CChar>? {
            UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self)
        }
        let length = marquee_replace(
            characters(whole), whole.count, characters(pattern), pattern.count, characters(replacement),
            replacement.count, longest, &result)
        guard length >= 0 else { return sqlite3_result_error_toobig(context) }
        marquee_result_text(context, result, UInt64(length))
    }

    private static func trim(
        _ context: OpaquePointer?, _ count: Int32, _ values: Values, left: Bool, right: Bool
    ) {
        guard let values, let whole = text(values[0]) else { return }
        let blank: [UInt8] = [0x20]
        var characters = marquee_characters()
        defer { marquee_characters_free(&characters) }
        guard count == 1 || sqlite3_value_type(values[1]) != SQLITE_NULL else { return }
        let isMade = blank.withUnsafeBufferPointer { blank in
            let set = count == 1 ? blank : text(values[1]) ?? .init(start: nil, count: 0)
            return marquee_characters_make(&characters, set.baseAddress, Int32(set.count)) != 0
        }
        guard isMade else { return sqlite3_result_error(context, "trim takes characters of UTF-8", -1) }
        var (start, end) = (Int32(0), Int32(whole.count))
        marquee_trim(&characters, whole.baseAddress, &start, &end, left ? 1 : 0, right ? 1 : 0)
        give(context, whole[Int(start)..<Int(end)])
    }
}
