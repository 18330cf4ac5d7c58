/// The ledger: what every import read, changed, repaired and refused.
package enum LedgerTables {
    package static let schemaVersions = Table(
        "schema_versions", "A version of these tables that this database has reached.",
        columns: [
            Column("version", .integer, "Version number, from 1"),
            Column("applied_at", .timestamp, "When it was reached"),
        ],
        primaryKey: ["version"])

    package static let importRuns = Table(
        "import_runs", "One run of an import that was committed.",
        columns: [
            Column("id", .integer, "Number of the run", generated: true),
            Column("started_at", .timestamp, "When it began"),
            Column("finished_at", .timestamp, "When its rows were ready to commit"),
            Column("program_version", .key(32), "Version of Marquee that ran"),
            Column("pruned", .integer, "1 when rows gone from the source were removed", range: 0...1),
            Column("peak_memory_bytes", .integer, "Largest resident memory of the process until then"),
        ],
        primaryKey: ["id"])

    package static let importFiles = Table(
        "import_files", "A file that a run read: rows_read = rows_loaded + rows_merged + rows_rejected.",
        columns: [
            Column("id", .integer, "Number of the file", generated: true),
            Column("run_id", .integer, "The run"),
            Column("name", .text, "File name without its folder"),
            Column("layout", .key(32), "titles, credits or the name of a best-of list"),
            Column("header", .text, "The header line as it was found"),
            Column("bytes", .integer, "Size in bytes"),
            Column("rows_read", .integer, "Records after the header; blank lines are none"),
            Column("rows_loaded", .integer, "Records that stand in the warehouse"),
            Column("rows_merged", .integer, "Records that say what another record says"),
            Column("rows_rejected", .integer, "Records that were refused, see import_rejects"),
        ],
        primaryKey: ["id"], foreignKeys: [ForeignKey("run_id", "import_runs")])

    package static let importRuleCounts = Table(
        "import_rule_counts", "How often a cleaning rule applied in a file.",
        columns: [
            Column("file_id", .integer, "The file"),
            Column("rule", .key(64), "Id of the rule, see docs/cleaning.md"),
            Column("disposition", .key(16), "repaired, flagged, merged or rejected"),
            Column("occurrences", .integer, "How often"),
        ],
        primaryKey: ["file_id", "rule", "disposition"], foreignKeys: [ForeignKey("file_id", "import_files")])

    package static let importFindings = Table(
        "import_findings", "A repair that was made or a suspicion that was raised, with the original.",
        columns: [
            Column("id", .integer, "Number of the finding", generated: true),
            Column("file_id", .integer, "The file"),
            Column("line", .integer, "Line on which the record begins, from 1"),
            Column("column_name", .key(64), "Column of the source", optional: true),
            Column("rule", .key(64), "Id of the rule"),
            Column("disposition", .key(16), "repaired, flagged or merged"),
            Column("original", .text, "The text as it was"),
            Column("proposal", .text, "What it became (repaired) or what it may have been (flagged)", optional: true),
        ],
        primaryKey: ["id"], foreignKeys: [ForeignKey("file_id", "import_files")])

    package static let importRejects = Table(
        "import_rejects", "A record that was refused, kept as it was so that it can be repaired and sent again.",
        columns: [
            Column("id", .integer, "Number of the reject", generated: true),
            Column("file_id", .integer, "The file"),
            Column("line", .integer, "Line of the damage, from 1"),
            Column("line_column", .integer, "Place of the damage in that line, in characters from 1"),
            Column("column_name", .key(64), "Column of the source, where one is to blame", optional: true),
            Column("rule", .key(64), "Id of the rule"),
            Column("message", .text, "What is wrong with it"),
            Column("original", .bytes, "The record's bytes"),
            Column(
                "resolved_by_run_id", .integer,
                "The run that took the repaired record in, or refused it once more under a new number", optional: true),
        ],
        primaryKey: ["id"],
        foreignKeys: [ForeignKey("file_id", "import_files"), ForeignKey("resolved_by_run_id", "import_runs")])

    package static let importChanges = Table(
        "import_changes", "What a run did to a table (column_name *) or to one of its columns.",
        columns: [
            Column("run_id", .integer, "The run"),
            Column("table_name", .key(64), "The table"),
            Column("column_name", .key(64), "The column, or * for whole rows"),
            Column("added", .integer, "Rows or values that were not there before"),
            Column("changed", .integer, "Rows or values that differ from before"),
            Column("unchanged", .integer, "Rows or values that are as before"),
            Column("gone", .integer, "Rows that are in the warehouse but no longer in the source"),
            Column("removed", .integer, "Rows that were deleted"),
        ],
        primaryKey: ["run_id", "table_name", "column_name"], foreignKeys: [ForeignKey("run_id", "import_runs")])

    package static let importTimings = Table(
        "import_timings", "How long a stage of a run took.",
        columns: [
            Column("run_id", .integer, "The run"),
            Column("stage", .key(32), "Name of the stage"),
            Column("seconds", .real, "Wall time in seconds"),
        ],
        primaryKey: ["run_id", "stage"], foreignKeys: [ForeignKey("run_id", "import_runs")])

    package static let importDistributions = Table(
        "import_distributions", "How often each value stood in a column of the titles after a run.",
        columns: [
            Column("run_id", .integer, "The run"),
            Column("column_name", .key(64), "The column; genre and country count each of a title's several"),
            Column("position", .integer, "Place in the order of the values, from 1; 0 for titles without a value"),
            Column(
                "number_value", .real, "The number, or the largest of a group of neighbours of a column with many",
                optional: true),
            Column("text_value", .key(64), "The name, where the column holds names", optional: true),
            Column("titles", .integer, "How many titles"),
        ],
        primaryKey: ["run_id", "column_name", "position"], foreignKeys: [ForeignKey("run_id", "import_runs")])

    package static let claimOutcomes = Table(
        "claim_outcomes", "How a claim about the catalog stood after a run.",
        columns: [
            Column("run_id", .integer, "The run"),
            Column("position", .integer, "Place of the claim in its file, from 1"),
            Column("claim", .text, "The claim's sentence"),
            Column("verdict", .key(32), "holds, holds-under, tied, fails or error"),
            Column("found", .text, "What the data said", optional: true),
        ],
        primaryKey: ["run_id", "position"], foreignKeys: [ForeignKey("run_id", "import_runs")])

    /// Ledger tables of version 2.
    package static let addedInVersion2 = [importDistributions, claimOutcomes]

    /// All of them, parents before children.
    package static let all = [
        schemaVersions, importRuns, importFiles, importRuleCounts, importFindings, importRejects, importChanges,
        importTimings, importDistributions, claimOutcomes,
    ]
}
