import MarqueeCatalog
import MarqueeIngest
import Testing

/// Sources that make one rule happen, and what is to be seen of it.
struct RuleFixture: Sendable, CustomTestStringConvertible {
    let rule: Rule
    let sources: [Source]
    let count: Int
    /// The trace that the rule leaves: `line column: original -> proposal` for each repair, suspicion or merge by another
    /// record's id, `rule line:column original` for each refusal; none for what is only counted.
    let trace: [String]
    /// Column of the source that a refusal blames.
    let column: String?
    /// Rows of a table of the catalog; all columns where none are named.
    let table: String
    let columns: [String]
    let rows: [String]

    var testDescription: String { rule.rawValue }

    init(
        _ rule: Rule, _ sources: Source..., count: Int = 1, trace: [String] = [], column: String? = nil,
        table: String = "titles", columns: [String] = ["id"], rows: [String]
    ) {
        self.rule = rule
        self.sources = sources
        self.count = count
        self.trace = trace
        self.column = column
        self.table = table
        self.columns = columns
        self.rows = rows
    }

    static let all = repairs + suspicions + merges + refusals

    static let repairs: [RuleFixture] = [
        RuleFixture(
            .missingValue, .titles("runtime", "tm1,Alpha,MOVIE,2001,", "tm2,,MOVIE,2002,90"), count: 2,
            columns: ["id", "title", "runtime_minutes"], rows: ["tm1|Alpha|NULL", "tm2|NULL|90"]),
        RuleFixture(
            .integralDecimal, .titles("runtime,seasons", "ts1,Alpha,SHOW,2001.0,26.0,2"), count: 2,
            columns: ["id", "release_year", "runtime_minutes", "seasons"], rows: ["ts1|2001|26|2"]),
        RuleFixture(
            .edgeBlanks, .titles("runtime", "tm1,\"\u{A0}Alpha \",MOVIE,2001, 90"), count: 2,
            trace: ["2 runtime:  90 -> 90", "2 title: \u{A0}Alpha  -> Alpha"],
            columns: ["id", "title", "runtime_minutes"], rows: ["tm1|Alpha|90"]),
        RuleFixture(
            .unicodeNFC, .titles("", "tm1,Cafe\u{301},MOVIE,2001"), trace: ["2 title: Cafe\u{301} -> Café"],
            columns: ["title"], rows: ["Café"]),
        RuleFixture(
            .controlCharacters, .titles("genres", "tm1,Al\0pha\u{7F},MOVIE,2001,['dra\u{1}ma']"), count: 2,
            trace: ["2 title: Al\0pha\u{7F} -> Alpha", "2 genres: ['dra\u{1}ma'] -> ['drama']"], columns: ["title"],
            rows: ["Alpha"]),
        RuleFixture(
            .missingToken,
            .titles(
                "runtime,imdb_id,genres", "tm1,Alpha,MOVIE,2001,NaN,N/A,None", "tm2,Beta,MOVIE,2002, - , null ,\" \""),
            count: 6,
            trace: [
                "2 runtime: NaN", "2 imdb_id: N/A", "2 genres: None", "3 runtime:  - ", "3 imdb_id:  null ",
                "3 genres:  ",
            ],
            columns: ["id", "runtime_minutes", "imdb_id"], rows: ["tm1|NULL|NULL", "tm2|NULL|NULL"]),
        RuleFixture(
            .letterCase, .titles("genres", "tm1,Alpha,Movie,2001,['Drama']"),
            .credits("1,tm1,Ann,Bo,actor"), count: 3,
            trace: ["2 type: Movie -> MOVIE", "2 genres: Drama -> drama", "2 role: actor -> ACTOR"],
            table: "title_genres", columns: [], rows: ["tm1|drama|1"]),
        RuleFixture(
            .countryName, .titles("production_countries", "tm1,Alpha,MOVIE,2001,\"['Lebanon', 'USA', 'FR']\""),
            count: 2,
            trace: ["2 production_countries: Lebanon -> LB", "2 production_countries: USA -> US"],
            table: "countries", columns: ["id", "name", "status"],
            rows: ["FR|France|assigned", "LB|Lebanon|assigned", "US|United States|assigned"]),
        RuleFixture(
            .genreAlias, .titles("genres", "tm1,Alpha,MOVIE,2001,\"['Sports', 'musical']\""), count: 2,
            trace: ["2 genres: Sports -> sport", "2 genres: musical -> music"], table: "title_genres", columns: [],
            rows: ["tm1|sport|1", "tm1|music|2"]),
        RuleFixture(
            .duplicateListItem, .titles("genres", "tm1,Alpha,MOVIE,2001,\"['war', 'drama', 'war', 'war']\""),
            count: 2, trace: ["2 genres: war", "2 genres: war"], table: "title_genres", columns: [],
            rows: ["tm1|war|1", "tm1|drama|2"]),
    ]

