import MarqueeAccess
import MarqueeCatalog
import MarqueeWarehouse

/// The way of every request to a database thread: it is known whose it is, and it is counted, before it waits for one.
extension Services {
    /// Runs work for the holder of a token on a thread of a pool.
    ///
    /// - Parameters:
    ///   - isStatement: whether it counts among the token's statements that run at the same time.
    ///   - isCounted: true if the request was counted when its body was read.
    ///   - work: is given the principal as the token says when the work begins.
    /// - Throws: `MQ202`, `MQ203`, ``TooMany`` before it waits; `MQ311` when no thread gets free in time; what the work throws.
    func run<Value: Sendable>(
        as token: String, _ permission: Permission, on pool: WorkerPool, _ facts: RequestFacts,
        isStatement: Bool = true, isCounted: Bool = false,
        _ work: @escaping @Sendable (Worker, Principal, QueryLimits) throws -> Value
    ) async throws -> Value {
        let admission = try await admit(token, permission, facts, isStatement: isStatement, isCounted: isCounted)
        defer { admission.leave() }
        return try await pool.run(as: .principal(admission.principal.id)) { [self] worker in
            let (principal, limits) = try confirm(token, permission, worker, facts)
            return try work(worker, principal, limits)
        }
    }

    /// Counts a request, and lets it go on with who its caller was when the token was last looked at.
    ///
    /// - Throws: `MQ202`, `MQ203`, ``TooMany``; `MQ311` when the database does not answer.
    func admit(
        _ token: String, _ permission: Permission, _ facts: RequestFacts, isStatement: Bool = true,
        isCounted: Bool = false
    ) async throws -> Admission {
        let principal = try await caller(token, permission, facts)
        let limits = limits(of: principal)
        if !isCounted { try tokens.count(principal.tokenID, limits) }
        guard isStatement else { return Admission(principal: principal) {} }
        try tokens.enter(principal.tokenID, limits)
        statements.add(facts)
        return Admission(principal: principal) { [tokens, statements] in
            statements.remove(facts)
            tokens.leave(principal.tokenID)
        }
    }

    /// Looks at a token on the thread that does the work: it may have been revoked while the request waited.
    ///
    /// - Throws: `MQ202` and `MQ203`.
    func confirm(
        _ token: String, _ permission: Permission, _ worker: Worker, _ facts: RequestFacts
    ) throws -> (Principal, QueryLimits) {
        let principal = try identify(token, worker)
        note(principal, facts)
        try principal.require(permission)
        return (principal, limits(of: principal))
    }

    /// Whose token it is, where they may do what they ask for. What was not seen before is looked up apart from all statements.
    ///
    /// - Throws: `MQ202` and `MQ203`; `MQ311` when the database does not answer.
    func caller(_ token: String, _ permission: Permission, _ facts: RequestFacts) async throws -> Principal {
        if let known = callers[token] {
            note(known, facts)
            if known.role.may(permission) { return known }
        }
        let principal = try await administration.run { [self] worker in
            let principal = try identify(token, worker)
            note(principal, facts)
            return principal
        }
        try principal.require(permission)
        return principal
    }

    private func identify(_ token: String, _ worker: Worker) throws -> Principal {
        do {
            let principal = try worker.admit(token)
            callers[token] = principal
            return principal
        } catch let error as MarqueeError where error.code == .tokenRefused {
            callers[token] = nil
            throw error
        }
    }

    /// Notes for log and audit who asks.
    private func note(_ principal: Principal, _ facts: RequestFacts) {
        facts.principal = principal.name
        facts.author = Author(
            principalID: principal.id, principal: principal.name, role: principal.role.rawValue,
            tokenID: principal.tokenID, address: facts.address, requestID: facts.id)
    }
}

/// A request that was let in and counted.
struct Admission: Sendable {
    let principal: Principal
    /// Must be called once when the request's work has ended.
    let leave: @Sendable () -> Void
}
