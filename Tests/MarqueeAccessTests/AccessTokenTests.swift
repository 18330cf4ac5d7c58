import MarqueeAccess
import Testing

struct AccessTokenTests {
    @Test func text_isReadBack() throws {
        for id: Int64 in [1, 42, .max] {
            let token = AccessToken(id: id)
            let again = try #require(AccessToken(token.text))
            #expect(again.id == id && again.hash == token.hash && again.matches(token.hash))
        }
    }

    @Test func tokens_areNeverTheSame_andHave256Bits() {
        let texts = (0..<100).map { _ in AccessToken(id: 1).text }
        #expect(Set(texts).count == 100)
        #expect(texts.allSatisfy { $0.hasPrefix("mq1_") && $0.count == 4 + 43 })
    }

    @Test func whatIsNoToken_isNone() {
        let good = AccessToken(id: 7).text
        for text in [
            "", "mq", "mq7", "mq7_", "mq7_abc", "mq0_\(good.dropFirst(4))", "mq-7_\(good.dropFirst(4))", "\(good)x",
            "mq07_\(good.dropFirst(4))", String(good.dropLast()), good.uppercased(),
            "mq7_\(String(repeating: "é", count: 22))",
            String(repeating: "m", count: 100_000),
        ] {
            #expect(AccessToken(text) == nil, "\(text.prefix(60))")
        }
    }

    @Test func otherTextOfTheSameBits_isNone() throws {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        for _ in 0..<20 {
            let good = AccessToken(id: 7).text
            let last = try #require(good.last.flatMap { letters.firstIndex(of: $0) })
            // Base 64 leaves two bits of the last letter unused.
            let twins = (1...3).map { String(good.dropLast()) + String(letters[last ^ $0]) }
            let spelled = good.replacing("-", with: "+").replacing("_", with: "/")
            for text in twins + [
                "\(good) ", "\(good)=", "\(good)==", "\(good)\n", " \(good)", "mq7_" + spelled.dropFirst(4) + " ",
            ] {
                #expect(AccessToken(text) == nil, "\(text)")
            }
        }
    }

    @Test func anotherHash_doesNotMatch() {
        let token = AccessToken(id: 1)
        #expect(!token.matches(AccessToken(id: 1).hash))
        #expect(!token.matches("") && !token.matches(String(token.hash.dropLast())))
    }

    @Test func sha256_isThatOfTheStandard() {
        // FIPS 180-2, appendix B.1.
        #expect(Digest.sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