    static let suspicions: [RuleFixture] = [
        RuleFixture(
            .missingSuspected, .titles("", "tm1,None,MOVIE,2001", "tm2, n/a ,MOVIE,2001"), count: 2,
            trace: ["2 title: None", "3 title: n/a"], columns: ["title"], rows: ["None", "n/a"]),
        RuleFixture(
            .runtimeZero, .titles("runtime", "tm1,Alpha,MOVIE,2001,0"), trace: ["2 runtime: 0"],
            columns: ["runtime_minutes"], rows: ["0"]),
        RuleFixture(
            .countryWithdrawn, .titles("production_countries", "tm1,Alpha,MOVIE,1971,['SU']"),
            trace: ["2 production_countries: SU"], table: "countries", columns: ["id", "status"], rows: ["SU|withdrawn"]
        ),
        RuleFixture(
            .countryUnknown, .titles("production_countries", "tm1,Alpha,MOVIE,1971,\"['XX', 'Atlantis']\""), count: 2,
            trace: ["2 production_countries: XX", "2 production_countries: Atlantis"], table: "countries",
            columns: [], rows: ["Atlantis|NULL|unknown", "XX|NULL|unknown"]),
        RuleFixture(
            .spreadsheetDate, .titles("", "tm1,22-Jul,MOVIE,2018"), trace: ["2 title: 22-Jul -> 22 July"],
            columns: ["title"], rows: ["22-Jul"]),
        RuleFixture(
            .wrongEncoding, .titles("", "tm1,JosÃ©,MOVIE,2018"), trace: ["2 title: JosÃ© -> José"],
            columns: ["title"], rows: ["JosÃ©"]),
        RuleFixture(
            .personNameConflict, .titles("", "tm1,Alpha,MOVIE,2001"),
            .credits("1,tm1,Ann,A,ACTOR", "1,tm1,Anna,B,ACTOR", "1,tm1,,C,ACTOR"), trace: ["3 name: Anna -> Ann"],
            table: "persons", columns: [], rows: ["1|Ann"]),
        RuleFixture(
            .unknownRole, .titles("", "tm1,Alpha,MOVIE,2001"),
            .credits("1,tm1,Ann,A,EDITOR", "2,tm1,Bo,,EDITOR", "x,tm1,Bo,,writer"), count: 2,
            trace: ["2 role: EDITOR", "3 role: EDITOR"], table: "roles", columns: [], rows: ["EDITOR"]),
        RuleFixture(
            .unknownColumn, .titles("budget", "tm1,Alpha,MOVIE,2001,17"), trace: ["1 budget: budget"], rows: ["tm1"]),
    ]

    static let merges: [RuleFixture] = [
        RuleFixture(
            .duplicateRow, .titles("", "tm1,Alpha,MOVIE,2001", "tm1, Alpha,MOVIE,2001.0"),
            .credits("1,tm1,Ann,A,ACTOR", "1,tm1,Ann,A,actor", "1,tm1,Ann,B,ACTOR"), count: 2, table: "credits",
            columns: ["title_id", "person_id", "role_id", "character_name", "position"],
            rows: ["tm1|1|ACTOR|A|1", "tm1|1|ACTOR|B|2"]),
        RuleFixture(
            .duplicateIMDbID, .titles("imdb_id", "tm1,Alpha,MOVIE,2001,tt1", "tm2,Alpha (uncut),MOVIE,2001,tt1"),
            .credits("1,tm2,Ann,A,ACTOR"), trace: ["3 record: tm2,Alpha (uncut),MOVIE,2001,tt1 -> tm1"],
            table: "credits", columns: ["title_id", "person_id"], rows: ["tm1|1"]),
    ]
}
