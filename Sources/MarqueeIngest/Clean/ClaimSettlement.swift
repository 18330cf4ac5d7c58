import MarqueeCatalog

/// Decides, once all files of titles have been read, which titles may have the IMDb id that another title of the warehouse
/// holds: those whose holder has got another id from the files, which a later record may have given.
struct ClaimSettlement {
    private let arena: TextArena

    init(_ arena: TextArena) { self.arena = arena }

    /// Refuses the titles whose claims are lost, and the records that were merged with them.
    ///
    /// - Parameter ledgers: those of the files of titles, in their order.
    func settle(_ titles: inout CleanTitles, _ ledgers: inout [FileLedger]) {
        guard !titles.claims.isEmpty else { return }
        titles.refused = losers(among: titles)
        for (title, claim) in titles.claims.sorted(by: { $0.key < $1.key }) {
            let isTaken = !titles.refused.contains(title)
            for (file, record) in claim.records { ledgers[file].settle(record, isTaken: isTaken) }
        }
        titles.unknown = titles.refused
        for title in titles.refused { _ = titles.refusedIDs.insert(titles.ids.texts[Int(title)]) }
        for (id, title) in zip(titles.mergedIDs.texts, titles.mergedInto) where titles.refused.contains(title) {
            _ = titles.refusedIDs.insert(id)
        }
    }

    /// The titles whose claims are lost. A title that is refused keeps the id that it has in the warehouse, so the claim to
    /// that one is lost too, and so on: no title has more than one claimant, and each is looked at once.
    private func losers(among titles: CleanTitles) -> Set<Int32> {
        var losers: Set<Int32> = []
        var claimants: [Int32: Int32] = [:]
        var open: [Int32] = []
        for (title, claim) in titles.claims {
            if let holder = titles.ids.number(of: arena.bytes(claim.holder)), movesAway(holder, from: title, titles) {
                claimants[holder] = title
            } else {
                open.append(title)
            }
        }
        while let loser = open.popLast() {
            losers.insert(loser)
            if let claimant = claimants[loser] { open.append(claimant) }
        }
        return losers
    }

    /// Whether the files give the holder of an IMDb id another one than the title that claims it.
    private func movesAway(_ holder: Int32, from claimant: Int32, _ titles: CleanTitles) -> Bool {
        !arena.bytes(titles.imdbID[Int(holder)]).isSame(as: arena.bytes(titles.imdbID[Int(claimant)]))
    }
}

extension FileLedger {
    /// Keeps what is to be kept of a record now that others have decided about it.
    fileprivate mutating func settle(_ record: UndecidedRecord, isTaken: Bool) {
        guard isTaken else { return reject(record.diagnostic) }
        for finding in record.findings { note(finding) }
        for (rule, times) in record.counts { count(rule, times: times) }
        if record.isMerged { rowsMerged += 1 }
    }
}
