import Foundation

/// Shows on standard error how far a command is: a bar on a terminal, a line a stage otherwise, nothing when it is to be
/// quiet.
///
/// `@unchecked Sendable`: all state is touched under `lock` alone.
final class ProgressDisplay: @unchecked Sendable {
    private enum Style { case bar, lines, none }

    private let style: Style
    private let lock = NSLock()
    private let width = 28
    private var stage = ""
    private var total = 0
    private var done = 0
    private var rows = 0
    private var unit = ""
    private var stageStart = ContinuousClock.now
    private var lastDrawn = ContinuousClock.now

    init(isQuiet: Bool) {
        style = isQuiet ? .none : isatty(STDERR_FILENO) == 1 ? .bar : .lines
    }

    /// A stage begins; when it is the one that is going on, it has so much more to do.
    ///
    /// - Parameters:
    ///   - total: the amount of work, 0 when it is not known.
    ///   - unit: what the amount counts: `B` for bytes, `rows`; nothing for parts of the whole.
    func begin(_ name: String, total: Int = 0, unit: String = "") {
        lock.lock()
        defer { lock.unlock() }
        guard name != stage else { return self.total += total }
        finish()
        (stage, self.total, self.unit, done, rows) = (name, total, unit, 0, 0)
        stageStart = .now
        if style == .bar { draw() }
    }

    /// So much more of the stage is done.
    func advance(_ amount: Int, rows: Int = 0) {
        lock.lock()
        defer { lock.unlock() }
        done += amount
        self.rows += rows
        guard style == .bar, ContinuousClock.now - lastDrawn > .milliseconds(80) else { return }
        draw()
    }

    /// Something that a user should know before it happens.
    func note(_ text: String) {
        lock.lock()
        defer { lock.unlock() }
        finish()
        if style != .none { write("\(text)\n") }
    }

    /// The stage is done.
    func end() {
        lock.withLock { finish() }
    }

    private func finish() {
        guard !stage.isEmpty else { return }
        let seconds = (ContinuousClock.now - stageStart) / .seconds(1)
        switch style {
        case .none: break
        case .bar: write("\r\u{1B}[K")
        case .lines: write("\(stage): \(seconds.rounded(to: 2)) s\(rows > 0 ? ", \(rows.grouped) rows" : "")\n")
        }
        stage = ""
    }

    private func draw() {
        lastDrawn = .now
        let seconds = (ContinuousClock.now - stageStart) / .seconds(1)
        var parts = [stage.padding(toLength: 14, withPad: " ", startingAt: 0)]
        if total > 0 {
            let share = min(1, Double(done) / Double(total))
            let full = Int(share * Double(width))
            parts.append(String(repeating: "█", count: full) + String(repeating: "░", count: width - full))
            parts.append("\(Int(share * 100)) %")
            switch unit {
            case "B": parts.append("\((Double(done) / 1e6).rounded(to: 1)) MB")
            case "": break
            default: parts.append("\(done.grouped) rows")
            }
            if seconds > 0.2, share > 0 {
                let rate = Int(Double(rows > 0 ? rows : done) / seconds)
                if unit == "rows" || rows > 0 { parts.append("\(rate.grouped) rows/s") }
                parts.append("\(Int(seconds / share - seconds) + 1) s left")
            }
        }
        write("\r\u{1B}[K" + parts.joined(separator: "  "))
    }

    private func write(_ text: String) { StandardStream.error(text) }
}
