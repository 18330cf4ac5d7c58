import MarqueeCatalog

extension Figure {
    /// The most frequent words of titles, with places for a picture.
    static func titleWords(_ study: Study) -> Figure {
        words(study, study.catalog.titles.names, name: "title_words", title: "Words of titles", of: "title")
    }

    /// The most frequent words of descriptions; nil where no title has one.
    static func descriptionWords(_ study: Study) -> Figure? {
        let texts = study.catalog.titles.descriptions
        guard !texts.bytes.isEmpty else { return nil }
        return words(study, texts, name: "description_words", title: "Words of descriptions", of: "description")
    }

    private static func words(
        _ study: Study, _ texts: TextColumn, name: String, title: String, of text: String
    ) -> Figure {
        let counts = WordCounts(texts).first(shownWords)
        let cloud = WordCloud(counts)
        var table = FigureTable("word", "titles", "x", "y", "size", "angle")
        for word in cloud.words {
            table.add(
                .text(word.text), .integer(word.count), .number(word.x), .number(word.y), .number(word.size),
                .integer(word.angle))
        }
        let n = (0..<texts.count).count { !texts.isMissing($0) }
        let finding =
            if let most = counts.first {
                "\u{201C}\(most.word)\u{201D} is the most frequent word, in "
                    + "\(English.number(most.texts)) of \(English.count(n, text))."
            } else { study.count == 0 ? English.noTitles : "No word is left once stop words are taken out." }
        return Figure(
            name, title: title,
            rule: """
                raw; the titles whose \(text) has the word, each once; words in lower case, of letters, digits and \
                apostrophes, two or more characters, without the stop words of the main languages; the \(shownWords) \
                most frequent, equal ones in byte order\(leftOut(counts.count - cloud.words.count)). Size grows with \
                the root of the count; x and y are the word's middle in a box of 800 by 400; n is the number of \
                \(text)s.
                """,
            n: n, finding: finding, table: table)
    }

    private static func leftOut(_ count: Int) -> String {
        count == 0 ? "" : ", of which \(count) found no place and \(count == 1 ? "is" : "are") left out"
    }

    private static let shownWords = 120
}
