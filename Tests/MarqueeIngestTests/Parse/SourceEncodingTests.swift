import MarqueeCatalog
import MarqueeIngest
import Testing

@Suite struct SourceEncodingTests {
    private static let text = "id,title,type,release_year\ntm1,Amélie 日本 😀,MOVIE,2001\n"

    private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { unit in
            bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
    }

    private func titles(_ bytes: [UInt8], _ encoding: SourceEncoding = .automatic, step: Int = .max) throws -> [String]
    {
        try Imported([Source("titles.csv", bytes: bytes)], encoding: encoding, step: step).rows("titles", "id", "title")
    }

    @Test(arguments: [1, 2, 3, 5, 1 << 20])
    func decoded_byteOrderMark_isNoPartOfTheText(step: Int) throws {
        let expected = ["tm1|Amélie 日本 😀"]
        #expect(try titles([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), step: step) == expected)
        #expect(try titles(utf16(Self.text, bigEndian: true), step: step) == expected)
        #expect(try titles(utf16(Self.text, bigEndian: false), step: step) == expected)
    }

    @Test func decoded_latin1_onRequest() throws {
        let bytes = Array("id,title,type,release_year\ntm1,Am".utf8) + [0xE9] + Array("lie,MOVIE,2001\n".utf8)
        #expect(try titles(bytes, .latin1) == ["tm1|Amélie"])
    }

    @Test func decoded_latin1WithoutRequest_isRefusedWithAHint() throws {
        let bytes = Array("id,title,type,release_year\ntm1,Am".utf8) + [0xE9] + Array("lie,MOVIE,2001\n".utf8)
        let imported = try Imported(Source("titles.csv", bytes: bytes))
        #expect(imported.rejects.map(\.rule) == [.invalidUTF8])
        #expect(imported.rejects.first?.original == Array("tm1,Am".utf8) + [0xE9] + Array("lie,MOVIE,2001".utf8))
        #expect(imported.rejects.first?.message.contains("latin-1") == true)
    }

    @Test func decoded_surrogateAlone_isRefusedAsInvalid() throws {
        var bytes = utf16("id,title,type,release_year\ntm1,X,MOVIE,2001\ntm2,Y,MOVIE,2002\n", bigEndian: false)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "X")))
        (bytes[place], bytes[place + 1]) = (0x00, 0xD8)
        let imported = try Imported(Source("titles.csv", bytes: bytes))
        #expect(imported.rejects.map(\.rule) == [.invalidUTF8])
        #expect(imported.rows("titles", "id") == ["tm2"])
    }

    @Test func decoded_oddByteAtTheEndOfUTF16_isNotLost() throws {
        let bytes = utf16("id,title,type,release_year\ntm1,X,MOVIE,2001", bigEndian: true) + [0x00]
        let imported = try Imported(Source("titles.csv", bytes: bytes))
        #expect(imported.rejects.map(\.rule) == [.badNumber])
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0, 0, 0x69, 0, 0, 0], [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x69], [0x69, 0, 0x64, 0, 0x2C, 0],
            [0, 0x69, 0, 0x64, 0, 0x2C],
        ] as [[UInt8]])
    func decoded_encodingWithoutSupport_isRefused(bytes: [UInt8]) {
        let error = #expect(throws: MarqueeError.self) { try titles(bytes) }
        #expect(error?.code == .unsupportedEncoding)
        #expect(error?.hint?.contains("UTF-8") == true)
    }

    @Test(arguments: [[], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
    func decoded_nothing_isAnEmptyFile(bytes: [UInt8]) {
        #expect(throws: MarqueeError.self) { try titles(bytes) }
    }

    @Test(
        arguments: [
            [0xE0, 0x83, 0xA9], [0xF0, 0x84, 0xB8, 0x80], [0xC1, 0x81], [0xED, 0xA0, 0xBD], [0xF5, 0x80, 0x80, 0x80],
            [0xE2, 0x82], [0x80],
        ] as [[UInt8]])
    func text_bytesThatAreNoUTF8_areRefused(bytes: [UInt8]) throws {
        let row = Array("id,title,type,release_year\ntm1,A".utf8) + bytes + Array(",MOVIE,2001\n".utf8)
        let imported = try Imported(Source("titles.csv", bytes: row))
        #expect(imported.rejects.map(\.rule) == [.invalidUTF8])
        #expect(imported.count("titles") == 0)
    }
}
