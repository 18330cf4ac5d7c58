/// The ledger on a terminal.
extension ImportReport {
    private static let rejectsShown = 10
    private static let findingsShownByRule = 3

    var text: String {
        [
            headline, fileTable, ruleTable, dryRun ? findingList : nil, rejectList, pruneList, referenceList,
            changeTable, claimList, footer,
        ]
        .compactMap { $0 }.joined(separator: "\n\n")
    }

    private var headline: String {
        let count = "\(files.count) \(files.count == 1 ? "file" : "files")"
        if dryRun { return "Dry run: what importing \(count) into \(database) would do. Nothing has been written." }
        return "Imported \(count) into \(database), run \(run ?? 0)."
    }

    /// Claims that did not come out as their file expects.
    private var claimList: String? {
        guard let claims else { return nil }
        let news = claims.filter { !$0.asExpected }
        let lines = news.map { "  \($0.verdict): \($0.claim)\n    found: \($0.found)" }
        let head =
            "\(claims.count) claims, \(news.isEmpty ? "all" : "\(claims.count - news.count)") of them as expected."
        return ([head] + lines).joined(separator: "\n")
    }

    private var fileTable: String {
        var table = TextTable(["file", "layout", "rows read", "loaded", "merged", "rejected"])
        for file in files {
            table.add([
                .word(file.name), .word(file.layout), .number(file.rowsRead), .number(file.rowsLoaded),
                .number(file.rowsMerged), .number(file.rowsRejected),
            ])
        }
        return table.text
    }

    private var ruleTable: String? {
        var table = TextTable(["file", "rule", "what was done", "times"])
        for file in files {
            for rule in file.rules {
                table.add([.word(file.name), .word(rule.rule), .word(rule.disposition), .number(rule.occurrences)])
            }
        }
        return table.isEmpty ? nil : table.text
    }

    /// The first few repairs and suspicions of each rule.
    private var findingList: String? {
        guard !findings.isEmpty else { return nil }
        var shown: [String: Int] = [:]
        let lines = findings.compactMap { finding -> String? in
            shown[finding.rule, default: 0] += 1
            guard shown[finding.rule, default: 0] <= Self.findingsShownByRule else { return nil }
            let column = finding.column.map { " (\($0))" } ?? ""
            let arrow = finding.disposition == "repaired" ? "→" : "perhaps"
            let proposal = finding.proposal.map { " \(arrow) “\($0)”" } ?? ""
            return "  \(finding.file):\(finding.line)\(column) \(finding.rule): “\(finding.original)”\(proposal)"
        }
        return (["What the rules would do (the first of each; --format json has more):"] + lines).joined(
            separator: "\n")
    }

    private var rejectList: String? {
        guard !rejects.isEmpty else { return nil }
        let lines = rejects.prefix(Self.rejectsShown).map { reject in
            let place = reject.lineColumn > 0 ? "\(reject.line):\(reject.lineColumn)" : "\(reject.line)"
            let column = reject.column.map { " (\($0))" } ?? ""
            return "  \(reject.file):\(place)\(column) \(reject.rule): \(reject.message)"
        }
        let rest = rejects.count - lines.count
        let more = rest > 0 ? ["  … and \(rest.grouped) more"] : []
        let hint = dryRun ? [] : ["  To repair and send again: marquee rejects export, edit, marquee rejects retry."]
        return (["Rejected rows:"] + lines + more + hint).joined(separator: "\n")
    }

    private var pruneList: String? {
        guard !pruned.isEmpty else { return nil }
        let verb = dryRun ? "would remove" : "removed"
        return "Pruning \(verb) " + pruned.map { "\($0.rows.grouped) of \($0.table)" }.joined(separator: ", ") + "."
    }

    private var changeTable: String {
        guard changed || dryRun else { return "0 rows changed: the warehouse had it all." }
        var table = TextTable(["table", "added", "changed", "unchanged", "gone", "removed"])
        for change in tables {
            table.add([
                .word(change.name), .number(change.added), .number(change.changed), .number(change.unchanged),
                .number(change.gone), .number(change.removed),
            ])
        }
        var columns = TextTable(["column", "values added", "changed", "unchanged"])
        for change in tables where change.changed > 0 {
            for column in change.columns where column.changed > 0 {
                columns.add([
                    .word("\(change.name).\(column.name)"), .number(column.added), .number(column.changed),
                    .number(column.unchanged),
                ])
            }
        }
        return columns.isEmpty ? table.text : table.text + "\n\n" + columns.text
    }

    private var footer: String {
        let times = stages.map { "\($0.stage) \($0.seconds.rounded(to: 2)) s" }.joined(separator: " · ")
        return "\(times) · peak memory \((Double(peakMemoryBytes) / 1e6).rounded(to: 0)) MB"
    }
}
