import MarqueeIngest
import Testing

@Suite struct RecordReaderRecoveryTests {
    private func summary(_ text: String, windowSize: Int = 1 << 18) throws -> [String] {
        try read(text, windowSize: windowSize).dropFirst().map { item in
            switch item {
            case .record(let line, let fields): "\(line) \(fields.joined(separator: "|"))"
            case .damage: item.description
            }
        }
    }

    @Test func openQuote_inTheFirstRecord_costsThatRecord() throws {
        #expect(try summary("a,b\n1,\"x\n2,y\n3,z\n") == ["2:3 quoteNeverClosed 1,\"x", "3 2|y", "4 3|z"])
    }

    @Test func openQuote_inTheMiddle_costsThatRecord() throws {
        #expect(try summary("a,b\n1,x\n2,\"y\n3,z\n") == ["2 1|x", "3:3 quoteNeverClosed 2,\"y", "4 3|z"])
    }

    @Test func openQuote_inTheLastRecord_costsThatRecord() throws {
        #expect(try summary("a,b\n1,x\n2,\"y\n") == ["2 1|x", "3:3 quoteNeverClosed 2,\"y"])
    }

    @Test func openQuote_inTheLastRecordWithoutLineEnd_costsThatRecord() throws {
        #expect(try summary("a,b\n1,x\n2,\"y") == ["2 1|x", "3:3 quoteNeverClosed 2,\"y"])
    }

    @Test(arguments: [1, 9, 1 << 18])
    func openQuote_twice_costsTwoRecords(windowSize: Int) throws {
        let found = try summary("a,b\n1,\"x\n2,y\n3,\"z\n4,w\n", windowSize: windowSize)
        #expect(found == ["4:4 textAfterQuote 1,\"x", "3 2|y", "4:3 quoteNeverClosed 3,\"z", "5 4|w"])
    }

    @Test func openQuote_beforeQuotedLists_costsThatRecord() throws {
        let lists = "2,\"['a', 'b']\"\n3,\"['c', 'd']\"\n"
        #expect(
            try summary("a,b\n1,\"['x', 'y']\n\(lists)") == [
                "3:4 textAfterQuote 1,\"['x', 'y']", "3 2|['a', 'b']", "4 3|['c', 'd']",
            ])
    }

    @Test func openQuote_beforeAFieldOfSeveralLines_keepsThatField() throws {
        let text = "a,b\n1,\"x\n2,\"two\nlines\"\n3,z\n"
        let found = try summary(text)
        #expect(found.last == "5 3|z")
        #expect(found.first?.contains("1,\"x") == true)
    }

    @Test func openQuote_closedByTheNextOpeningQuote_givesTheNextRecordBack() throws {
        let found = try summary("a,b,c\n1,\"x,y\n2,\",z\",w\n3,p,q\n")
        #expect(found == ["3:6 bareQuote 1,\"x,y", "3 2|,z|w", "4 3|p|q"])
    }

    @Test func textAfterQuote_costsThatRecord() throws {
        #expect(try summary("a,b\n\"x\"y,1\n2,z\n") == ["2:4 textAfterQuote \"x\"y,1", "3 2|z"])
    }

    @Test func blankAfterQuote_costsThatRecord() throws {
        #expect(try summary("a,b\n\"x\" ,1\n2,z\n") == ["2:4 textAfterQuote \"x\" ,1", "3 2|z"])
    }

    @Test func bareQuote_costsThatRecord() throws {
        #expect(try summary("a,b\n5\" disk,1\n2,z\n") == ["2:2 bareQuote 5\" disk,1", "3 2|z"])
    }

    @Test func bareQuote_afterAFieldOfSeveralLines_costsThatRecord() throws {
        #expect(try summary("a,b\n\"x\ny\",z\"\n2,w\n") == ["3:5 bareQuote \"x\ny\",z\"", "4 2|w"])
    }

    @Test func raggedRow_thatSwallowedARecord_givesItBack() throws {
        #expect(
            try summary("a,b,c\n1,\"x\n2,y,z\n\"\n3,p,q\n") == [
                "2:1 wrongFieldCount(2) 1,\"x", "3 2|y|z", "4:1 quoteNeverClosed \"", "5 3|p|q",
            ])
    }

    @Test func damage_keepsEveryByteOnce() throws {
        for source in try Fixtures.malformedNames().map(Fixtures.malformed) {
            let (items, reader) = try read(source.bytes)
            #expect(reader.consumedBytes == source.bytes.count)
            for case .damage(let damage) in items {
                #expect(
                    String(decoding: source.bytes, as: UTF8.self).contains(
                        String(decoding: damage.original, as: UTF8.self)))
            }
        }
    }
}
