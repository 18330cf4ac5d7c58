import MarqueeIngest
import Testing

@Suite struct RecordReaderPositionTests {
    private func places(_ text: String, windowSize: Int) throws -> [[String]] {
        let reader = RecordReader(MemorySource(Array(text.utf8)), windowSize: windowSize)
        var found: [[String]] = []
        while case .record = try reader.next() {
            found.append(
                (0..<reader.fieldCount).map { field in
                    let place = reader.place(ofField: field)
                    return "\(place.line):\(place.column)"
                })
        }
        return found
    }

    @Test(arguments: [1, 5, 1 << 18])
    func place_multiByteText_countsCharacters(windowSize: Int) throws {
        let text = "a,b,c\né日,😀😀,x\n"
        #expect(try places(text, windowSize: windowSize) == [["1:1", "1:3", "1:5"], ["2:1", "2:4", "2:7"]])
    }

    @Test(arguments: [1, 5, 1 << 18])
    func place_quotedField_isWhereItsTextBegins(windowSize: Int) throws {
        #expect(try places("\"a\",b,\"c\"\n", windowSize: windowSize) == [["1:2", "1:5", "1:8"]])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func place_afterLinesInAField_isOnTheLaterLine(lineEnd: String) throws {
        let text = "a,\"x\(lineEnd)é\(lineEnd)z\",c\(lineEnd)d,e,f"
        #expect(try places(text, windowSize: 3) == [["1:1", "1:4", "3:4"], ["4:1", "4:3", "4:5"]])
    }

    @Test(arguments: [1, 4, 1 << 18], ["\n", "\r\n", "\r"])
    func damage_inALaterLineOfARecord_isPlacedThere(windowSize: Int, lineEnd: String) throws {
        let text = "a,b\(lineEnd)\"é\(lineEnd)é\" x,2\(lineEnd)3,4\(lineEnd)"
        let items = try read(text, windowSize: windowSize)
        #expect(
            items.dropFirst().map(\.description) == [
                "3:3 textAfterQuote \"é\(lineEnd)é\" x,2", "4: [\"3\", \"4\"]",
            ])
    }

    @Test(arguments: 1...24)
    func line_afterDamageAtTheEdgeOfTheWindow_countsCRLFOnce(windowSize: Int) throws {
        let items = try read("a,b\r\nx\"y,1\r\n3,4\r\n", windowSize: windowSize)
        #expect(items.map(\.description) == ["1: [\"a\", \"b\"]", "2:2 bareQuote x\"y,1", "3: [\"3\", \"4\"]"])
    }
}
