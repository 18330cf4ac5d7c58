import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import Testing

/// Rows as an engine would give them.
private struct TestRow: Row {
    let cells: [Value]

    subscript(_ column: Int) -> Cell {
        switch cells[column] {
        case .null: .null
        case .integer(let number): .integer(number)
        case .real(let number): .real(number)
        // Tests end before the texts do.
        case .text(let text): .text(kept(Array(text.utf8)))
        case .bytes(let bytes): .bytes(kept(bytes))
        }
    }

    private func kept(_ bytes: [UInt8]) -> UnsafeBufferPointer<UInt8> {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = copy.initialize(from: bytes)
        return UnsafeBufferPointer(copy)
    }
}

struct ResultEncoderTests {
    private func encoded(
        _ format: ResultFormat, _ columns: [ResultColumn], _ rows: [[Value]], _ bounds: ResultBounds = ResultBounds()
    ) throws -> (text: String, end: ResultEnd) {
        var bytes: [UInt8] = []
        let encoder = ResultEncoder(format, bounds: bounds) { bytes += $0 }
        encoder.begin(columns)
        for row in rows { guard try encoder.add(TestRow(cells: row)) else { break } }
        try encoder.finish()
        return (String(decoding: bytes, as: UTF8.self), encoder.end)
    }

    private let columns = [ResultColumn("a", .unknown), ResultColumn("b \"ü\"", .text)]

    @Test func json_isValid_andHoldsEveryKindOfValue() throws {
        let nasty = "quote \" slash \\ line\nend\u{1}\u{7F} 日本 🎬"
        let (text, end) = try encoded(
            .json, columns + [ResultColumn("c", .decimal), ResultColumn("d", .blob)],
            [
                [.integer(.min), .text(nasty), .text("12.3400"), .bytes([0, 255])],
                [.integer(.max), .text(""), .null, .null], [.real(0.1), .null, .null, .null],
            ])
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let rows = try #require(object["rows"] as? [[Any]])
        #expect(rows.count == 3 && rows[0][1] as? String == nasty && rows[1][1] as? String == "")
        #expect(rows[0][0] as? Int == .min && rows[1][0] as? Int == .max && rows[0][3] as? String == "AP8=")
        #expect(text.contains(",12.3400,") && rows[2][1] is NSNull)
        #expect(end.types == [.real, .text, .decimal, .blob] && end.rows == 3 && end.limit == nil)
    }

    @Test func checksum_isThatOfTheBytesBeforeTheEnd() throws {
        for format: ResultFormat in [.json, .ndjson, .csv(null: "", hasEnd: true)] {
            let (text, end) = try encoded(format, columns, [[.integer(1), .text("x")]])
            let marker = format == .json ? ",\"end\":" : format == .ndjson ? "{\"end\":" : "#end "
            let body = try #require(text.range(of: marker, options: .backwards))
            var sum = CRC32()
            Array(text[..<body.lowerBound].utf8).withUnsafeBytes { sum.update($0) }
            #expect(end.checksum == "crc32:\(sum.text)" && text.contains(end.checksum), "\(format)")
        }
    }

    @Test func csv_tellsNullFromEmpty() throws {
        let rows: [[Value]] = [
            [.null, .text("")], [.integer(1), .text("a,b")], [.integer(2), .text("say \"hi\"\n")],
            [.integer(3), .text("NIL")],
        ]
        let (plain, _) = try encoded(.csv(null: "", hasEnd: false), columns, rows)
        #expect(plain == "a,\"b \"\"ü\"\"\"\n,\"\"\n1,\"a,b\"\n2,\"say \"\"hi\"\"\n\"\n3,NIL\n")
        let (marked, _) = try encoded(.csv(null: "NIL", hasEnd: false), columns, rows)
        #expect(marked.hasPrefix("a,\"b \"\"ü\"\"\"\nNIL,\n1,") && marked.hasSuffix("3,\"NIL\"\n"))
    }

