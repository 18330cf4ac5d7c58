/// A list of words, their bytes one behind the other: a name is put together of some for every credit, and an
/// array per word would be counted up and down each time.
final class SampleWords: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]

    /// - Parameter text: Words between blanks and line ends; `_` stands for a blank within a word, `~` for nothing.
    init(_ text: StaticString) {
        var bytes: [UInt8] = []
        var starts = [0]
        var isInWord = false
        text.withUTF8Buffer { utf8 in
            for byte in utf8 {
                if byte == 0x20 || byte == 10 {
                    if isInWord { starts.append(bytes.count) }
                    isInWord = false
                    continue
                }
                isInWord = true
                if byte == UInt8(ascii: "~") { continue }
                bytes.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
            }
        }
        if isInWord { starts.append(bytes.count) }
        self.bytes = bytes
        self.starts = starts
    }

    var count: Int { starts.count - 1 }

    /// Appends a word; the index wraps around.
    func append(_ index: Int, to buffer: inout [UInt8]) {
        guard count > 0 else { return }
        let word = index % count
        buffer.append(contentsOf: bytes[starts[word]..<starts[word + 1]])
    }
}
