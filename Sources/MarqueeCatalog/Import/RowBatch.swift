/// Rows for one table of the warehouse, column by column, and how they relate to the rows that are there already.
package struct RowBatch {
    /// What becomes of rows of the warehouse that no row of the batch corresponds to.
    package enum Absence: Equatable, Sendable {
        /// They are none of this batch's business.
        case ignore
        /// The source no longer has them: counted as gone, deleted only when the import prunes.
        case gone
        /// They belong to a title that the batch describes, so the source says that they are no more: deleted.
        case replaced
        /// As ``gone``, among the best-of lists that the batch describes.
        case goneFromList
    }

    package let table: Table
    /// Names of the columns that have values here, in the order of ``values``.
    package let columns: [String]
    package var values: [ColumnValues]
    package let count: Int
    /// Columns by which a row of the batch and a row of the warehouse are taken for the same.
    package let matchedBy: [String]
    /// The generated key that the load hands out, if it does: not among ``columns``.
    package let generatedKey: String?
    package let absence: Absence
    /// Whether a row of the warehouse that one of the batch is matched with keeps its values, so that only what it lacks is
    /// put in.
    package let keepsPresentValues: Bool

    package init(
        _ table: Table, columns: [(String, ColumnValues)], count: Int, matchedBy: [String], generatedKey: String? = nil,
        absence: Absence, keepsPresentValues: Bool = false
    ) {
        self.table = table
        self.columns = columns.map(\.0)
        self.values = columns.map(\.1)
        self.count = count
        self.matchedBy = matchedBy
        self.generatedKey = generatedKey
        self.absence = absence
        self.keepsPresentValues = keepsPresentValues
    }
}

/// The cleaned and normalised content of the source files: what Normalise hands to the load.
package struct NormalisedCatalog {
    /// Keeps the texts of all batches.
    package let arena: TextArena
    /// Parents before children.
    package let batches: [RowBatch]

    package init(arena: TextArena, batches: [RowBatch]) {
        self.arena = arena
        self.batches = batches
    }

    /// The same rows as an addition to what the warehouse holds: what is not among them is not gone, a person's credit
    /// under another character stands beside the one that is there instead of replacing it, and persons and credits that
    /// are there stay as they are, because their first credits came earlier.
    package var asAddition: NormalisedCatalog {
        NormalisedCatalog(
            arena: arena,
            batches: batches.map { batch in
                RowBatch(
                    batch.table, columns: Array(zip(batch.columns, batch.values)), count: batch.count,
                    matchedBy: batch.matchedBy + batch.columns.filter { $0 == "character_name" },
                    generatedKey: batch.generatedKey, absence: batch.absence == .replaced ? .replaced : .ignore,
                    keepsPresentValues: ["persons", "credits"].contains(batch.table.name))
            })
    }
}
