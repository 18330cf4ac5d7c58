import Foundation

/// The measures of title-to-title lists, worked out by Python from the formulas, for comparison.
enum PythonEvaluation {
    private static let program = """
        import csv, math, sys
        from collections import defaultdict
        lists = {row[0]: row[1:] for row in csv.reader(open(sys.argv[1]))}
        likes = defaultdict(set)
        for row in csv.DictReader(open(sys.argv[2])):
            if row["title_id"] in lists:
                likes[row["user"]].add(row["title_id"])
        counts = defaultdict(int)
        for titles in likes.values():
            for title in titles:
                counts[title] += 1
        gain = {t: math.log2(len(likes) / counts[t]) if counts[t] else 0.0 for t in lists}
        rows = []
        for query, ranking in lists.items():
            viewers = [titles - {query} for titles in likes.values() if query in titles and len(titles) > 1]
            sums = [0.0] * 6
            for liked in viewers:
                for place, depth in enumerate((5, 10)):
                    top = ranking[:depth]
                    cut = lambda values: sum(v / math.log2(r + 2) for r, v in enumerate(values[:depth]))
                    sums[place] += sum(t in liked for t in top) / depth
                    sums[2 + place] += cut([float(t in liked) for t in top]) / cut([1.0] * len(liked))
                    best = cut(sorted((gain[t] for t in liked), reverse=True))
                    sums[4 + place] += cut([gain[t] * (t in liked) for t in top]) / best if best > 0 else 0
            if viewers:
                rows.append([value / len(viewers) for value in sums])
        means = [sum(column) / len(rows) for column in zip(*rows)]
        for mean, column in zip(means, zip(*rows)):
            square = sum((value - mean) ** 2 for value in column) / (len(column) - 1)
            print(repr(mean), repr(math.sqrt(square / len(column))))
        """

    /// - Parameters:
    ///   - lists: a line for each query: its id, then those of its list, best first, all separated by commas.
    ///   - likes: a file of likes.
    static func run(lists: String, likes: String) throws -> (means: [Double], errors: [Double]) {
        let file = FileManager.default.temporaryDirectory.appending(path: "marquee-lists-\(UUID()).csv")
        try lists.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: ProcessInfo.processInfo.environment["MARQUEE_PYTHON"] ?? "")
        process.arguments = ["-c", program, file.path, likes]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let rows = String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
            line.split(separator: " ").compactMap { Double($0) }
        }
        return (rows.map { $0.first ?? .nan }, rows.map { $0.last ?? .nan })
    }
}
