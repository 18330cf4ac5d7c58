import Glibc

/// A moment as the warehouse keeps it: UTC, milliseconds.
package struct Timestamp: Sendable {
    /// `YYYY-MM-DD HH:MM:SS.mmm`.
    package let text: String

    /// The present moment, or one that is so much later.
    package static func now(plus later: Duration = .zero) -> Timestamp {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        moment.tv_sec += Int(later.components.seconds)
        var fields = tm()
        gmtime_r(&moment.tv_sec, &fields)
        func padded(_ value: some BinaryInteger, _ width: Int) -> String {
            let digits = String(value)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let date = [padded(fields.tm_year + 1900, 4), padded(fields.tm_mon + 1, 2), padded(fields.tm_mday, 2)]
        let time = [padded(fields.tm_hour, 2), padded(fields.tm_min, 2), padded(fields.tm_sec, 2)]
        return Timestamp(
            text:
                "\(date.joined(separator: "-")) \(time.joined(separator: ":")).\(padded(moment.tv_nsec / 1_000_000, 3))"
        )
    }
}
