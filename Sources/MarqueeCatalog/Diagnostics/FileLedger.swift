/// What happened to the records of one source file.
///
/// ``rowsRead`` = ``rowsLoaded`` + ``rowsMerged`` + ``rowsRejected`` once the file has been read.
package struct FileLedger {
    /// File name without its folder.
    package let name: String
    /// titles, credits, or the name of a best-of list.
    package let layout: String
    /// The columns as the file names them, long names cut to what a key column of the ledger takes.
    package let header: [String]
    /// The header as it was found, without the columns of a rejects file.
    package let headerLine: String
    /// Keeps the texts of the findings.
    package let texts: TextArena
    package var bytes = 0
    /// Records after the header; blank lines are none.
    package var rowsRead = 0
    package var rowsMerged = 0
    package private(set) var rejects: [Diagnostic] = []
    private var rejectedBytes = 0
    package private(set) var findings: [Finding] = []
    /// Rejects of earlier imports that this file repairs, or that it brings once more and that stand under a new number
    /// from now on.
    package var resolvedRejects: Set<Int64> = []
    private var counts = [Int](repeating: 0, count: Rule.allCases.count)

    package init(name: String, layout: String, header: [String], headerLine: String, texts: TextArena) {
        self.name = name
        self.layout = layout
        self.header = header
        self.headerLine = headerLine
        self.texts = texts
    }

    package var rowsRejected: Int { rejects.count }
    package var rowsLoaded: Int { rowsRead - rowsMerged - rowsRejected }

    /// How often each rule applied, in the order of ``Rule``; rules that did not apply are left out.
    package var ruleCounts: [(rule: Rule, count: Int)] {
        zip(Rule.allCases, counts).filter { $1 > 0 }.map { ($0, $1) }
    }

    /// Counts a rule that leaves no other trace.
    package mutating func count(_ rule: Rule, times: Int = 1) {
        counts[rule.index] += times
    }

    /// Keeps a refused record.
    package mutating func reject(_ diagnostic: Diagnostic) {
        count(diagnostic.rule)
        rejects.append(diagnostic)
        rejectedBytes += diagnostic.original.count
    }

    private static let maxRejects = 500_000
    private static let maxRejectedBytes = 64 << 20

    /// Gives up on a file of which most is refused: its rejects, which are kept in memory until the end, would fill it.
    ///
    /// - Throws: `MQ412`.
    package func requireSomeSense() throws {
        let isLarge = rejects.count > Self.maxRejects || rejectedBytes > Self.maxRejectedBytes
        guard isLarge, rejects.count > rowsLoaded, let last = rejects.last else { return }
        throw MarqueeError(
            .tooManyRejects, "\(name) is no \(layout) file: most of what was read of it is refused",
            details: [
                "\(rejects.count) of \(rowsRead) records, \(rejectedBytes) bytes", "line \(last.line): \(last.message)",
            ], hint: "look for a quote that is never closed, another delimiter or another encoding")
    }

    /// Keeps a repair or a suspicion.
    package mutating func note(_ finding: Finding) {
        count(finding.rule)
        findings.append(finding)
    }

}
