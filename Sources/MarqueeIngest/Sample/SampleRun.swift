/// One generation of a sample catalog.
struct SampleRun {
    private let count: Int
    private let maker: SampleTitleMaker
    private let writer: SampleTitleWriter
    private var cast: SampleCast
    private var movies: SampleBestOf
    private var shows: SampleBestOf
    private var titleSheet = SampleSheet(
        .titles, marked: false,
        header: """
            id,title,type,release_year,age_certification,runtime,genres,production_countries,seasons,imdb_id,\
            imdb_score,imdb_votes
            """)
    private var creditSheet = SampleSheet(.credits, marked: false, header: "person_id,id,name,character,role")

    init(titles: Int, seed: UInt64) {
        count = titles
        maker = SampleTitleMaker(count: titles, seed: seed)
        writer = SampleTitleWriter(
            ids: SampleTitleIDs(titles: titles, seed: seed), names: SampleTitleNames(seed: seed))
        cast = SampleCast(titles: titles, seed: seed)
        movies = SampleBestOf(shows: false, leastScore: 69, listed: (titles: 387, years: 49), titles: titles)
        shows = SampleBestOf(shows: true, leastScore: 75, listed: (titles: 246, years: 31), titles: titles)
    }

    mutating func generate(_ sink: (SampleFile, UnsafeRawBufferPointer) throws -> Void) rethrows {
        for number in 0..<count {
            let title = maker.title(number)
            writer.write(title, to: &titleSheet)
            cast.write(title, ids: writer.ids, to: &creditSheet)
            movies.consider(title)
            shows.consider(title)
            try titleSheet.passOn(sink)
            try creditSheet.passOn(sink)
        }
        try titleSheet.finish(sink)
        try creditSheet.finish(sink)
        try finishLists(sink)
    }

    private func finishLists(_ sink: (SampleFile, UnsafeRawBufferPointer) throws -> Void) rethrows {
        var sheet = SampleSheet(
            .bestMovies, marked: true,
            header: "TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,MAIN_GENRE,MAIN_PRODUCTION")
        movies.writeBest(to: &sheet, names: writer.names)
        try sheet.finish(sink)
        sheet = SampleSheet(
            .bestShows, marked: true,
            header: "TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_VOTES,DURATION,NUMBER_OF_SEASONS,MAIN_GENRE,MAIN_PRODUCTION")
        shows.writeBest(to: &sheet, names: writer.names)
        try sheet.finish(sink)
        sheet = SampleSheet(
            .bestMoviesByYear, marked: true, header: "TITLE,RELEASE_YEAR,SCORE,MAIN_GENRE,MAIN_PRODUCTION")
        movies.writeBestByYear(to: &sheet, names: writer.names)
        try sheet.finish(sink)
        sheet = SampleSheet(
            .bestShowsByYear, marked: true,
            header: "TITLE,RELEASE_YEAR,SCORE,NUMBER_OF_SEASONS,MAIN_GENRE,MAIN_PRODUCTION")
        shows.writeBestByYear(to: &sheet, names: writer.names)
        try sheet.finish(sink)
    }
}
