import Foundation
import Hummingbird
import MarqueeCatalog
import MarqueeWarehouse
import NIOCore

/// What is known about a request, for its log line and its answer.
///
/// `@unchecked Sendable`: `lock` guards what changes.
final class RequestFacts: @unchecked Sendable {
    private struct State {
        var principal: String?
        var author: Author?
        var statement = ""
        var rows = 0
        var route = "none"
        /// Whether the token was revoked while its statement ran.
        var isRevoked = false
        /// Whether the answer's end is reported by whoever writes it.
        var isStreamed = false
        var failure: ErrorCode?
        var internals: [String] = []
        var onEnd: (@Sendable (ErrorCode?) -> Void)?
    }

    let id: String
    let address: String
    let start = ContinuousClock.now
    private let lock = NSLock()
    private var state = State()

    init(id: String, address: String) {
        self.id = id
        self.address = address
    }

    var principal: String? {
        get { lock.withLock { state.principal } }
        set { lock.withLock { state.principal = newValue } }
    }

    /// Who asks, once the token was found to hold.
    var author: Author? {
        get { lock.withLock { state.author } }
        set { lock.withLock { state.author = newValue } }
    }

    /// What is asked for, once the body was read; kept with a refusal.
    var statement: String {
        get { lock.withLock { state.statement } }
        set { lock.withLock { state.statement = newValue } }
    }

    var rows: Int {
        get { lock.withLock { state.rows } }
        set { lock.withLock { state.rows = newValue } }
    }

    var route: String {
        get { lock.withLock { state.route } }
        set { lock.withLock { state.route = newValue } }
    }

    var isRevoked: Bool {
        get { lock.withLock { state.isRevoked } }
        set { lock.withLock { state.isRevoked = newValue } }
    }

    var isStreamed: Bool {
        get { lock.withLock { state.isStreamed } }
        set { lock.withLock { state.isStreamed = newValue } }
    }

    /// What ended a streamed answer before it was whole.
    var failure: ErrorCode? {
        get { lock.withLock { state.failure } }
        set { lock.withLock { state.failure = newValue } }
    }

    /// What the log says of a failure beside its code, and the answer does not; see ``MarqueeError/internals``.
    var internals: [String] {
        get { lock.withLock { state.internals } }
        set { lock.withLock { state.internals = newValue } }
    }

    /// Called with what went wrong, if anything, when a streamed answer has ended.
    var onEnd: (@Sendable (ErrorCode?) -> Void)? {
        get { lock.withLock { state.onEnd } }
        set { lock.withLock { state.onEnd = newValue } }
    }

    /// An id that a client sent, where it is one that can stand in a log; else a new one.
    static func id(sent: String?) -> String {
        if let sent, (1...64).contains(sent.utf8.count),
            sent.utf8.allSatisfy({
                ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D
            })
        {
            return sent
        }
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// What every handler is given beside the request.
struct MarqueeContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    var facts: RequestFacts

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        facts = RequestFacts(id: "", address: source.channel.remoteAddress?.ipAddress ?? "unknown")
    }

    /// Whether the client has gone, or may no longer ask.
    var isAbandoned: @Sendable () -> Bool {
        let (channel, facts) = (channel, facts)
        return { !channel.isActive || facts.isRevoked }
    }
}
