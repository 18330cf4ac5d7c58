/// The ids of titles: `tm` and a number for a movie, `ts` and a number for a show; IMDb's with `tt`.
struct SampleTitleIDs: Sendable {
    private let movies: SampleIDs
    private let shows: SampleIDs
    private let imdb: SampleIDs

    init(titles: Int, seed: UInt64) {
        let key = SampleRandom.key(seed, .titleID)
        movies = SampleIDs(
            count: titles, blocks: 8, top: max(1_204_412, titles * 208), quantiles: SampleTerms.movieIDs, key: key)
        shows = SampleIDs(
            count: titles, blocks: 8, top: max(346_959, titles * 60), quantiles: SampleTerms.showIDs, key: key)
        imdb = SampleIDs(
            count: titles, blocks: 8, top: max(19_892_832, titles * 60), quantiles: SampleTerms.imdbIDs,
            key: SampleRandom.key(seed, .imdbID))
    }

    func writeID(of title: SampleTitle, to sheet: inout SampleSheet) {
        sheet.field { bytes in
            bytes.appendText(title.isShow ? "ts" : "tm")
            bytes.appendDecimal(title.isShow ? shows[title.number] : movies[title.number])
        }
    }

    /// Writes the id of a movie that is not in the catalog.
    func writeUnusedID(_ number: Int, to sheet: inout SampleSheet) {
        sheet.field { bytes in
            bytes.appendText("tm")
            bytes.appendDecimal(movies.unused(number))
        }
    }

    func writeIMDbID(of title: SampleTitle, to sheet: inout SampleSheet) {
        sheet.field { bytes in
            guard title.hasIMDb else { return }
            let number = imdb[title.number]
            bytes.appendText("tt")
            var padded = 1_000_000
            while padded > max(number, 1) {
                bytes.append(UInt8(ascii: "0"))
                padded /= 10
            }
            bytes.appendDecimal(number)
        }
    }
}

/// Rows of the file of titles.
struct SampleTitleWriter: Sendable {
    let ids: SampleTitleIDs
    let names: SampleTitleNames

    /// Writes the row of a title, spoiled as its quirk demands.
    func write(_ title: SampleTitle, to sheet: inout SampleSheet) {
        sheet.openRow()
        ids.writeID(of: title, to: &sheet)
        sheet.field { names.append(title, to: &$0) }
        if title.quirk == .textAfterTitleQuote { sheet.spoilField(with: " (uncut)") }
        sheet.field(title.isShow ? "SHOW" : "MOVIE")
        sheet.field(title.year)
        sheet.field { bytes in
            if let certification = title.certification { bytes.appendText(SampleTerms.certifications[certification]) }
        }
        sheet.field { bytes in
            bytes.appendDecimal(title.runtime)
            if title.quirk == .decimalRuntime { bytes.appendText(".0") }
        }
        if title.quirk == .shortTitleRow { return }
        writeList(title.genres.map { SampleTerms.genres[$0] }, to: &sheet)
        writeList(title.quirk?.country.map { [$0] } ?? title.countries.map { SampleCountry.all[$0].code }, to: &sheet)
        sheet.field(optional: title.seasons)
        ids.writeIMDbID(of: title, to: &sheet)
        sheet.field(tenths: title.score)
        sheet.field(optional: title.votes)
        if title.quirk == .repeatedTitleRow { sheet.repeatRow() }
    }

    /// Writes a list as a Python program prints it.
    private func writeList(_ items: [StaticString], to sheet: inout SampleSheet) {
        sheet.field { bytes in
            bytes.append(UInt8(ascii: "["))
            for (place, item) in items.enumerated() {
                bytes.appendText(place == 0 ? "'" : ", '")
                bytes.appendText(item)
                bytes.append(UInt8(ascii: "'"))
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}
