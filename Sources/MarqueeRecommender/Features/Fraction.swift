/// Numbers between 0 and 1 in steps of 1/32768, and scores in units of 10⁻⁸.
///
/// A score is a sum of whole numbers. So it is the same in whichever order it is added, the contributions add up to it
/// exactly, also as they are printed, and a search that skips gives what a full scan gives, ties included.
enum Fraction {
    static let one: Int64 = 32_768

    /// The nearest step to `value`, which is held between 0 and 1; what is no number is 0.
    static func encode(_ value: Double) -> UInt16 {
        value > 0 ? UInt16((min(value, 1) * Double(one)).rounded()) : 0
    }

    static func decode(_ steps: UInt16) -> Double { Double(steps) / Double(one) }

    /// What a title with `steps` gets of `units`.
    @inline(__always)
    static func of(_ units: Int32, _ steps: UInt16) -> Int32 {
        Int32(truncatingIfNeeded: (Int64(units) * Int64(steps) + 16_384) >> 15)
    }
}

/// A score or a part of one, in units of 10⁻⁸.
package enum ScoreUnits {
    package static let one = 100_000_000.0

    /// The nearest whole number of units. (Without SSE 4.1, `rounded()` is a call of the mathematical library.)
    @inline(__always)
    static func round(_ units: Double) -> Int32 { Int32(units < 0 ? units - 0.5 : units + 0.5) }

    /// The score as a number; the nearest one to a decimal of eight digits.
    package static func decode(_ units: Int) -> Double { Double(units) / one }
}
