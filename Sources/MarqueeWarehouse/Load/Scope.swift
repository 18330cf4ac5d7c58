import MarqueeCatalog

/// Which rows of the warehouse a batch speaks about, beyond those that it holds.
struct Scope {
    private let speaks: (_ value: (String) -> Value?) -> Bool

    /// Rows of a title's lists belong to the titles of the same import, entries of a best-of list to its lists. Rows whose
    /// records were refused are not spoken about.
    init(_ batch: RowBatch, among earlier: [TablePlan], _ refused: RefusedKeys) {
        switch batch.absence {
        case .ignore: speaks = { _ in false }
        case .gone: speaks = { !Self.isRefused(batch.table, $0, refused) }
        case .replaced:
            let titles = Self.titles(earlier)
            speaks = { $0("title_id")?.text.map(titles.contains) ?? false }
        case .goneFromList:
            let lists = Self.lists(earlier, refused)
            speaks = { value in
                guard let list = value("best_of_list_id")?.number, lists.contains(list) else { return false }
                return value("title_id")?.text.map(refused.mayBeAbout(title:)) == false
            }
        }
    }

    /// Whether the row with these values is spoken about.
    func contains(_ value: (String) -> Value?) -> Bool { speaks(value) }

    private static func isRefused(_ table: Table, _ value: (String) -> Value?, _ refused: RefusedKeys) -> Bool {
        switch table.name {
        case CatalogTables.titles.name: value("id")?.text.map(refused.mayBeAbout(title:)) ?? false
        case CatalogTables.persons.name: value("id")?.number.map(refused.mayBeAbout(person:)) ?? false
        case CatalogTables.credits.name:
            if let person = value("person_id")?.number, let title = value("title_id")?.text {
                refused.mayBeAbout(creditOf: person, in: title)
            } else {
                false
            }
        default: false
        }
    }

    private static func titles(_ plans: [TablePlan]) -> Set<String> {
        guard let titles = plans.first(where: { $0.batch.table.name == CatalogTables.titles.name }),
            case .text(let ids)? = titles.batch.values.first
        else { return [] }
        return Set(ids.compactMap(titles.arena.string))
    }

    /// Numbers of the lists that were read without a refused record.
    private static func lists(_ plans: [TablePlan], _ refused: RefusedKeys) -> Set<Int64> {
        guard let lists = plans.first(where: { $0.batch.table.name == CatalogTables.bestOfLists.name }),
            case .text(let names)? = lists.batch.values.first
        else { return [] }
        return Set(
            zip(lists.generatedKeys, names).compactMap { key, name in
                lists.arena.string(name).map(refused.mayBeAbout(list:)) == false ? key : nil
            })
    }
}

extension Value {
    fileprivate var text: String? { if case .text(let text) = self { text } else { nil } }
    fileprivate var number: Int64? { if case .integer(let number) = self { number } else { nil } }
}
