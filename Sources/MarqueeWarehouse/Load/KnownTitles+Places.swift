package import MarqueeCatalog

extension KnownTitles {
    /// Reads which titles the warehouse has on which list.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package mutating func readPlaces(_ connection: any Connection) throws {
        let sql = """
            SELECT l.name, p.title_id FROM title_best_of p JOIN best_of_lists l ON l.id = p.best_of_list_id
            """
        try connection.query(sql, []) { row in
            if let list = row[0].string, let title = row[1].string { placed[list, default: []].insert(title) }
        }
    }
}
