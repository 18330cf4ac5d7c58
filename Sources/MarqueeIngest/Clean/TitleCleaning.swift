import MarqueeCatalog

/// Cleans the files of titles.
struct TitleCleaning {
    private static let years: ClosedRange<Int64> = 1870...2100
    private static let counts: ClosedRange<Int64> = 0...Int64(Int32.max)
    private static let scores = 0.0...10.0
    private static let popularities = 0.0...1e12

    private let arena: TextArena
    private let known: KnownTitles
    private let knownByIMDbID: [String: Int]

    init(_ arena: TextArena, known: KnownTitles) {
        self.arena = arena
        self.known = known
        knownByIMDbID = Dictionary(
            known.titles.indices.compactMap { index in
                arena.string(known.titles[index].imdbID).map { ($0, index) }
            }
        ) { first, _ in first }
    }

    /// Reads a file's titles into `titles`.
    ///
    /// - Throws: `MQ402` when the file cannot be read.
    func clean(
        _ file: SourceFile, number fileNumber: Int, into titles: inout CleanTitles, progress: Ingestion.Progress
    ) throws -> FileLedger {
        let columns = Columns(file)
        var cleaner = RecordCleaner(file, arena)
        let present = file.refused.isEmpty ? [] : Set(known.titles.map { arena.string($0.id) })
        try cleaner.forEachRecord(progress: progress) { (cleaner) throws(Rejection) in
            let id = try cleaner.code(columns.id)
            guard !id.isMissing else { throw Rejection(.missingKey, field: columns.id, "the title has no id") }
            do throws(Rejection) {
                let row = try read(id, &cleaner, columns, &titles)
                if present.contains(arena.string(row.id)), let former = cleaner.formerRejection { throw former }
                try take(row, &cleaner, columns, fileNumber, &titles)
            } catch {
                // The credits of this title will be refused too, and should say why.
                _ = titles.refusedIDs.insert(id)
                throw error
            }
        }
        return cleaner.ledger
    }

    /// Places of the columns in the file.
    private struct Columns {
        let id, title, type, releaseYear, ageCertification, runtime, genres, countries, seasons: Int?
        let imdbID, imdbScore, imdbVotes, description, tmdbPopularity, tmdbScore: Int?

        init(_ file: SourceFile) {
            id = file.place(of: "id")
            title = file.place(of: "title")
            type = file.place(of: "type")
            releaseYear = file.place(of: "release_year")
            ageCertification = file.place(of: "age_certification")
            runtime = file.place(of: "runtime")
            genres = file.place(of: "genres")
            countries = file.place(of: "production_countries")
            seasons = file.place(of: "seasons")
            imdbID = file.place(of: "imdb_id")
            imdbScore = file.place(of: "imdb_score")
            imdbVotes = file.place(of: "imdb_votes")
            description = file.place(of: "description")
            tmdbPopularity = file.place(of: "tmdb_popularity")
            tmdbScore = file.place(of: "tmdb_score")
        }
    }

    /// A title that has passed every rule that looks at one record alone.
    private struct Row {
        let id, title: TextRef
        let type: TitleType
        let releaseYear: Int64
        let ageCertification: Int32
        let runtime, seasons: Int64
        let imdbID: TextRef
        let imdbScore: Double
        let imdbVotes: Int64
        let description: TextRef
        let tmdbPopularity, tmdbScore: Double
        let genres, countries: [Int32]
    }

    private func read(
        _ id: TextRef, _ cleaner: inout RecordCleaner, _ columns: Columns, _ titles: inout CleanTitles
    ) throws(Rejection) -> Row {
        let runtime = try cleaner.integer(columns.runtime, in: Self.counts)
        if runtime == 0, let field = columns.runtime {
            cleaner.note(.runtimeZero, field: field, original: arena.store("0"))
        }
        let certification = try cleaner.code(columns.ageCertification)
        return Row(
            id: id, title: try cleaner.text(columns.title), type: try cleaner.titleType(columns.type),
            releaseYear: try cleaner.integer(columns.releaseYear, in: Self.years),
            ageCertification: certification.isMissing ? -1 : titles.ageCertifications.insert(certification),
            runtime: runtime, seasons: try cleaner.integer(columns.seasons, in: Self.counts),
            imdbID: try cleaner.code(columns.imdbID), imdbScore: try cleaner.real(columns.imdbScore, in: Self.scores),
            imdbVotes: try cleaner.integer(columns.imdbVotes, in: Self.counts),
            description: try cleaner.text(columns.description),
            tmdbPopularity: try cleaner.real(columns.tmdbPopularity, in: Self.popularities),
            tmdbScore: try cleaner.real(columns.tmdbScore, in: Self.scores),
            genres: try cleaner.genres(columns.genres, &titles.genres),
            countries: try cleaner.countries(columns.countries, &titles.countries))
    }

    private func take(
        _ row: Row, _ cleaner: inout RecordCleaner, _ columns: Columns, _ fileNumber: Int, _ titles: inout CleanTitles
    ) throws(Rejection) {
        if let earlier = titles.number(of: arena.bytes(row.id)) {
            guard let rule = reasonToMerge(row, Int(earlier), titles) else {
                throw Rejection(.conflictingID, field: columns.id, "an earlier record has this id and says otherwise")
            }
            return try merge(rule, into: earlier, &cleaner, columns, fileNumber, &titles)
        }
        if let earlier = titles.title(withIMDbID: arena.bytes(row.imdbID)) {
            if isHolder(row, ofClaimBy: earlier, titles) {
                append(row, to: &titles)
                return cleaner.accept()
            }
            guard isSameWork(row, Int(earlier), titles) else {
                throw Rejection(
                    .conflictingIMDbID, field: columns.imdbID, "an earlier record of another work has this imdb_id")
            }
            try merge(.duplicateIMDbID, into: earlier, &cleaner, columns, fileNumber, &titles)
            _ = titles.mergedIDs.insert(row.id)
            titles.mergedInto.append(earlier)
            return
        }
        if let holder = otherHolder(of: row) {
            let record = cleaner.postpone(or: lostClaim(holder, columns))
            titles.claims[Int32(titles.count)] = CleanTitles.Claim(holder: holder, records: [(fileNumber, record)])
            return append(row, to: &titles)
        }
        append(row, to: &titles)
        cleaner.accept()
    }

