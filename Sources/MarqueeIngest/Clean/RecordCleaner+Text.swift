import MarqueeCatalog

/// Text cells.
extension RecordCleaner {
    /// The text of a field, cleaned and kept in the arena; ``TextRef/missing`` when it is empty or the file has no such
    /// column.
    ///
    /// - Throws: ``Rejection`` by `invalid_utf8` or `text_too_long`.
    mutating func text(_ field: Int?) throws(Rejection) -> TextRef {
        guard let field else { return .missing }
        let bytes = file.reader.field(field)
        guard !bytes.isEmpty else {
            countMissing()
            return .missing
        }
        if Self.isPlain(bytes) { return arena.store(bytes) }
        return try cleaned(bytes, field)
    }

    /// Most characters of a key or a code.
    static let longestCode = 64

    /// The text of a field that is a key or a code: like ``text(_:)``, at most ``longestCode`` characters, and words that
    /// stand for a missing value count as missing.
    mutating func code(_ field: Int?) throws(Rejection) -> TextRef {
        guard let field, let bytes = try present(field) else { return .missing }
        let text = Self.isPlain(bytes) ? arena.store(bytes) : try cleaned(bytes, field)
        try Self.requireFit(arena.bytes(text), field)
        return text
    }

    /// The bytes of a number, a key, a code or a list; nil when they stand for a missing value.
    ///
    /// - Throws: ``Rejection`` by `text_too_long`.
    mutating func present(_ field: Int) throws(Rejection) -> UnsafeBufferPointer<UInt8>? {
        let bytes = withoutControls(try storable(field), field)
        guard !bytes.isEmpty else {
            countMissing()
            return nil
        }
        let trimmed = bytes.trimmed
        guard trimmed.isEmpty || Self.saysMissing(trimmed) else { return bytes }
        note(.missingToken, field: field, original: arena.store(bytes))
        return nil
    }

    private mutating func withoutControls(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: Int
    ) -> UnsafeBufferPointer<UInt8> {
        // Of bytes that are no text, the rest might be one.
        guard bytes.contains(where: Self.isControl), String(validating: bytes, as: UTF8.self) != nil else {
            return bytes
        }
        let rest = bytes.filter { !Self.isControl($0) }.withUnsafeBufferPointer(arena.store)
        note(.controlCharacters, field: field, original: arena.store(bytes), proposal: rest)
        return arena.bytes(rest)
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\t") && !Byte.isLineEnd(byte) || byte == 0x7F
    }

    /// Makes sure that a key column takes a text as it is to be stored: engines count Unicode scalars, not bytes.
    ///
    /// - Throws: ``Rejection`` by `text_too_long`.
    static func requireFit(_ text: UnsafeBufferPointer<UInt8>, _ field: Int) throws(Rejection) {
        guard text.count > longestCode else { return }
        let scalars = text.count { $0 & 0xC0 != 0x80 }
        guard scalars <= longestCode else {
            throw Rejection(.textTooLong, field: field, "a key or a list item of more than \(longestCode) characters")
        }
    }

    /// The bytes of a field, which are few enough to be kept whatever rule falls on them.
    ///
    /// - Throws: ``Rejection`` by `text_too_long`.
    func storable(_ field: Int) throws(Rejection) -> UnsafeBufferPointer<UInt8> {
        let bytes = file.reader.field(field)
        // Bytes that are no UTF-8 are kept as replacement characters, of three bytes each.
        guard bytes.count <= TextArena.longestText / 3 else {
            throw Rejection(.textTooLong, field: field, "a cell of \(bytes.count) bytes")
        }
        return bytes
    }

    /// Nothing that a rule or a suspicion could fall on.
    @inline(__always)
    private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= TextArena.longestText, !(bytes.count <= 4 && saysMissing(bytes)) else { return false }
        return switch TextScan.look(bytes) {
        case .notPlain: false
        case .plainASCII: !TextSuspicions.isWorthALook(ascii: bytes)
        case .plain: !TextSuspicions.isWorthALook(bytes)
        }
    }

    /// The way of a text that is not plain: every rule in turn.
    mutating func cleaned(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Int) throws(Rejection) -> TextRef {
        guard let decoded = String(validating: bytes, as: UTF8.self) else {
            throw Rejection(
                .invalidUTF8, field: field,
                "the text is not UTF-8; if the whole file is ISO 8859-1, import it with --encoding latin-1")
        }
        guard bytes.count <= TextArena.longestText else {
            throw Rejection(
                .textTooLong, field: field, "a text of \(bytes.count) bytes, more than \(TextArena.longestText)")
        }
        var text = decoded
        if bytes.contains(where: Self.isControl) {
            let rest = String(decoding: bytes.filter { !Self.isControl($0) }, as: UTF8.self)
            replace(.controlCharacters, field, &text, by: rest)
        }
        let trimmed = text.trimmed
        if trimmed.utf8.count != text.utf8.count { replace(.edgeBlanks, field, &text, by: trimmed) }
        guard !text.isEmpty else {
            countMissing()
            return .missing
        }
        let composed = text.composed
        if !composed.utf8.elementsEqual(text.utf8) {
            guard composed.utf8.count <= TextArena.longestText else {
                throw Rejection(.textTooLong, field: field, "a text of \(composed.utf8.count) bytes once composed")
            }
            replace(.unicodeNFC, field, &text, by: composed)
        }
        let kept = arena.store(text)
        if Self.saysMissing(arena.bytes(kept)) {
            note(.missingSuspected, field: field, original: kept)
        } else if TextSuspicions.isWorthALook(arena.bytes(kept)), let suspicion = TextSuspicions.find(in: text) {
            note(
                suspicion.kind == .spreadsheetDate ? .spreadsheetDate : .wrongEncoding, field: field, original: kept,
                proposal: suspicion.proposal.map(arena.store) ?? .missing)
        }
        return kept
    }

    private mutating func replace(_ rule: Rule, _ field: Int, _ text: inout String, by better: String) {
        note(rule, field: field, original: arena.store(text), proposal: arena.store(better))
        text = better
    }

    /// Whether a text is one of the words by which tools write a missing value.
    static func saysMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch bytes.count {
        case 1: says("-", bytes)
        case 2: says("na", bytes) || says("\\n", bytes)
        case 3: says("nan", bytes) || says("n/a", bytes)
        case 4: says("null", bytes) || says("none", bytes)
        default: false
        }
    }

    /// Whether a text is one of those words and no country either: NA is Namibia.
    static func saysMissingCountry(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        saysMissing(bytes) && !(bytes.count == 2 && says("na", bytes))
    }

    /// Whether the bytes are a word of the same length, in lower case or upper case.
    @inline(__always)
    private static func says(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for (place, byte) in bytes.enumerated() {
            guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == word.utf8Start[place] else { return false }
        }
        return true
    }
}
