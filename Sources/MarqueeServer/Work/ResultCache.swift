import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// Small results of statements that give the same as long as the data is the same. Before an answer is given from here, the
/// database's change mark is looked at; when it has moved since the last look, everything here is dropped. So an answer is never
/// older than the last commit before the request, whoever made it.
///
/// `@unchecked Sendable`: `lock` guards the rest.
final class ResultCache: @unchecked Sendable {
    struct Key: Hashable {
        let query: ReadQuery
        let format: ResultFormat
        /// The bounds that the role sets.
        let limits: [Int]
    }

    struct Entry {
        let body: ByteBuffer
        let columns: String
        let end: ResultEnd
    }

    private let lock = NSLock()
    private var entries: [Key: Entry] = [:]
    private var bytes = 0
    private var epoch = 0
    private var lastMark: Int64?
    /// SQLite's marks can be compared on one connection alone, so all looks go through this one.
    private var marker: (any GuardedConnection)?
    private var hits = 0
    private var misses = 0

    private static let mostBytes = 32 << 20
    private static let mostEntries = 2048
    /// Larger results, and those of larger statements and values, are not kept.
    static let largestEntry = 64 << 10

    /// Answers and questions so far, for the metrics.
    var counts: (hits: Int, misses: Int) { lock.withLock { (hits, misses) } }

    /// What is known under the key, after a look at the mark.
    ///
    /// - Returns: the entry, or the epoch in which a new one may be kept.
    func look(for key: Key, _ worker: Worker) throws -> (entry: Entry?, epoch: Int) {
        try afterLook(worker) {
            let entry = entries[key]
            if entry == nil { misses += 1 } else { hits += 1 }
            return (entry, epoch)
        }
    }

    /// A number that is another one after every commit, whoever made it.
    func currentEpoch(_ worker: Worker) throws -> Int { try afterLook(worker) { epoch } }

    /// Looks at the mark and drops what is out of date, then does something with what is left.
    private func afterLook<Value>(_ worker: Worker, _ body: () -> Value) throws -> Value {
        // MariaDB's mark is the server's, and asking for it takes a round trip, for which nobody else has to wait.
        var serverMark: Int64?
        if worker.engine.dialect == .mysql {
            let connection = try worker.connection()
            serverMark = try worker.briefly(on: connection.own) { try connection.changeMark() }
        }
        return try lock.withLock {
            let mark = try serverMark ?? fileMark(worker.engine)
            if lastMark != mark {
                lastMark = mark
                epoch += 1
                entries.removeAll(keepingCapacity: true)
                bytes = 0
            }
            return body()
        }
    }

    private func fileMark(_ engine: any Engine) throws -> Int64 {
        if let marker { return try marker.changeMark() }
        let connection = try engine.connectGuarded(writes: false, layers: .all)
        marker = connection
        return try connection.changeMark()
    }

    /// Keeps an entry, unless data has changed since its query began.
    func keep(_ entry: Entry, under key: Key, from epoch: Int) {
        lock.withLock {
            let size = entry.body.readableBytes + key.query.size + 256
            guard epoch == self.epoch, size <= Self.largestEntry else { return }
            if bytes > Self.mostBytes || entries.count >= Self.mostEntries {
                entries.removeAll(keepingCapacity: true)
                bytes = 0
            }
            entries[key] = entry
            bytes += size
        }
    }
}
