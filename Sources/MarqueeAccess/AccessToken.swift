import CCrypto
import MarqueeCatalog

/// A token as its holder has it: `mq7_…` with the number under which its hash is kept and 256 random bits.
package struct AccessToken: Sendable {
    /// The number under which the hash is kept.
    package let id: Int64
    private let secret: [UInt8]

    /// A new token.
    package init(id: Int64) {
        self.id = id
        // The system's generator, which is one for keys.
        var generator = SystemRandomNumberGenerator()
        secret = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// The token that a text is; nil when it is none.
    package init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 80, text.hasPrefix("mq") else { return nil }
        let parts = text.utf8.dropFirst(2).split(
            separator: UInt8(ascii: "_"), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        let number = String(decoding: parts[0], as: UTF8.self)
        guard let id = Int64(number), id > 0, String(id) == number, let secret = Base64URL.decode(parts[1]),
            secret.count == 32
        else { return nil }
        self.id = id
        self.secret = secret
    }

    /// The text that is shown once.
    package var text: String { "mq\(id)_\(Base64URL.encode(secret))" }

    /// What is kept: the secret has 256 random bits, so that one round of SHA-256 can't be turned back by guessing.
    package var hash: String { Digest.sha256(secret) }

    /// Whether this is the token whose hash is kept, found out in the same time for every answer.
    package func matches(_ keptHash: String) -> Bool {
        Self.areEqual(hash, keptHash)
    }

    /// Compares two texts byte by byte, in the same time for all texts of one length.
    private static func areEqual(_ one: String, _ other: String) -> Bool {
        let (one, other) = (Array(one.utf8), Array(other.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Hashes as the governance tables keep them.
package enum Digest {
    /// SHA-256, 64 hexadecimal digits.
    package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var hash = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        // A large body is not copied for this.
        let isDone: Void? = bytes.withContiguousStorageIfAvailable { _ = SHA256($0.baseAddress, $0.count, &hash) }
        if isDone == nil {
            let bytes = Array(bytes)
            SHA256(bytes, bytes.count, &hash)
        }
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in hash {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// SHA-256 of a text's UTF-8.
    @Sendable package static func sha256(_ text: String) -> String { sha256(text.utf8) }
}
