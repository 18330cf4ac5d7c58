import MarqueeWarehouse
import NIOCore
import NIOPosix
import Synchronization

/// Measures how long the event loops are held up by what runs on them.
///
/// Each loop is asked at fixed times to run a task that takes no time. How late it does is the length of what it was doing,
/// up to the processor time that its thread has used meanwhile: a machine that is busy with other programs is no fault here.
final class LoopMonitor: Sendable {
    /// Delays above these many microseconds are counted, each at all bounds below it.
    static let bounds = [0, 1_000, 5_000, 25_000, 100_000, 500_000]
    private static let interval = TimeAmount.milliseconds(20)

    private let counts = Mutex([Int](repeating: 0, count: LoopMonitor.bounds.count))
    private let tasks = Mutex<[RepeatedTask]>([])

    /// Begins to measure the loops on which requests are served.
    init() {
        for loop in MultiThreadedEventLoopGroup.singleton.makeIterator() {
            let state = LoopState()
            let task = loop.scheduleRepeatedTask(initialDelay: Self.interval, delay: Self.interval) { [weak self] _ in
                self?.count(state.look(interval: Self.interval))
            }
            tasks.withLock { $0.append(task) }
        }
    }

    func end() {
        tasks.withLock { tasks in
            for task in tasks { task.cancel() }
            tasks = []
        }
    }

    private func count(_ microseconds: Int?) {
        guard let microseconds else { return }
        counts.withLock { counts in
            for (index, bound) in Self.bounds.enumerated() where microseconds >= bound { counts[index] += 1 }
        }
    }

    /// For the metrics.
    var gauge: Metrics.Gauge {
        let values = zip(Self.bounds, counts.withLock(\.self)).map { bound, count in
            (labels: "above=\"\(Double(bound) / 1_000_000)\"", value: Double(count))
        }
        return .init(
            name: "event_loop_delays_total",
            help: "Looks at event loops, by seconds of work that kept the loop from being looked at.",
            isCounter: true, values: values)
    }

    /// Times of one loop.
    ///
    /// `@unchecked Sendable`: used on its loop alone.
    private final class LoopState: @unchecked Sendable {
        private var lastLook: NIODeadline?
        private var lastUse = 0

        /// Microseconds by which this look is late because of work on the loop; nil for the first look.
        func look(interval: TimeAmount) -> Int? {
            let (now, use) = (NIODeadline.now(), ProcessorTime.ofThread)
            defer { (lastLook, lastUse) = (now, use) }
            guard let lastLook else { return nil }
            let late = (now - lastLook - interval).nanoseconds
            return max(0, min(Int(late), use - lastUse)) / 1000
        }
    }
}
