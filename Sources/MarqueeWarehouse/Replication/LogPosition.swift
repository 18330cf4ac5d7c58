/// A place in a server's log of commits, as MariaDB's global transaction ids give it: the last number of each domain, such as
/// `0-1-42` (https://mariadb.com/kb/en/gtid/).
package struct LogPosition: Hashable, Sendable {
    private struct Commit: Hashable {
        let server: UInt32
        let number: UInt64
    }

    private let commits: [UInt32: Commit]

    private static let longest = 1024

    /// The beginning of a log.
    package init() { commits = [:] }

    /// - Parameter text: `domain-server-number`, or several apart by commas, of which the last commit of each domain counts.
    /// - Returns: nil for anything else.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        var commits: [UInt32: Commit] = [:]
        for id in text.split(separator: ",", omittingEmptySubsequences: false) {
            let numbers = id.split(separator: "-", omittingEmptySubsequences: false).map(Self.number)
            guard numbers.count == 3, let domain = numbers[0].flatMap(UInt32.init(exactly:)),
                let server = numbers[1].flatMap(UInt32.init(exactly:)), let number = numbers[2]
            else { return nil }
            guard commits[domain].map({ $0.number < number }) ?? true else { continue }
            commits[domain] = Commit(server: server, number: number)
        }
        self.commits = commits
    }

    private static func number(_ text: Substring) -> UInt64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt64(text) : nil
    }

    /// As the servers write it.
    package var text: String {
        commits.sorted { $0.key < $1.key }.map { "\($0.key)-\($0.value.server)-\($0.value.number)" }
            .joined(separator: ",")
    }

    /// Whether everything is here that stands in the log up to another place of it.
    package func reaches(_ other: LogPosition) -> Bool {
        other.commits.allSatisfy { domain, commit in (commits[domain]?.number ?? 0) >= commit.number }
    }
}
