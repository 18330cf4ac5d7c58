import Foundation
import MarqueeCatalog

/// Threads that talk to the database, each over connections of its own, and the jobs that wait for them. Calls of the database
/// block, so they never run on Swift's cooperative pool.
///
/// Principals take turns, and none of them holds more than half of the threads.
///
/// `@unchecked Sendable`: `condition` is the lock of everything that changes.
final class WorkerPool: @unchecked Sendable {
    typealias Owner = FairQueue<Job>.Owner

    /// Work for one of the threads.
    struct Job {
        /// Does it; never throws, because whoever waits is told in it.
        let run: (Worker) -> Void
        /// Tells whoever waits that it will not be done.
        let refuse: @Sendable (MarqueeError) -> Void
        /// Who waits.
        let owner: Owner
        fileprivate var latestStart = ContinuousClock.Instant.now

        init(owner: Owner, run: @escaping (Worker) -> Void, refuse: @escaping @Sendable (MarqueeError) -> Void) {
            self.owner = owner
            self.run = run
            self.refuse = refuse
        }
    }

    /// What the pool is doing, for the metrics.
    struct Load {
        let threads: Int
        let busy: Int
        let waiting: Int
    }

    private let condition = NSCondition()
    private var queue = FairQueue<Job>()
    private var busy = 0
    /// How many threads each has; those that have none are left out.
    private var held: [Owner: Int] = [:]
    private var isOver = false
    private let threads: Int
    private let longestQueue: Int
    private let patience: Duration

    /// - Parameters:
    ///   - longestQueue: jobs that may wait.
    ///   - patience: how long one may wait.
    ///   - makeWorker: called once on each thread.
    init(
        _ name: String, threads: Int, longestQueue: Int, patience: Duration,
        makeWorker: @escaping @Sendable () -> Worker
    ) {
        self.threads = threads
        self.longestQueue = longestQueue
        self.patience = patience
        for number in 1...threads {
            start("\(name)-\(number)") { [self] in
                let worker = makeWorker()
                var last: Owner?
                while let job = next(after: last) {
                    last = job.owner
                    job.run(worker)
                }
            }
        }
        start("\(name)-clock") { [self] in
            while condition.withLock({ !isOver }) {
                refuseLate()
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
    }

    private func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        let thread = Thread(block: body)
        thread.name = name
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// Puts a job in line; it is refused with `MQ311` when the line is full or does not move.
    func submit(_ job: Job) {
        var job = job
        job.latestStart = .now + patience
        let isFull = condition.withLock {
            // One principal alone does not fill the line.
            let most = job.owner == .service ? longestQueue : max(1, longestQueue / 2)
            guard queue.count < longestQueue, queue.count(of: job.owner) < most, !isOver else { return true }
            queue.append(job, of: job.owner)
            return false
        }
        if isFull { return job.refuse(Self.busyError) }
        // Outside of the lock, which the thread that wakes up takes at once.
        condition.signal()
    }

    /// Runs a piece of work on one of the threads.
    ///
    /// - Throws: what the work throws; `MQ311` when no thread gets free in time.
    func run<Value: Sendable>(
        as owner: Owner = .service, _ work: @escaping @Sendable (Worker) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            submit(
                Job(
                    owner: owner,
                    run: { worker in continuation.resume(with: Result { try worker.working(work) }) },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    var load: Load {
        condition.withLock { Load(threads: threads, busy: busy, waiting: queue.count) }
    }

    /// Ends the threads once the line is empty.
    func end() {
        condition.withLock {
            isOver = true
            condition.broadcast()
        }
    }

    private func next(after last: Owner?) -> Job? {
        condition.lock()
        defer { condition.unlock() }
        if let last {
            busy -= 1
            held[last] = held[last].flatMap { $0 > 1 ? $0 - 1 : nil }
        }
        while true {
            if let (owner, job) = queue.next(where: mayHaveAnother) {
                held[owner, default: 0] += 1
                busy += 1
                return job
            }
            if isOver, queue.count == 0 {
                condition.broadcast()
                return nil
            }
            condition.wait()
        }
    }

    /// Whether an owner may hold one more thread. The job of one that may not waits until a thread of theirs is free, which then
    /// looks here by itself.
    private func mayHaveAnother(_ owner: Owner) -> Bool {
        owner == .service || held[owner, default: 0] < max(1, threads / 2)
    }

    private func refuseLate() {
        let late = condition.withLock {
            let now = ContinuousClock.now
            return queue.removeHeads { $0.latestStart < now }
        }
        for job in late { job.refuse(Self.busyError) }
    }

    private static let busyError = MarqueeError(
        .serverBusy, "all connections to the database are busy", hint: "try again in a moment")
}
