/// Texts of one column, their UTF-8 laid one after the other; any of them may be missing.
package struct TextColumn: Sendable {
    /// The UTF-8 of all texts.
    package private(set) var bytes: [UInt8] = []
    /// Text `i` ends before byte `ends[i]`, and begins where the one before it ends.
    private var ends: [Int] = []
    private var missing: [Bool] = []

    package init() {}

    package init(_ texts: some Sequence<String?>) {
        for text in texts { append(text) }
    }

    package var count: Int { ends.count }

    /// Makes room for so many texts, and for their UTF-8.
    package mutating func reserve(_ count: Int, bytes size: Int = 0) {
        bytes.reserveCapacity(size)
        ends.reserveCapacity(count)
        missing.reserveCapacity(count)
    }

    package mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        missing.append(false)
    }

    package mutating func append(_ text: String?) {
        if let text { bytes.append(contentsOf: text.utf8) }
        ends.append(bytes.count)
        missing.append(text == nil)
    }

    package func isMissing(_ index: Int) -> Bool { missing[index] }

    /// Where the text's UTF-8 lies in ``bytes``; empty for a missing one.
    package func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    package subscript(_ index: Int) -> String? {
        missing[index] ? nil : String(decoding: bytes[range(index)], as: UTF8.self)
    }
}
