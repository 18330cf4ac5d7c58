import MarqueeWarehouse

/// Open rejects as `marquee rejects list` shows them.
struct RejectList: Encodable {
    private struct Entry: Encodable {
        let id, run, line, lineColumn: Int64
        let file, layout, rule, message, original: String
        let column: String?
    }

    private var rejects: [Entry] = []

    mutating func add(_ reject: RejectStore.Reject) {
        rejects.append(
            Entry(
                id: reject.id, run: reject.runID, line: reject.line, lineColumn: reject.lineColumn,
                file: reject.fileName,
                layout: reject.layout, rule: reject.rule, message: reject.message,
                original: String(decoding: reject.original, as: UTF8.self), column: reject.column))
    }

    var text: String {
        guard !rejects.isEmpty else { return "No rejects are open." }
        var table = TextTable(["reject", "run", "file", "line", "rule", "what is wrong", "record"])
        for reject in rejects {
            let record = reject.original.replacing("\n", with: "⏎").replacing("\r", with: "")
            table.add([
                .number(Int(reject.id)), .number(Int(reject.run)), .word(reject.file), .number(Int(reject.line)),
                .word(reject.rule), .word(reject.message),
                .word(record.count > 60 ? "\(record.prefix(59))…" : record),
            ])
        }
        return table.text
    }
}