    /// Merges a record into an earlier title. Where that one's IMDb id is claimed, the record shares its fate.
    private func merge(
        _ rule: Rule, into earlier: Int32, _ cleaner: inout RecordCleaner, _ columns: Columns, _ fileNumber: Int,
        _ titles: inout CleanTitles
    ) throws(Rejection) {
        let id = titles.ids.texts[Int(earlier)]
        guard let claim = titles.claims[earlier] else { return try cleaner.merge(rule, into: id) }
        let record = try cleaner.postponeMerge(rule, into: id, or: lostClaim(claim.holder, columns))
        titles.claims[earlier]?.records.append((fileNumber, record))
    }

    /// The title of the warehouse that has the record's IMDb id, when it is another.
    private func otherHolder(of row: Row) -> TextRef? {
        guard let imdbID = arena.string(row.imdbID), let other = knownByIMDbID[imdbID] else { return nil }
        let holder = known.titles[other].id
        return isEqual(holder, row.id) ? nil : holder
    }

    private func lostClaim(_ holder: TextRef, _ columns: Columns) -> Rejection {
        Rejection(
            .conflictingIMDbID, field: columns.imdbID,
            "the warehouse has this imdb_id at title \(arena.string(holder) ?? "")")
    }

    /// Whether the warehouse has the IMDb id, which an earlier title of the files has taken, at the title of this record.
    private func isHolder(_ row: Row, ofClaimBy earlier: Int32, _ titles: CleanTitles) -> Bool {
        titles.claims[earlier].map { isEqual($0.holder, row.id) } ?? false
    }

    private func append(_ row: Row, to titles: inout CleanTitles) {
        let number = titles.ids.insert(row.id)
        titles.count += 1
        titles.title.append(row.title)
        titles.type.append(row.type)
        titles.releaseYear.append(row.releaseYear)
        titles.ageCertification.append(row.ageCertification)
        titles.runtime.append(row.runtime)
        titles.seasons.append(row.seasons)
        titles.imdbID.append(row.imdbID)
        titles.imdbScore.append(row.imdbScore)
        titles.imdbVotes.append(row.imdbVotes)
        titles.description.append(row.description)
        titles.tmdbPopularity.append(row.tmdbPopularity)
        titles.tmdbScore.append(row.tmdbScore)
        titles.titleGenres.append(row.genres)
        titles.titleCountries.append(row.countries)
        if !row.imdbID.isMissing {
            let imdbNumber = Int(titles.imdbIDs.insert(row.imdbID))
            if imdbNumber == titles.imdbTitles.count {
                titles.imdbTitles.append(number)
            } else {
                titles.imdbTitles[imdbNumber] = number
            }
        }
    }

    /// Whether two records of one id say the same in every column.
    private func isSame(_ row: Row, _ other: Int, _ titles: CleanTitles) -> Bool {
        guard other < titles.count else { return false }
        return isEqual(row.title, titles.title[other]) && row.type == titles.type[other]
            && row.releaseYear == titles.releaseYear[other]
            && row.ageCertification == titles.ageCertification[other] && row.runtime == titles.runtime[other]
            && row.seasons == titles.seasons[other] && isEqual(row.imdbID, titles.imdbID[other])
            && isEqual(row.imdbScore, titles.imdbScore[other]) && row.imdbVotes == titles.imdbVotes[other]
            && isEqual(row.description, titles.description[other])
            && isEqual(row.tmdbPopularity, titles.tmdbPopularity[other])
            && isEqual(row.tmdbScore, titles.tmdbScore[other])
            && row.genres[...] == titles.titleGenres.items(of: other)
            && row.countries[...] == titles.titleCountries.items(of: other)
    }

    /// Why a record with the id of an earlier title is that title once more; nil when it says otherwise.
    private func reasonToMerge(_ row: Row, _ earlier: Int, _ titles: CleanTitles) -> Rule? {
        if isSame(row, earlier, titles) { return .duplicateRow }
        return isMergedAgain(row, earlier, titles) ? .duplicateIMDbID : nil
    }

    /// Whether a record has the id of one that was merged into another, for the same reason.
    private func isMergedAgain(_ row: Row, _ other: Int, _ titles: CleanTitles) -> Bool {
        titles.mergedIDs.number(of: arena.bytes(row.id)) != nil && !row.imdbID.isMissing
            && isEqual(row.imdbID, titles.imdbID[other]) && isSameWork(row, other, titles)
    }

    /// Whether a record with the IMDb id of an earlier one is about the same work: same type, and same name or year.
    private func isSameWork(_ row: Row, _ other: Int, _ titles: CleanTitles) -> Bool {
        row.type == titles.type[other]
            && (isEqual(row.title, titles.title[other]) || row.releaseYear == titles.releaseYear[other])
    }

    private func isEqual(_ one: TextRef, _ other: TextRef) -> Bool {
        one.isMissing == other.isMissing && arena.bytes(one).isSame(as: arena.bytes(other))
    }

    private func isEqual(_ one: Double, _ other: Double) -> Bool {
        one == other || one.isNaN && other.isNaN
    }
}
