extension CatalogSnapshot {
    /// Digests of the parts of a snapshot: the same catalog has the same ones, whatever engine holds it. They tell versions of
    /// data apart and are no protection against somebody who wants two to be alike.
    package struct Digest: Hashable, Sendable {
        /// By part: titles, genres, countries, persons, credits, best_of.
        package let parts: [(name: String, value: UInt64)]

        /// All parts as 16 hexadecimal digits each, joined: what is kept beside results.
        package var text: String { parts.map { Self.hexadecimal($0.value) }.joined() }

        /// One value for the whole, as 16 hexadecimal digits.
        package var short: String {
            var hash = ContentHash()
            for part in parts { hash.add(part.value) }
            return Self.hexadecimal(hash.value)
        }

        /// The parts that differ from those of another digest, given as its ``text``; nil when that is none.
        package func changes(since text: String) -> [String]? {
            let own = self.text
            guard text.utf8.count == own.utf8.count else { return nil }
            let (before, now) = (Array(text.utf8), Array(own.utf8))
            return parts.indices.filter { before[$0 * 16..<$0 * 16 + 16] != now[$0 * 16..<$0 * 16 + 16] }
                .map { parts[$0].name }
        }

        package static func == (one: Digest, other: Digest) -> Bool { one.text == other.text }
        package func hash(into hasher: inout Hasher) { hasher.combine(text) }

        private static func hexadecimal(_ value: UInt64) -> String {
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }
    }

    /// Computed anew each time, in one pass over all columns.
    package var digest: Digest {
        var parts: [(name: String, value: UInt64)] = []
        func add(_ name: String, _ fill: (inout ContentHash) -> Void) {
            var hash = ContentHash()
            fill(&hash)
            parts.append((name, hash.value))
        }
        add("titles") { hash in
            for texts in [titles.ids, titles.names, titles.imdbIDs, titles.descriptions] { hash.add(texts) }
            for names in [titles.typeNames, titles.certificationNames] { hash.add(TextColumn(names)) }
            for places in [titles.types, titles.certifications] { hash.add(places) }
            for numbers in [
                titles.releaseYears, titles.runtimes, titles.seasons, titles.scores, titles.votes,
                titles.tmdbPopularities, titles.tmdbScores,
            ] { hash.add(numbers.map { $0.isNaN ? UInt64.max : $0.bitPattern }) }
        }
        for (name, lists) in [("genres", genres), ("countries", countries)] {
            add(name) { hash in
                hash.add(TextColumn(lists.names))
                hash.add(lists.starts)
                hash.add(lists.values)
            }
        }
        add("persons") { hash in
            hash.add(persons.ids)
            hash.add(persons.names)
        }
        add("credits") { hash in
            hash.add(TextColumn(credits.roleNames))
            hash.add(credits.starts)
            hash.add(credits.persons)
            hash.add(credits.roles)
        }
        add("best_of") { hash in
            hash.add(TextColumn(bestOfLists))
            for entry in bestOf {
                for number in [entry.list, entry.title, entry.position] { hash.add(UInt64(bitPattern: Int64(number))) }
                for number in [entry.score, entry.votes] { hash.add(number.isNaN ? .max : number.bitPattern) }
            }
        }
        return Digest(parts: parts)
    }
}

/// A running hash of 64 bits: each word is mixed in by a multiplication to 128 bits whose halves are folded.
private struct ContentHash {
    private(set) var value: UInt64 = 0x9e37_79b9_7f4a_7c15

    mutating func add(_ word: UInt64) {
        let product = (value ^ word).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
        value = product.high ^ product.low ^ (value &<< 1 | value &>> 63)
    }

    mutating func add<Element>(_ values: [Element]) where Element: BitwiseCopyable {
        add(UInt64(values.count))
        values.withUnsafeBytes { bytes in
            var place = 0
            while place + 8 <= bytes.count {
                add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
                place += 8
            }
            var rest: UInt64 = 0
            for byte in bytes[place...].reversed() { rest = rest &<< 8 | UInt64(byte) }
            add(rest)
        }
    }

    mutating func add(_ texts: TextColumn) {
        add(texts.bytes)
        // A missing text is none of zero length.
        add((0..<texts.count).map { texts.isMissing($0) ? -1 : texts.range($0).count })
    }
}
