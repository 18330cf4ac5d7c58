import MarqueeIngest
import Testing

@Suite struct RecordReaderLimitTests {
    private func bytes(_ count: Int, _ character: Character = "x") -> String {
        String(repeating: character, count: count)
    }

    @Test func next_fieldsOfMegabytes_areWhole() throws {
        let plain = bytes(3 << 20)
        let quoted = String(repeating: "\"\"", count: 1 << 20)
        let (items, reader) = try read(Array("a,b\n\(plain),\"\(quoted)\"\n1,2\n".utf8), windowSize: 16)
        #expect(items.count == 3)
        guard case .record(_, let fields) = items[1] else {
            Issue.record("the record was not read")
            return
        }
        #expect(fields[0] == plain)
        #expect(fields[1].utf8.count == 1 << 20)
        #expect(reader.consumedBytes == 4 + (3 << 20) + 1 + 2 + (2 << 20) + 1 + 4)
    }

    @Test func field_readAgainAndAgain_isTheSame() throws {
        let text = String(repeating: "\"\" ", count: 5_000)
        let reader = RecordReader(MemorySource(Array("\"\(text)\",\"\(text)\"\n".utf8)))
        _ = try reader.next()
        let first = Array(reader.field(0))
        #expect(first.count == 10_000)
        for _ in 0..<100 { #expect(reader.field(0).elementsEqual(first) && reader.field(1).elementsEqual(first)) }
    }

    @Test(arguments: [1 << 10, 1 << 18])
    func next_quoteOpenForMoreThanTheLimit_isDamageAndGoesOn(windowSize: Int) throws {
        var text = "a,b\n1,\"x\n"
        let line = "2,\(bytes(1_000))\n"
        for _ in 0..<18_000 { text += line }
        let items = try read(Array(text.utf8), windowSize: windowSize).items
        #expect(items.count == 18_002)
        #expect(items[1].description == "2:3 quoteNeverClosed 1,\"x")
        #expect(items[2] == .record(line: 3, fields: ["2", bytes(1_000)]))
    }

    @Test(arguments: [1 << 10, 1 << 18])
    func next_recordLongerThanTheLimit_isDamageAsAWhole(windowSize: Int) throws {
        let text = "a,b\n1,\(bytes(RecordReader.longestRecord + 100))\n3,4\n"
        let (items, reader) = try read(Array(text.utf8), windowSize: windowSize)
        #expect(items.last == .record(line: 3, fields: ["3", "4"]))
        #expect(items.count(where: { if case .record = $0 { true } else { false } }) == 2)
        #expect(reader.consumedBytes == text.utf8.count)
    }

    @Test func next_tailOfARecordLongerThanTheLimit_isNoRecord() throws {
        // Cut anywhere in its long field, what is left of the record looks like a record of two fields.
        let text = "a,b\n\(bytes(RecordReader.longestRecord + (1 << 19))),1\n3,4\n"
        let items = try read(Array(text.utf8)).items
        #expect(
            items.filter { if case .record = $0 { true } else { false } } == [
                .record(line: 1, fields: ["a", "b"]), .record(line: 3, fields: ["3", "4"]),
            ])
    }

    @Test func next_moreFieldsThanTheLimit_isDamage() throws {
        let wide = Array(repeating: "1", count: 5_000).joined(separator: ",")
        let items = try read("a,b\n\(wide)\n3,4\n")
        #expect(items.count == 3)
        guard case .damage(let damage) = items[1] else {
            Issue.record("read \(items[1])")
            return
        }
        #expect(damage.kind == .wrongFieldCount(5_000))
    }

    @Test func next_headerWithMoreFieldsThanTheLimit_isDamage() throws {
        let wide = Array(repeating: "1", count: RecordReader.mostFields + 1).joined(separator: ",")
        guard case .damage(let damage) = try read(wide)[0] else {
            Issue.record("the header was read")
            return
        }
        #expect(damage.kind == .wrongFieldCount(RecordReader.mostFields + 1))
    }

    @Test func next_asManyFieldsAsTheLimit_isARecord() throws {
        let wide = Array(repeating: "1", count: RecordReader.mostFields).joined(separator: ",")
        #expect(try read(wide) == [.record(line: 1, fields: Array(repeating: "1", count: RecordReader.mostFields))])
    }
}
