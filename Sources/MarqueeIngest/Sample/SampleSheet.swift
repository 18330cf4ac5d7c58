/// The bytes of one file that are yet to be passed on.
struct SampleSheet {
    private static let chunk = 256 * 1024

    private let file: SampleFile
    private let lineEnd: [UInt8]
    private var bytes: [UInt8] = []
    private var fieldStart = 0
    private var rowStart = 0
    private var isRowOpen = false

    /// - Parameters:
    ///   - file: The file the bytes are of.
    ///   - marked: Whether a byte order mark comes first; such files have LF, the others CRLF.
    ///   - header: The first row.
    init(_ file: SampleFile, marked: Bool, header: StaticString) {
        self.file = file
        lineEnd = marked ? [10] : [13, 10]
        bytes.reserveCapacity(Self.chunk + 64 * 1024)
        if marked { bytes += [0xEF, 0xBB, 0xBF] }
        header.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes one field with what `body` appends, in quotes if the format demands them.
    mutating func field(_ body: (inout [UInt8]) -> Void) {
        if isRowOpen { bytes.append(UInt8(ascii: ",")) }
        isRowOpen = true
        fieldStart = bytes.count
        body(&bytes)
        var needsQuotes = false
        for byte in bytes[fieldStart...] where byte == 0x22 || byte == 0x2C || byte == 10 || byte == 13 {
            needsQuotes = true
        }
        if needsQuotes { quoteField() }
    }

    mutating func field(_ number: Int) { field { $0.appendDecimal(number) } }

    mutating func field(_ text: StaticString) { field { $0.appendText(text) } }

    /// Writes a number of tenths with one digit after the point, or none if that is a zero; nothing for nil.
    mutating func field(tenths: Int?) {
        field { bytes in
            guard let tenths else { return }
            bytes.appendDecimal(tenths / 10)
            if tenths % 10 != 0 {
                bytes.append(UInt8(ascii: "."))
                bytes.appendDecimal(tenths % 10)
            }
        }
    }

    mutating func field(optional number: Int?) { field { if let number { $0.appendDecimal(number) } } }

    mutating func emptyField() { field { _ in } }

    /// Puts the last field in quotes if it is not, and text behind the closing quote: damage.
    mutating func spoilField(with text: StaticString) {
        if bytes.last != 0x22 { quoteField() }
        bytes.appendText(text)
    }

    /// Starts a row. The line end of the row before comes with it, since the marked files end without one.
    mutating func openRow() {
        bytes.append(contentsOf: lineEnd)
        rowStart = bytes.count
        isRowOpen = false
    }

    /// Writes the row that was written last once more.
    mutating func repeatRow() {
        let row = Array(bytes[rowStart...])
        openRow()
        bytes.append(contentsOf: row)
    }

    /// Passes the bytes on once there are enough for a chunk.
    mutating func passOn(_ sink: (SampleFile, UnsafeRawBufferPointer) throws -> Void) rethrows {
        guard bytes.count >= Self.chunk else { return }
        try bytes.withUnsafeBytes { try sink(file, $0) }
        bytes.removeAll(keepingCapacity: true)
    }

    /// Passes the rest of the bytes on, after a line end where the file has one at its end.
    mutating func finish(_ sink: (SampleFile, UnsafeRawBufferPointer) throws -> Void) rethrows {
        if lineEnd.count == 2 { bytes.append(contentsOf: lineEnd) }
        try bytes.withUnsafeBytes { try sink(file, $0) }
        bytes = []
    }

    private mutating func quoteField() {
        var quoted: [UInt8] = [0x22]
        for byte in bytes[fieldStart...] {
            if byte == 0x22 { quoted.append(0x22) }
            quoted.append(byte)
        }
        bytes.removeLast(bytes.count - fieldStart)
        bytes.append(contentsOf: quoted)
        bytes.append(0x22)
    }
}

extension [UInt8] {
    /// Appends a number's decimal digits.
    mutating func appendDecimal(_ number: Int) {
        if number < 0 { append(UInt8(ascii: "-")) }
        let start = count
        var rest = number.magnitude
        repeat {
            append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }

    /// Appends the UTF-8 of a text.
    mutating func appendText(_ text: StaticString) { text.withUTF8Buffer { append(contentsOf: $0) } }
}
