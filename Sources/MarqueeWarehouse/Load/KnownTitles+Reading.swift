package import MarqueeCatalog

extension KnownTitles {
    /// The titles that the warehouse holds, their texts in `arena`.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package init(of connection: any Connection, _ arena: TextArena) throws {
        var titles: [Title] = []
        let sql = """
            SELECT t.id, t.title, y.name = 'SHOW', t.release_year, t.imdb_id
            FROM titles t JOIN title_types y ON y.id = t.type_id
            """
        func kept(_ cell: Cell) -> TextRef {
            if case .text(let bytes) = cell { arena.store(bytes) } else { .missing }
        }
        try connection.query(sql, []) { row in
            titles.append(
                Title(
                    id: kept(row[0]), title: kept(row[1]), isShow: row[2].integer == 1,
                    releaseYear: row[3].integer ?? ColumnValues.missingInteger, imdbID: kept(row[4])))
        }
        self.init(titles: titles)
    }
}
