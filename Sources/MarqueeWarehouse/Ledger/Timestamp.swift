import Glibc

/// A moment as the warehouse keeps it: UTC, milliseconds.
package struct Timestamp: Sendable {
    /// `YYYY-MM-DD HH:MM:SS.mmm`.
    package let text: String

    /// To the second as RFC 3339 has it: `YYYY-MM-DDTHH:MM:SSZ`.
    package var rfc3339: String { "\(text.prefix(10))T\(text.dropFirst(11).prefix(8))Z" }

    /// The present moment, or one that is so much later.
    package static func now(plus later: Duration = .zero) -> Timestamp {
        var moment = timespec()
        clock_gettime(CLOCK_REALTIME, &moment)
        moment.tv_sec += Int(later.components.seconds)
        var fields = tm()
        gmtime_r(&moment.tv_sec, &fields)
        var digits: [UInt8] = []
        digits.reserveCapacity(24)
        func add(_ value: Int, _ width: Int, then end: Unicode.Scalar?) {
            var power = 1
            for _ in 1..<width { power *= 10 }
            while power > 0 {
                digits.append(UInt8(ascii: "0") + UInt8(value / power % 10))
                power /= 10
            }
            if let end { digits.append(UInt8(ascii: end)) }
        }
        add(Int(fields.tm_year) + 1900, 4, then: "-")
        add(Int(fields.tm_mon) + 1, 2, then: "-")
        add(Int(fields.tm_mday), 2, then: " ")
        add(Int(fields.tm_hour), 2, then: ":")
        add(Int(fields.tm_min), 2, then: ":")
        add(Int(fields.tm_sec), 2, then: ".")
        add(moment.tv_nsec / 1_000_000, 3, then: nil)
        return Timestamp(text: String(decoding: digits, as: UTF8.self))
    }
}