    @Test func textInADecimalColumn_isAText_andNeverBreaksTheJSON() throws {
        for bad in ["abc", "1,2", "}", "", "-", "01", "1.", "1e5", "NaN", " 1"] {
            let (text, end) = try encoded(
                .json, [ResultColumn("a", .decimal)], [[.text("-12.50")], [.text(bad)], [.text("0.1")]])
            let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
            #expect((object?["rows"] as? [[Any]])?[1][0] as? String == bad)
            #expect(text.contains("[-12.50]") && end.types == [.text])
        }
    }

    @Test func limits_cutTheResult_andSayHowToGoOn() throws {
        let rows: [[Value]] = (0..<10).map { [.integer($0), .text("x")] }
        let asked = try encoded(.ndjson, columns, rows, ResultBounds(offset: 2, requested: 3)).end
        #expect(asked.rows == 3 && asked.limit == .requested && asked.nextOffset == 5)
        let role = try encoded(.ndjson, columns, rows, ResultBounds(maximumRows: 4)).end
        #expect(role.rows == 4 && role.limit == .rows && role.nextOffset == 4)
        #expect(try encoded(.ndjson, columns, rows, ResultBounds(maximumBytes: 30)).end.limit == .bytes)
        let whole = try encoded(.ndjson, columns, rows, ResultBounds(requested: 10)).end
        #expect(whole.rows == 10 && whole.limit == nil && whole.nextOffset == nil)
    }

    @Test func largeRow_isCutBeforeItsLimit_orRefused() throws {
        let value = Value.text(String(repeating: "x", count: 900_000))
        let columns = (0..<50).map { ResultColumn("c\($0)", .text) }
        let (short, long) = ([value] + Array(repeating: Value.null, count: 49), Array(repeating: value, count: 50))
        for format in [ResultFormat.json, .ndjson, .csv(null: "", hasEnd: true)] {
            let cut = try encoded(
                format, columns, [short, Array(long.prefix(9)) + Array(repeating: .null, count: 41)],
                ResultBounds(maximumBytes: 2 << 20))
            #expect(cut.end.rows == 1 && cut.end.limit == .bytes && cut.end.nextOffset == 1)
            #expect(cut.text.utf8.count < 3 << 20)
            for bounds in [ResultBounds(), ResultBounds(maximumBytes: 2 << 20)] {
                expectError(.byteLimit) { _ = try encoded(format, columns, [long], bounds) }
            }
        }
    }

    @Test func resultWithoutRows_hasColumnsAndEnd() throws {
        #expect(try encoded(.json, columns, []).text.hasPrefix("{\"columns\":[{\"name\":\"a\",\"type\":\"unknown\"}"))
        #expect(try encoded(.csv(null: "", hasEnd: false), columns, []).text == "a,\"b \"\"ü\"\"\"\n")
    }

    @Test func textThatIsNoUTF8_isRepaired() throws {
        var bytes: [UInt8] = []
        let encoder = ResultEncoder(.json, bounds: ResultBounds()) { bytes += $0 }
        encoder.begin([ResultColumn("a", .text)])
        struct Broken: Row {
            subscript(_ column: Int) -> Cell {
                let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 3)
                _ = bytes.initialize(from: [0x61, 0xFF, 0x62])
                return .text(UnsafeBufferPointer(bytes))
            }
        }
        _ = try encoder.add(Broken())
        try encoder.finish()
        #expect(String(validating: bytes, as: UTF8.self)?.contains("a\u{FFFD}b") == true)
    }

    @Test func crc32_isZlibs() {
        var sum = CRC32()
        Array("123456789".utf8).withUnsafeBytes { sum.update($0) }
        #expect(sum.text == "cbf43926")
        var parts = CRC32()
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        bytes[..<13].withUnsafeBytes { parts.update($0) }
        bytes[13...].withUnsafeBytes { parts.update($0) }
        var whole = CRC32()
        bytes.withUnsafeBytes { whole.update($0) }
        #expect(parts.value == whole.value)
    }
}
