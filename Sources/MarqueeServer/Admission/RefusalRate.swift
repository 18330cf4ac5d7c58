import Foundation
import Logging
import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// How many refused and failed requests of a principal get entries of their own in the audit log: the first of each minute. Those
/// beyond are counted, and one entry sums them up when the minute has ended, so that nobody fills the disk by what they may not do.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class RefusalRate: @unchecked Sendable {
    private struct Minute {
        let start: ContinuousClock.Instant
        var listed = 0
        var unlisted: [String: Int] = [:]
        var first = ""
        var last = ""
        /// Who made the last of those that are not listed.
        var author: Author?
    }

    static let listedPerMinute = 60
    private static let length = Duration.seconds(60)
    private let lock = NSLock()
    private var minutes: [Int64: Minute] = [:]
    /// Sums of minutes that were over when the next request came.
    private var finished: [Minute] = []

    /// Counts a refusal.
    ///
    /// - Returns: true if it gets an entry of its own.
    func isListed(_ code: ErrorCode, of author: Author) -> Bool {
        lock.withLock {
            let now = ContinuousClock.now
            var minute = minutes[author.principalID] ?? Minute(start: now)
            if now - minute.start > Self.length {
                if !minute.unlisted.isEmpty { finished.append(minute) }
                minute = Minute(start: now)
            }
            defer { minutes[author.principalID] = minute }
            guard minute.listed >= Self.listedPerMinute else {
                minute.listed += 1
                return true
            }
            minute.unlisted[code.rawValue, default: 0] += 1
            minute.last = Timestamp.now().text
            if minute.first.isEmpty { minute.first = minute.last }
            minute.author = author
            return false
        }
    }

    /// The entries that sum up minutes that have ended; of all minutes when the server ends.
    func sums(ofAll: Bool) -> [AuditEntry] {
        let minutes = lock.withLock {
            let now = ContinuousClock.now
            for (id, minute) in self.minutes where ofAll || now - minute.start > Self.length {
                if !minute.unlisted.isEmpty { finished.append(minute) }
                self.minutes[id] = nil
            }
            defer { finished = [] }
            return finished
        }
        return minutes.compactMap { minute in
            guard let author = minute.author else { return nil }
            let all = minute.unlisted.values.reduce(0, +)
            let codes = minute.unlisted.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            return AuditEntry(
                author: author, action: "refusals",
                statement:
                    "\(all) refused or failed requests from \(minute.first) to \(minute.last) that have no entries: "
                    + codes.joined(separator: ", "),
                outcome: .refused)
        }
    }
}

extension Services {
    /// Puts a refusal into the audit log, which has an entry for every write that was not let in, or counts it.
    func auditRefusal(
        _ error: MarqueeError, _ action: String, _ statement: String, _ parametersHash: String?, _ facts: RequestFacts
    ) async throws {
        guard error.code.isRefusal, let author = facts.author, refusals.isListed(error.code, of: author) else { return }
        await refusalLog.append(
            AuditEntry(
                author: author, action: action, statement: statement, parametersHash: parametersHash, outcome: .refused,
                errorCode: error.code))
    }

    /// Sums up the refusals that were only counted.
    func auditCountedRefusals(ofAll: Bool = false) async {
        for entry in refusals.sums(ofAll: ofAll) { await refusalLog.append(entry) }
    }

    /// Does that every ten seconds, until the task is cancelled.
    func sumUpRefusalsNowAndThen() -> Task<Void, Never> {
        Task {
            while (try? await Task.sleep(for: .seconds(10))) != nil { await auditCountedRefusals() }
        }
    }
}
