import Foundation
import MarqueeIngest
import Testing

@Suite struct RecordReaderTests {
    private func records(_ text: String) throws -> [[String]] {
        try read(text).compactMap { if case .record(_, let fields) = $0 { fields } else { nil } }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func next_anyLineEnd_endsTheRecord(lineEnd: String) throws {
        let text = ["a,b", "1,2", "3,4", ""].joined(separator: lineEnd)
        #expect(
            try read(text) == [
                .record(line: 1, fields: ["a", "b"]), .record(line: 2, fields: ["1", "2"]),
                .record(line: 3, fields: ["3", "4"]),
            ])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func next_lineEndInQuotes_belongsToTheField(lineEnd: String) throws {
        let items = try read("a,b\(lineEnd)\"x\(lineEnd)\(lineEnd)y\",2\(lineEnd)3,4")
        #expect(
            items == [
                .record(line: 1, fields: ["a", "b"]), .record(line: 2, fields: ["x\(lineEnd)\(lineEnd)y", "2"]),
                .record(line: 5, fields: ["3", "4"]),
            ])
    }

    @Test func next_mixedLineEnds_areEachOne() throws {
        #expect(try records("a,b\r\n1,2\n3,4\r5,6") == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]])
    }

    @Test func next_doubledQuotes_becomeSingle() throws {
        #expect(try records("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n") == [["a", "b"], ["say \"hi\"", "\""]])
    }

    @Test func next_emptyFields_areKept() throws {
        #expect(try records("a,b,c\n,,\n\"\",,\"\"\n") == [["a", "b", "c"], ["", "", ""], ["", "", ""]])
    }

    @Test func next_delimiterInQuotes_belongsToTheField() throws {
        #expect(try records("a,b\n\"1,5\",2\n") == [["a", "b"], ["1,5", "2"]])
    }

    @Test(arguments: ["a,b\n1,2", "a,b\n1,\"2\""])
    func next_noFinalLineEnd_readsTheLastRecord(text: String) throws {
        #expect(try records(text) == [["a", "b"], ["1", "2"]])
    }

    @Test(arguments: ["", "\n", "\r\n\r\n", "\n\r\n\r"])
    func next_nothingButLineEnds_isTheEnd(text: String) throws {
        #expect(try read(text).isEmpty)
    }

    @Test func next_blankLines_arePassedOverAndCounted() throws {
        let (items, reader) = try read(Array("a,b\n\n\r\n1,2\n\n".utf8))
        #expect(items == [.record(line: 1, fields: ["a", "b"]), .record(line: 4, fields: ["1", "2"])])
        #expect(reader.blankLines == 3)
    }

    @Test func next_nulBytes_areBytesOfTheField() throws {
        #expect(try records("a,b\nx\0y,\"\0\"\n") == [["a", "b"], ["x\0y", "\0"]])
    }

    @Test func next_invalidUTF8_isHandedOnAsItIs() throws {
        let reader = RecordReader(MemorySource([0x61, 0x2C, 0xFF, 0xFE, 0x0A]))
        guard case .record = try reader.next() else {
            Issue.record("no record")
            return
        }
        #expect(Array(reader.field(1)) == [0xFF, 0xFE])
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func next_anyDelimiter_parts(delimiter: String) throws {
        let text = ["a", "b,;\t|".replacingOccurrences(of: delimiter, with: ""), "\"x\(delimiter)y\""]
        let (items, _) = try read(
            Array(text.joined(separator: delimiter).utf8), delimiter: Array(delimiter.utf8)[0])
        #expect(items == [.record(line: 1, fields: [text[0], text[1], "x\(delimiter)y"])])
    }

    @Test func recordBytes_areTheRecordAsItStands() throws {
        let reader = RecordReader(MemorySource(Array("\"a\"\"\",b\r\nc,d".utf8)))
        _ = try reader.next()
        #expect(Array(reader.recordBytes) == Array("\"a\"\"\",b".utf8))
    }

    @Test(arguments: [
        ("a,b\n1,2,3\n4,5\n", 3), ("a,b\n1\n4,5\n", 1),
    ])
    func next_raggedRow_isDamageWithItsNumberOfFields(text: String, count: Int) throws {
        let items = try read(text)
        guard items.count == 3, case .damage(let damage) = items[1] else {
            Issue.record("read \(items)")
            return
        }
        #expect(damage.kind == .wrongFieldCount(count))
        #expect(damage.expectedFields == 2)
        #expect((damage.line, damage.column) == (2, 1))
        #expect(items[2] == .record(line: 3, fields: ["4", "5"]))
    }

    @Test(arguments: 1...64)
    func next_anyWindow_readsTheSame(windowSize: Int) throws {
        for source in try Fixtures.malformedNames().map(Fixtures.malformed) {
            let expected = try read(source.bytes)
            let found = try read(source.bytes, windowSize: windowSize)
            #expect(found.items == expected.items, "\(source.name)")
            #expect(found.reader.blankLines == expected.reader.blankLines, "\(source.name)")
        }
    }

    @Test(arguments: 1...7)
    func next_anyPiecesOfTheSource_readsTheSame(step: Int) throws {
        for source in try Fixtures.malformedNames().map(Fixtures.malformed) {
            #expect(try read(source.bytes, step: step).items == read(source.bytes).items, "\(source.name)")
        }
    }

    @Test func consumedBytes_atTheEnd_isTheSize() throws {
        for source in try Fixtures.malformedNames().map(Fixtures.malformed) {
            for windowSize in [1, 7, 1 << 18] {
                let reader = try read(source.bytes, windowSize: windowSize).reader
                #expect(reader.consumedBytes == source.bytes.count, "\(source.name), window \(windowSize)")
            }
        }
    }
}
