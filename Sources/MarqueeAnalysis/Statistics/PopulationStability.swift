import Glibc

extension Drift {
    /// Added to the count of each category on either side, so that one that is new or gone gives no infinite index.
    package static let smoothing = 0.5

    /// The population stability index of two sides of categories in byte order, with ``smoothing``.
    static func psi(
        _ before: (entries: [(value: String, count: Int)], missing: Int),
        _ after: (entries: [(value: String, count: Int)], missing: Int)
    ) -> Double {
        var counts: [String: (before: Int, after: Int)] = [:]
        for entry in before.entries { counts[entry.value, default: (0, 0)].before += entry.count }
        for entry in after.entries { counts[entry.value, default: (0, 0)].after += entry.count }
        var pairs = counts.sorted { $0.key < $1.key }.map(\.value)
        if before.missing + after.missing > 0 { pairs.append((before.missing, after.missing)) }
        let totals = pairs.reduce((0, 0)) { ($0.0 + $1.before, $0.1 + $1.after) }
        guard totals.0 > 0, totals.1 > 0 else { return .nan }
        var index = CompensatedSum()
        for pair in pairs {
            let one = (Double(pair.before) + smoothing) / (Double(totals.0) + smoothing * Double(pairs.count))
            let other = (Double(pair.after) + smoothing) / (Double(totals.1) + smoothing * Double(pairs.count))
            index += (other - one) * log(other / one)
        }
        return index.value
    }
}
