import Foundation
import MarqueeCatalog
import MarqueeSQLite
import MarqueeWarehouse
import Testing

/// Functions that guarded SQLite connections have in the place of the engine's own: the same results, in bounded time.
struct GuardedFunctionsTests {
    @Test func results_areThoseOfTheEngine() throws {
        try TestEngine.sqlite.withEngine { engine in
            _ = try engine.openForWriting()
            let plain = try #require(try engine.connect(createIfMissing: false))
            let guarded = try engine.connectGuarded(writes: false, layers: .all)
            var generator = SeededGenerator(state: 7)
            for _ in 0..<3000 {
                let sql = "SELECT quote(\(Self.call(&generator)))"
                #expect(Self.result(sql, plain) == Self.result(sql, guarded.own), "\(sql)")
            }
        }
    }

    @Test(arguments: [
        "json_group_array(v)", "json_group_array(json(j))", "json_group_object(k, v)", "json_group_object(k, json(j))",
        "json_extract(json_group_array(json_array(k, v)), '$[1]')", "json_array(json_group_array(v))",
    ])
    func aggregates_areThoseOfTheEngine(_ call: String) throws {
        try TestEngine.sqlite.withEngine { engine in
            _ = try engine.openForWriting()
            let plain = try #require(try engine.connect(createIfMissing: false))
            let guarded = try engine.connectGuarded(writes: false, layers: .all)
            for filter in ["1", "0", "k = 'a'"] {
                let sql = """
                    SELECT quote(\(call)) FROM (SELECT 'a' k, 1 v, '[1,2]' j UNION ALL SELECT 'b"\\é', 2.5, '{"x":null}'
                    UNION ALL SELECT 'c' || char(10, 9, 1, 8, 12, 13, 31), 'te"xt' || char(10), '"s"' UNION ALL
                    SELECT 'd', NULL, 'null') WHERE \(filter)
                    """
                #expect(Self.result(sql, plain) == Self.result(sql, guarded.own), "\(sql)")
            }
            for sql in ["SELECT json_group_array(x'00')", "SELECT json_group_object('a', x'00')"] {
                #expect(Self.result(sql, guarded.own) == "error")
            }
        }
    }

    /// A function call on random values.
    private static func call(_ generator: inout SeededGenerator) -> String {
        let values = (0..<3).map { _ in value(&generator) }
        return switch generator.below(9) {
        case 0, 1: "instr(\(values[0]), \(values[1]))"
        case 2, 3: "replace(\(values[0]), \(values[1]), \(values[2]))"
        case 4: "trim(\(values[0]), \(values[1]))"
        case 5: "ltrim(\(values[0]), \(values[1]))"
        case 6: "rtrim(\(values[0]), \(values[1]))"
        case 7: "trim(\(values[0]))"
        default:
            "printf('\(["%s|%d", "%.3c|%5s", "%-8d|%q", "%.*c|%s", "%%%c|%f"][generator.below(5)])', \(values[0]), \(values[1]))"
        }
    }

    /// Of few letters, so that one is often found in another; also NULL, numbers, blobs and bytes that are no text.
    private static func value(_ generator: inout SeededGenerator) -> String {
        let letters = ["a", "b", "ab", " ", "é", "日", "😀", "1"]
        let text = (0..<generator.below(7)).map { _ in letters[generator.below(letters.count)] }.joined()
        switch generator.below(9) {
        case 0: return "NULL"
        case 1: return "\(generator.below(30))"
        case 2: return "1.5"
        case 3: return "CAST('\(text)' AS BLOB)"
        case 4:
            let bytes = ["61", "80", "c3", "a9", "ff", "62"]
            let hex = (0..<generator.below(6)).map { _ in bytes[generator.below(bytes.count)] }.joined()
            return generator.below(2) == 0 ? "x'\(hex)'" : "CAST(x'\(hex)' AS TEXT)"
        default: return "'\(text)'"
        }
    }

    private static func result(_ sql: String, _ connection: any Connection) -> String {
        do {
            var text = ""
            try connection.query(sql, []) { text = $0[0].string ?? "NULL" }
            return text
        } catch { return "error" }
    }

    private struct SeededGenerator {
        var state: UInt64

        mutating func below(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
    }
}
