import Glibc

/// What the process has taken from the machine.
enum ResourceUse {
    /// Largest resident memory so far.
    static var peakMemoryBytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss * 1024
    }
}

/// Measures the wall time of stages that follow each other; a stage may come more than once.
struct Stopwatch {
    private(set) var timings: [(stage: String, seconds: Double)] = []
    private var current: (name: String, start: ContinuousClock.Instant)?
    private let start = ContinuousClock.now

    /// The time since the first stage could begin.
    var total: Duration { ContinuousClock.now - start }

    mutating func begin(_ stage: String) {
        end()
        current = (stage, .now)
    }

    mutating func end() {
        guard let (name, start) = current else { return }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        if let index = timings.firstIndex(where: { $0.stage == name }) {
            timings[index].seconds += seconds
        } else {
            timings.append((name, seconds))
        }
        current = nil
    }
}
