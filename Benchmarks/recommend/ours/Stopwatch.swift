/// Time on the wall, which is what the peers measure too.
enum Stopwatch {
    /// What a task gives, and the seconds that it took.
    static func seconds<Result>(_ task: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let result = try task()
        return (result, (clock.now - start) / .seconds(1))
    }
}
