import MarqueeCatalog
import Testing

struct JSONTests {
    @Test(arguments: [
        "null", "true", "[1,-2,9223372036854775807]", #"{"b":1,"a":{"c":[]}}"#, "[0.5,-1.25e-07]",
        #"["é","\"\\","\n"]"#, "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]",
    ])
    func text_readAndWritten_isTheSame(_ text: String) throws {
        #expect(try JSONReader.read(text).json == text)
    }

    @Test func escapes_areRead() throws {
        #expect(try JSONReader.read(#" [ "\u00e9\ud83c\udfac\/\t" , 1E2 ] "#).json == "[\"é🎬/\\u0009\",100.0]")
    }

    @Test(arguments: [
        ("", "the text ends too early"), ("[1,]", "no value begins here"), ("[1 2]", "a comma or ] is missing"),
        ("{\"a\":1,}", "a key is missing"), ("{\"a\" 1}", "a colon is missing"), ("{a:1}", "a key is missing"),
        ("01", "something follows the value"), ("1.", "a digit is missing"), ("-", "a digit is missing"),
        ("+1", "no value begins here"), ("NaN", "no value begins here"), ("tru", "no value begins here"),
        ("1 1", "something follows the value"), ("\"\t\"", "a control character in a text"),
        ("\"a", "a text has no end"), (#""\x""#, "an escape that there is not"), (#""\ud800""#, "half a surrogate"),
        (#""\udc00""#, "half a surrogate"), (#""\u12""#, "four hexadecimal digits are missing"),
        (#"{"a":1,"\u0061":2}"#, "a key stands there twice"), ("9223372036854775808", "a whole number beyond 64 bits"),
        ("1e999", "a number beyond what is stored"),
        ("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", "values stand too deep within each other"),
    ])
    func text_thatIsNoJSON_saysWhy(_ text: String, _ message: String) {
        let fault = #expect(throws: JSONFault.self) { try JSONReader.read(text) }
        #expect(fault?.message == message)
    }

    @Test func object_ofManyKeys_hasEachOnce() throws {
        let keys = (0..<50).map { "\"k\($0)\":\($0)" }
        #expect(try JSONReader.read("{\(keys.joined(separator: ","))}")["k49"]?.json == "49")
        let fault = #expect(throws: JSONFault.self) {
            try JSONReader.read("{\((keys + ["\"k30\":1"]).joined(separator: ","))}")
        }
        #expect(fault?.message == "a key stands there twice")
    }

    @Test func bytes_thatAreNotUTF8_areRefused() {
        let bytes: [UInt8] = [0x22, 0xC3, 0x22]
        let fault = #expect(throws: JSONFault.self) {
            try bytes.withUnsafeBufferPointer { try JSONReader.read($0) }
        }
        #expect(fault?.message == "the text is not UTF-8")
    }
}
