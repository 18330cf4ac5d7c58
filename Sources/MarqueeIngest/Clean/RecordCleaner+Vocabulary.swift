import MarqueeCatalog

/// Cells whose values come from a vocabulary, and lists of such values.
extension RecordCleaner {
    /// What a title is.
    ///
    /// - Throws: ``Rejection`` by `missing_key`, `unknown_type`, `invalid_utf8` or `text_too_long`.
    mutating func titleType(_ field: Int?) throws(Rejection) -> TitleType {
        guard let field else { throw Rejection(.missingKey, "the record has no type") }
        if let type = TitleType(rawValue: String(decoding: try storable(field), as: UTF8.self)) { return type }
        let text = try code(field)
        guard let name = arena.string(text) else {
            throw Rejection(.missingKey, field: field, "the title has no type")
        }
        guard let type = TitleType(rawValue: name.uppercased()) else {
            throw Rejection(.unknownType, field: field, "the type is neither MOVIE nor SHOW")
        }
        if name != type.rawValue {
            note(.letterCase, field: field, original: text, proposal: arena.store(type.rawValue))
        }
        return type
    }

    /// Genres that other sources name otherwise.
    static let genreAliases = ["documentary": "documentation", "sports": "sport", "musical": "music"]

    /// The genres in a list cell, each once, in the cell's order.
    ///
    /// - Throws: ``Rejection`` by `malformed_list`, `invalid_utf8` or `text_too_long`.
    mutating func genres(_ field: Int?, _ vocabulary: inout TextIndex) throws(Rejection) -> [Int32] {
        try list(field, isMissing: Self.saysMissing) { (cleaner, item, field) throws(Rejection) in
            try cleaner.genre(item, field, &vocabulary)
        }
    }

    /// The genre that a text names.
    ///
    /// - Throws: ``Rejection`` by `text_too_long`.
    mutating func genre(
        _ text: UnsafeBufferPointer<UInt8>, _ field: Int, _ vocabulary: inout TextIndex
    ) throws(Rejection) -> Int32 {
        if let known = vocabulary.number(of: text) { return known }
        let original = String(decoding: text, as: UTF8.self)
        let lowercased = original.lowercased().composed
        let name = Self.genreAliases[lowercased] ?? lowercased
        let kept = arena.store(name)
        try Self.requireFit(arena.bytes(kept), field)
        if name != original {
            note(
                name == lowercased ? .letterCase : .genreAlias, field: field, original: arena.store(original),
                proposal: kept)
        }
        return vocabulary.insert(kept)
    }

    /// The countries in a list cell, each once, in the cell's order.
    ///
    /// - Throws: as ``genres(_:_:)``.
    mutating func countries(_ field: Int?, _ countries: inout Countries) throws(Rejection) -> [Int32] {
        try list(field, isMissing: Self.saysMissingCountry) { (cleaner, item, field) throws(Rejection) in
            try cleaner.country(item, field, &countries)
        }
    }

    /// The country that a text means.
    ///
    /// - Throws: ``Rejection`` by `text_too_long`.
    mutating func country(
        _ text: UnsafeBufferPointer<UInt8>, _ field: Int, _ countries: inout Countries
    ) throws(Rejection) -> Int32 {
        try Self.requireFit(text, field)
        let (code, rule) = countries.read(text)
        if let rule {
            note(
                rule, field: field, original: arena.store(text),
                proposal: rule == .countryName ? countries.codes.texts[Int(code)] : .missing)
        }
        return code
    }

    private mutating func list(
        _ field: Int?, isMissing: (UnsafeBufferPointer<UInt8>) -> Bool,
        _ number: (inout RecordCleaner, UnsafeBufferPointer<UInt8>, Int) throws(Rejection) -> Int32
    ) throws(Rejection) -> [Int32] {
        guard let field, let cell = try present(field) else { return [] }
        guard TextScan.isPlain(cell) || String(validating: cell, as: UTF8.self) != nil else {
            throw Rejection(.invalidUTF8, field: field, "the text is not UTF-8")
        }
        var items = DistinctItems()
        var refusal: Rejection?
        let isWhole = ListCell.forEachItem(of: cell) { item in
            guard refusal == nil, let text = mended(item, field) else { return }
            guard !isMissing(text) else { return note(.missingToken, field: field, original: arena.store(text)) }
            do throws(Rejection) {
                if !items.append(try number(&self, text, field)) {
                    // Not the cell, which may have thousands of them.
                    note(.duplicateListItem, field: field, original: arena.store(text))
                }
            } catch {
                refusal = error
            }
        }
        guard isWhole else { throw Rejection(.malformedList, field: field, "the list does not end as it begins") }
        if let refusal { throw refusal }
        return items.numbers
    }

    /// An item with the repairs that any text gets; nil when nothing is left of it.
    private mutating func mended(_ item: UnsafeBufferPointer<UInt8>, _ field: Int) -> UnsafeBufferPointer<UInt8>? {
        if TextScan.isPlain(item) { return item }
        // Cannot throw: an item is UTF-8, since its cell is, and no longer than that, which is storable.
        guard let text = try? cleaned(item, field), !text.isMissing else { return nil }
        return arena.bytes(text)
    }
}

/// The items of a list, each once, in the list's order.
private struct DistinctItems {
    /// Few items are sooner looked through than hashed.
    private static let longestScan = 16

    private(set) var numbers: [Int32] = []
    /// All numbers, once there are more than are looked through.
    private var seen: Set<Int32> = []

    /// Adds an item; false when the list has it.
    mutating func append(_ number: Int32) -> Bool {
        if numbers.count < Self.longestScan {
            guard !numbers.contains(number) else { return false }
        } else {
            if seen.isEmpty { seen = Set(numbers) }
            guard seen.insert(number).inserted else { return false }
        }
        numbers.append(number)
        return true
    }
}
