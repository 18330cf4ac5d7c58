import Foundation
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// Carries a result's pieces from the database's thread to the response. A few of them wait at most, and large ones alone: a
/// client that reads slowly slows down the query, so that memory stays flat whatever the size.
///
/// `@unchecked Sendable`: `condition` is the lock of everything else.
final class ResultChannel: @unchecked Sendable {
    private let condition = NSCondition()
    private var pieces: [ByteBuffer] = []
    private var outcome: Result<Void, any Error>?
    private var waiting: CheckedContinuation<ByteBuffer?, any Error>?
    private var isClosed = false
    private static let mostPieces = 4
    private static let mostBytes = 1 << 20

    /// Waits until there is room for a piece.
    ///
    /// - Parameter deadline: until when to wait.
    /// - Throws: `MQ310` when nobody reads any longer, `MQ305` when there is no room in time.
    func send(_ piece: ByteBuffer, until deadline: ContinuousClock.Instant) throws {
        condition.lock()
        defer { condition.unlock() }
        while isFull, !isClosed {
            guard ContinuousClock.now < deadline else {
                throw MarqueeError(.timeLimit, "the result was read too slowly")
            }
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
        }
        guard !isClosed else { throw MarqueeError(.cancelled, "the client is gone") }
        if let waiting {
            self.waiting = nil
            waiting.resume(returning: piece)
        } else {
            pieces.append(piece)
        }
    }

    private var isFull: Bool {
        pieces.count >= Self.mostPieces || pieces.reduce(0) { $0 + $1.readableBytes } >= Self.mostBytes
    }

    /// How the result ended, once it has.
    var end: ResultEnd? { condition.withLock { keptEnd } }
    private var keptEnd: ResultEnd?

    /// Says that nothing follows.
    ///
    /// - Parameters:
    ///   - end: how it ended, when it is whole.
    ///   - error: why the result is not whole, where it does not say so itself.
    func finish(_ end: ResultEnd?, _ error: (any Error)? = nil) {
        condition.withLock {
            keptEnd = end
            let outcome = error.map { Result<Void, any Error>.failure($0) } ?? .success(())
            self.outcome = outcome
            waiting?.resume(with: outcome.map { nil })
            waiting = nil
        }
    }

    /// The next piece; nil at the end.
    ///
    /// - Throws: what ended the result before it was whole.
    func next() async throws -> ByteBuffer? {
        try await withCheckedThrowingContinuation { continuation in
            condition.withLock {
                if !pieces.isEmpty {
                    continuation.resume(returning: pieces.removeFirst())
                    condition.signal()
                } else if let outcome {
                    continuation.resume(with: outcome.map { nil })
                } else {
                    waiting = continuation
                }
            }
        }
    }

    /// Says that nobody reads any longer.
    func close() {
        condition.withLock {
            isClosed = true
            pieces.removeAll()
            condition.signal()
        }
    }
}
