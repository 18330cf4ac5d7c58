import Synchronization

/// Working memory of a search: what the terms give to each title, and the bounds of the groups.
///
/// Between two searches all sums are 0.
final class Workspace {
    let sums: UnsafeMutableBufferPointer<Int32>
    /// The most that terms give to a title of a group.
    let groupSums: UnsafeMutableBufferPointer<Int32>
    let bounds: UnsafeMutableBufferPointer<Int32>
    /// Groups by falling bound.
    let order: UnsafeMutableBufferPointer<UInt32>
    let counts: UnsafeMutableBufferPointer<UInt32>

    /// In two to the power of that many steps of bounds are the groups put in order.
    static let stepBits = 8

    init(titles: Int, groups: Int) {
        sums = .allocate(capacity: titles)
        groupSums = .allocate(capacity: groups)
        bounds = .allocate(capacity: groups)
        order = .allocate(capacity: groups)
        counts = .allocate(capacity: 1 << Self.stepBits)
        sums.initialize(repeating: 0)
        groupSums.initialize(repeating: 0)
        bounds.initialize(repeating: 0)
        order.initialize(repeating: 0)
        counts.initialize(repeating: 0)
    }

    deinit {
        sums.deallocate()
        groupSums.deallocate()
        bounds.deallocate()
        order.deallocate()
        counts.deallocate()
    }
}

/// Workspaces that wait for the next search; never more than were in use at once.
final class WorkspacePool: Sendable {
    private struct Waiting: @unchecked Sendable {
        // A workspace is in the pool or in the hands of one search, never both; the mutex hands it over.
        var workspaces: [Workspace] = []
    }

    private let waiting = Mutex(Waiting())

    func with<Result>(_ index: RecommenderIndex, _ body: (Workspace) -> Result) -> Result {
        let groups = (index.count + GroupBound.size - 1) / GroupBound.size
        let waitingOne = waiting.withLock { $0.workspaces.popLast() }
        let workspace = waitingOne ?? Workspace(titles: index.count, groups: groups)
        defer { waiting.withLock { [workspace = Handover(workspace)] in $0.workspaces.append(workspace.workspace) } }
        return body(workspace)
    }

    private struct Handover: @unchecked Sendable {
        // See `Waiting`.
        let workspace: Workspace
        init(_ workspace: Workspace) { self.workspace = workspace }
    }
}
