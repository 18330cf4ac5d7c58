import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// Stops statements by `KILL QUERY`, from a thread of its own and over connections that are kept for nothing else: a server all
/// of whose connections are in use lets no new one in, and one that is silent must not hold up whoever wants a statement stopped.
///
/// `@unchecked Sendable`: `condition` is the lock of `orders` and `hasThread`; the connections are the thread's alone.
final class Killer: @unchecked Sendable {
    private enum Order {
        case connect(MySQLEngine)
        case kill(MySQLEngine, connectionID: UInt, done: @Sendable () -> Void)
    }

    private let condition = NSCondition()
    private var orders: [Order] = []
    private var hasThread = false
    /// By account, the one used last at the end: each may stop its own statements.
    private var connections: [(user: String, connection: MySQLConnection)] = []
    /// Connections that are kept: sandboxes have accounts of their own.
    private static let most = 6

    /// Seconds that the server may take to answer.
    private static let patience: UInt32 = 2

    /// Connects, so that statements of this account can be stopped whatever the server is busy with later on.
    func prepare(_ engine: MySQLEngine) { put(.connect(engine)) }

    /// Stops what a connection of this account runs.
    ///
    /// - Parameter done: called from another thread once that was tried.
    func kill(_ engine: MySQLEngine, connectionID: UInt, done: @escaping @Sendable () -> Void) {
        put(.kill(engine, connectionID: connectionID, done: done))
    }

    private func put(_ order: Order) {
        condition.withLock {
            orders.append(order)
            condition.signal()
            guard !hasThread else { return }
            hasThread = true
            let thread = Thread { [self] in work() }
            thread.name = "killer"
            thread.start()
        }
    }

    private func work() {
        while true {
            let order: Order = condition.withLock {
                while orders.isEmpty { condition.wait() }
                return orders.removeFirst()
            }
            switch order {
            case .connect(let engine): _ = try? connection(engine)
            case .kill(let engine, let id, let done):
                kill(id, engine)
                done()
            }
        }
    }

    private func kill(_ id: UInt, _ engine: MySQLEngine) {
        // A connection that was lost since it was last used is made anew once.
        for _ in 0..<2 {
            do {
                _ = try connection(engine)?.execute("KILL QUERY \(id)", [])
                return
            } catch let error as MarqueeError where error.code == .connectionLost {
                connections.removeAll { $0.user == engine.user }
            } catch { return }
        }
    }

    private func connection(_ engine: MySQLEngine) throws -> MySQLConnection? {
        if let place = connections.firstIndex(where: { $0.user == engine.user }) {
            let known = connections.remove(at: place)
            connections.append(known)
            return known.connection
        }
        var patient = engine
        (patient.connectSeconds, patient.answerSeconds) = (Self.patience, Self.patience)
        guard let made = try MySQLConnection(patient, database: nil, orNil: false) else { return nil }
        if connections.count >= Self.most { connections.removeFirst() }
        connections.append((engine.user, made))
        return made
    }
}
