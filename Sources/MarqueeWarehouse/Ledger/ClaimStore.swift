import MarqueeCatalog

/// How a claim stood after an import.
package struct KeptClaim: Sendable {
    package let sentence: String
    /// `holds`, `holds-under`, `tied`, `fails` or `error`.
    package let verdict: String
    package let found: String

    package init(sentence: String, verdict: String, found: String) {
        self.sentence = sentence
        self.verdict = verdict
        self.found = found
    }
}

/// Keeps how claims stood after each run of an import.
package struct ClaimStore {
    private let connection: any Connection

    package init(_ connection: any Connection) { self.connection = connection }

    /// Keeps the outcomes of a run, in the order of their file.
    ///
    /// - Throws: `MQ5xx` as the engine does.
    package func keep(_ claims: [KeptClaim], after run: Int64) throws {
        try connection.transaction {
            try connection.executeEach(
                try connection.insertSQL(LedgerTables.claimOutcomes),
                claims.enumerated().map { place, claim in
                    [
                        .integer(run), .integer(Int64(place + 1)), .text(claim.sentence), .text(claim.verdict),
                        .text(claim.found),
                    ]
                })
        }
    }
}
