/// The warehouse schema as one value: every other description of it (DDL, ERD, data dictionary) is made from here.
package struct Schema: Sendable {
    /// Rises by one with each change of the tables; see MarqueeWarehouse's migrations.
    package let version: Int
    /// Parents before children, so that rows can be loaded in this order with foreign keys on.
    package let tables: [Table]
    package let views: [View]

    package init(version: Int, tables: [Table], views: [View]) {
        self.version = version
        self.tables = tables
        self.views = views
    }

    /// What this build of Marquee reads and writes.
    package static let current = Schema(
        version: 2, tables: CatalogTables.all + LedgerTables.all + RecommendationTables.all, views: CatalogTables.views)

    /// The table of that name.
    package func table(_ name: String) -> Table? {
        tables.first { $0.name == name }
    }
}
