import Foundation
import MarqueeCatalog
import Testing

struct Base64URLTests {
    @Test func texts_areThoseOfTheStandard_andReadBack() {
        for count in 0..<70 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: ($0 + 1) * (37 * count + 11)) }
            let text = Base64URL.encode(bytes)
            let expected = Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            #expect(text == expected.replacing("=", with: ""))
            #expect(Base64URL.decode(text.utf8) == bytes)
        }
    }

    @Test(arguments: ["A", "AAAAA", "AB", "AAB", "AA==", "A+", "A/", "AA ", "AA\n", "é"])
    func otherTexts_areRefused(_ text: String) {
        #expect(Base64URL.decode(text.utf8) == nil)
    }
}
