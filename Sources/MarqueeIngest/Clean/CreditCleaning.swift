import MarqueeCatalog

/// Cleans the files of credits.
struct CreditCleaning {
    private static let knownRoles: Set<String> = ["ACTOR", "DIRECTOR"]

    private let arena: TextArena
    private var persons = PersonIndex()
    private var repetitions = CreditRepetitions()
    /// The title of the last record: credits mostly come grouped by title.
    private var lastTitle: (id: TextRef, number: Int32)?

    init(_ arena: TextArena) { self.arena = arena }

    /// Reads a file's credits into `credits`; those of titles that nobody knows are refused.
    ///
    /// - Throws: `MQ402` when the file cannot be read.
    mutating func clean(
        _ file: SourceFile, titles: CleanTitles, into credits: inout CleanCredits, progress: Ingestion.Progress
    ) throws -> FileLedger {
        let columns = Columns(file)
        var cleaner = RecordCleaner(file, arena)
        credits.wereRead = true
        try cleaner.forEachRecord(progress: progress) { (cleaner) throws(Rejection) in
            try take(&cleaner, columns, titles, &credits)
        }
        return cleaner.ledger
    }

    /// Leaves the persons of all files with their credits.
    consuming func finish(_ credits: inout CleanCredits) { credits.persons = persons.persons }

    /// Places of the columns in the file.
    private struct Columns {
        let person, title, name, character, role: Int?
        /// The person's column, where it stands so far in front that a look at it ahead costs little.
        let personAhead: Int?

        init(_ file: SourceFile) {
            person = file.place(of: "person_id")
            personAhead = person.flatMap { $0 <= 1 ? $0 : nil }
            title = file.place(of: "id")
            name = file.place(of: "name")
            character = file.place(of: "character")
            role = file.place(of: "role")
        }
    }

    private mutating func take(
        _ cleaner: inout RecordCleaner, _ columns: Columns, _ titles: CleanTitles, _ credits: inout CleanCredits
    ) throws(Rejection) {
        let personID = try cleaner.integer(columns.person, in: 0...Int64(1) << 53)
        guard personID != ColumnValues.missingInteger else {
            throw Rejection(.missingKey, field: columns.person, "the credit has no person_id")
        }
        persons.fetchPerson(personID)
        if let next = columns.personAhead { persons.fetchNumber(of: cleaner.file.reader.upcomingNumber(next)) }
        let title = try title(&cleaner, columns.title, titles)
        let role = try role(&cleaner, columns.role, &credits)
        persons.fetchName(of: personID, arena)
        let character = try cleaner.text(columns.character)
        let person = try person(personID, &cleaner, columns.name)

        let credit = CreditRepetitions.Credit(title: title, person: person, role: role, character: character)
        guard !repetitions.contains(credit, among: credits, arena) else {
            return try cleaner.merge(.duplicateRow, into: .missing)
        }
        credits.title.append(title)
        credits.person.append(person)
        credits.role.append(role)
        credits.character.append(character)
        cleaner.accept()
    }

    private mutating func title(
        _ cleaner: inout RecordCleaner, _ field: Int?, _ titles: CleanTitles
    ) throws(Rejection) -> Int32 {
        if let lastTitle, let field,
            arena.bytes(lastTitle.id).isSame(as: cleaner.file.reader.field(field))
        {
            return lastTitle.number
        }
        let id = try cleaner.code(field)
        guard !id.isMissing else { throw Rejection(.missingKey, field: field, "the credit has no title id") }
        guard let number = titles.number(of: arena.bytes(id)) else {
            let name = arena.string(id) ?? ""
            throw titles.refusedIDs.number(of: arena.bytes(id)) == nil
                ? Rejection(.orphanCredit, field: field, "no title \(name) is in the catalog")
                : Rejection(.titleRefused, field: field, "its title \(name) was refused in this import")
        }
        lastTitle = (id, number)
        return number
    }

    private func role(
        _ cleaner: inout RecordCleaner, _ field: Int?, _ credits: inout CleanCredits
    ) throws(Rejection) -> Int32 {
        guard let field else { throw Rejection(.missingKey, "the credit has no role") }
        let known = credits.roles.number(of: cleaner.file.reader.field(field))
        if let known, credits.knownRoles.contains(known) { return known }
        let text = try cleaner.code(field)
        guard let role = arena.string(text) else {
            throw Rejection(.missingKey, field: field, "the credit has no role")
        }
        let uppercased = role.uppercased().composed
        let name = arena.store(uppercased)
        try RecordCleaner.requireFit(arena.bytes(name), field)
        if uppercased != role { cleaner.note(.letterCase, field: field, original: text, proposal: name) }
        let number = credits.roles.insert(name)
        if Self.knownRoles.contains(uppercased) {
            credits.knownRoles.insert(number)
        } else {
            cleaner.note(.unknownRole, field: field, original: text)
        }
        return number
    }

    /// The person with this id. The first record of a person gives the name; a later one that has another is flagged.
    private mutating func person(
        _ id: Int64, _ cleaner: inout RecordCleaner, _ field: Int?
    ) throws(Rejection) -> Int32 {
        if let known = persons.number(of: id) {
            let kept = persons[known].name
            guard let field, !arena.bytes(kept).isSame(as: cleaner.file.reader.field(field)) else {
                return Int32(known)
            }
            let name = try cleaner.text(field)
            if kept.isMissing {
                persons[known].name = name
            } else if !name.isMissing, !arena.bytes(name).isSame(as: arena.bytes(kept)) {
                cleaner.note(.personNameConflict, field: field, original: name, proposal: kept)
            }
            return Int32(known)
        }
        let name = try cleaner.text(field)
        return Int32(persons.append(PersonIndex.Person(id: id, name: name)))
    }
}
