import Foundation
import MarqueeCatalog
import MarqueeWarehouse

/// Threads that talk to the database, each over connections of its own, and the jobs that wait for them. Calls of the database
/// block, so they never run on Swift's cooperative pool.
///
/// Principals take turns, and none of them holds more than half of the threads. Where slow ones give way, those who have lately
/// spent much time in long jobs do not hold more together either: whoever asks for little waits behind others who ask for little.
///
/// `@unchecked Sendable`: `lock` is that of everything that changes.
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

    /// The job of a thread.
    private struct Running {
        let owner: Owner
        let since = ContinuousClock.Instant.now
        let priority: ThreadPriority
        var isLowered: Bool
    }

    private let lock = NSLock()
    private var queue = FairQueue<Job>()
    /// By the number of the thread.
    private var running: [Int: Running] = [:]
    /// Seconds that owners have lately spent in long jobs.
    private var spent: [Owner: Double] = [:]
    /// The numbers of threads that wait for a job. The one that came last is woken first: its connection's caches are warm.
    private var idle: [Int] = []
    private let wakeUps: [DispatchSemaphore]
    /// Whether a thread was woken that has not looked for a job yet. It wakes the next one when it has taken its own.
    private var isWaking = false
    private var isOver = false
    private let threads: Int
    private let longestQueue: Int
    private let patience: Duration
    private let givesWay: Bool

    /// A job that takes longer is a long one, and so is one that keeps a processor busy for longer than `mostWork`.
    private static let longJob = Duration.milliseconds(50)
    private static let mostWork = 10_000_000
    /// Seconds in long jobs that make an owner slow, and that are remembered at most. A twentieth of the time is forgiven.
    private static let slowAfter = 0.3
    private static let mostSpent = 0.8
    private static let forgiven = 0.05
    /// Seconds between two looks at jobs that run or wait.
    private static let interval = 0.05

    /// - Parameters:
    ///   - longestQueue: jobs that may wait.
    ///   - patience: how long one may wait.
    ///   - givesWay: whether slow owners leave threads and processors to others. Not where others wait for what a job has locked.
    ///   - makeWorker: called once on each thread.
    init(
        _ name: String, threads: Int, longestQueue: Int, patience: Duration, givesWay: Bool = false,
        makeWorker: @escaping @Sendable () -> Worker
    ) {
        self.givesWay = givesWay
        self.threads = threads
        wakeUps = (0..<threads).map { _ in DispatchSemaphore(value: 0) }
        self.longestQueue = longestQueue
        self.patience = patience
        for number in 0..<threads { start("\(name)-\(number + 1)") { [self] in work(makeWorker(), number) } }
        start("\(name)-clock") { [self] in
            while lock.withLock({ !isOver }) {
                look()
                Thread.sleep(forTimeInterval: Self.interval)
            }
        }
    }

    /// Does jobs until there are no more.
    private func work(_ worker: Worker, _ number: Int) {
        let priority = ThreadPriority()
        var job = next(number, priority, after: nil)
        // Waiting for a job takes next to no time of a processor, so that one look at its clock is enough for each.
        var before = ProcessorTime.ofThread
        while let running = job {
            running.run(worker)
            let after = ProcessorTime.ofThread
            worker.awaitEnd()
            // Before anything is locked that others wait for.
            priority.restore()
            job = next(number, priority, after: after - before)
            before = after
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
        let (isFull, woken): (Bool, DispatchSemaphore?) = lock.withLock {
            // One principal alone does not fill the line.
            let most = job.owner == .service ? longestQueue : max(1, longestQueue / 2)
            guard queue.count < longestQueue, queue.count(of: job.owner) < most, !isOver else { return (true, nil) }
            queue.append(job, of: job.owner)
            return (false, toWake())
        }
        if isFull { return job.refuse(Self.busyError) }
        // Outside of the lock, which the thread that wakes up takes at once.
        woken?.signal()
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
        lock.withLock { Load(threads: threads, busy: running.count, waiting: queue.count) }
    }

    /// Ends the threads once the line is empty.
    func end() {
        lock.withLock {
            isOver = true
            wakeAll()
        }
    }

    /// Does the same, and waits for that, but no longer than `time`.
    func end(waiting time: Duration) {
        end()
        let end = ContinuousClock.now + time
        while lock.withLock({ !running.isEmpty || queue.count > 0 }), .now < end {
            Thread.sleep(forTimeInterval: 0.01)
        }
    }

    /// Ends a thread's job and gives it another, for which it waits; nil when there are no more.
    ///
    /// - Parameter work: nanoseconds that a processor was busy with the job; nil where there was none.
    private func next(_ number: Int, _ priority: ThreadPriority, after work: Int?) -> Job? {
        lock.lock()
        defer { lock.unlock() }
        if let work { end(number, work) }
        while true {
            if let (owner, job) = queue.next(where: mayHaveAnother) {
                let isSlow = isSlow(owner)
                if isSlow { priority.lower() }
                running[number] = Running(owner: owner, priority: priority, isLowered: isSlow)
                toWake()?.signal()
                return job
            }
            if isOver, queue.count == 0 {
                wakeAll()
                return nil
            }
            idle.append(number)
            lock.unlock()
            wakeUps[number].wait()
            lock.lock()
            isWaking = false
        }
    }

    /// Takes a thread from those that wait, if there is a job that it may have.
    private func toWake() -> DispatchSemaphore? {
        guard !isWaking, queue.hasNext(where: mayHaveAnother), let number = idle.popLast() else { return nil }
        isWaking = true
        return wakeUps[number]
    }

    private func wakeAll() {
        for number in idle { wakeUps[number].signal() }
        idle = []
    }

    private func end(_ number: Int, _ work: Int) {
        guard let job = running.removeValue(forKey: number) else { return }
        let isLong = work > Self.mostWork || .now - job.since > Self.longJob
        if givesWay, isLong { noteLongJob(of: job.owner) }
        // Once more, because it may have been lowered meanwhile.
        job.priority.restore()
    }

    /// Whether an owner may hold one more thread. If not, their jobs stay in line; each thread that becomes free asks again.
    private func mayHaveAnother(_ owner: Owner) -> Bool {
        guard owner != .service else { return true }
        let half = max(1, threads / 2)
        guard running.values.count(where: { $0.owner == owner }) < half else { return false }
        return !isSlow(owner) || running.values.count(where: { isSlow($0.owner) }) < half
    }

    private func isSlow(_ owner: Owner) -> Bool { spent[owner] ?? 0 > Self.slowAfter }

    /// Notes a long job, once when it ends and at each look before.
    private func noteLongJob(of owner: Owner) {
        guard owner != .service else { return }
        spent[owner] = min(Self.mostSpent, spent[owner, default: 0] + Self.interval)
    }

    /// Refuses jobs that have waited for too long, and lets those that run for long leave the processors to others.
    private func look() {
        let late = lock.withLock {
            let now = ContinuousClock.Instant.now
            spent = spent.mapValues { $0 - Self.forgiven * Self.interval }.filter { $0.value > 0 }
            for (number, job) in running where givesWay && now - job.since > Self.longJob {
                noteLongJob(of: job.owner)
                guard !job.isLowered, isSlow(job.owner) else { continue }
                job.priority.lower()
                running[number]?.isLowered = true
            }
            // Somebody may no longer be slow.
            toWake()?.signal()
            return queue.removeHeads { $0.latestStart < now }
        }
        for job in late { job.refuse(Self.busyError) }
    }

    private static let busyError = MarqueeError(
        .serverBusy, "all connections to the database are busy", hint: "try again in a moment")
}
