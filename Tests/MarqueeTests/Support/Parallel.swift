import Foundation
import Testing

/// Threads of a test, whose results are waited for.
enum Parallel {
    /// Runs `body` on so many threads at once and gives what they gave, in their order.
    static func run<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Value) -> [Value] {
        let results = Results<Value>()
        let group = DispatchGroup()
        for number in 0..<count {
            group.enter()
            let thread = Thread {
                do { results.put(try body(number), at: number) } catch { Issue.record(error, "thread \(number)") }
                group.leave()
            }
            thread.start()
        }
        group.wait()
        return results.inOrder
    }

    /// `@unchecked Sendable`: `lock` guards the values.
    private final class Results<Value>: @unchecked Sendable {
        private let lock = NSLock()
        private var values: [Int: Value] = [:]

        func put(_ value: Value, at place: Int) { lock.withLock { values[place] = value } }
        var inOrder: [Value] { lock.withLock { values.sorted { $0.key < $1.key }.map(\.value) } }
    }
}
