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
