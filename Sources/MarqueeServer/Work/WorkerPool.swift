import Foundation
import MarqueeCatalog

/// Threads that talk to the database, each over connections of its own, and the jobs that wait for them. Calls of the database
/// block, so they never run on Swift's cooperative pool.
///
/// `@unchecked Sendable`: `condition` is the lock of everything that changes.
final class WorkerPool: @unchecked Sendable {
    /// Work for one of the threads.
    struct Job {
        /// Does it; never throws, because whoever waits is told in it.
        let run: (Worker) -> Void
        /// Tells whoever waits that it will not be done.
        let refuse: @Sendable (MarqueeError) -> Void
        fileprivate var latestStart = ContinuousClock.Instant.now

        init(run: @escaping (Worker) -> Void, refuse: @escaping @Sendable (MarqueeError) -> Void) {
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
    /// Nil where a job has been handed out: it holds a request's body, which must not stay until the queue is cut.
    private var queue: [Job?] = []
    private var head = 0
    private var busy = 0
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
                var isBusy = false
                while let job = next(afterJob: isBusy) {
                    isBusy = true
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
            guard queue.count - head < longestQueue, !isOver else { return true }
            queue.append(job)
            return false
        }
        if isFull { return job.refuse(Self.busyError) }
        // Outside of the lock, which the thread that wakes up takes at once.
        condition.signal()
    }

    /// Runs a piece of work on one of the threads.
    ///
    /// - Throws: what the work throws; `MQ311` when no thread gets free in time.
    func run<Value: Sendable>(_ work: @escaping @Sendable (Worker) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            submit(
                Job(
                    run: { worker in continuation.resume(with: Result { try worker.working(work) }) },
                    refuse: { continuation.resume(throwing: $0) }))
        }
    }

    var load: Load {
        condition.withLock { Load(threads: threads, busy: busy, waiting: queue.count - head) }
    }

    /// Ends the threads once the line is empty.
    func end() {
        condition.withLock {
            isOver = true
            condition.broadcast()
        }
    }

    private func next(afterJob: Bool) -> Job? {
        condition.lock()
        defer { condition.unlock() }
        if afterJob { busy -= 1 }
        while queue.count == head {
            if isOver { return nil }
            condition.wait()
        }
        let job = queue[head]
        queue[head] = nil
        head += 1
        if head > 64, head * 2 > queue.count {
            queue.removeFirst(head)
            head = 0
        }
        busy += 1
        return job
    }

    private func refuseLate() {
        let late = condition.withLock {
            let now = ContinuousClock.now
            let late = queue[head...].prefix { $0.map { $0.latestStart < now } ?? true }
            for place in late.indices { queue[place] = nil }
            head += late.count
            return late.compactMap(\.self)
        }
        for job in late { job.refuse(Self.busyError) }
    }

    private static let busyError = MarqueeError(
        .serverBusy, "all connections to the database are busy", hint: "try again in a moment")
}
