/// Mean, standard deviation and skewness of numbers, by two passes over them.
package struct Moments: Sendable {
    package let count: Int
    /// NaN when there is no number.
    package let mean: Double
    /// Of a sample: the squares are divided by n - 1, as pandas does. NaN below two numbers.
    package let standardDeviation: Double
    /// The adjusted Fisher-Pearson coefficient G1 = √(n(n - 1)) / (n - 2) · m3 / m2^1.5, as pandas gives it (Joanes and Gill
    /// 1998): 0 where all numbers are equal, NaN below three numbers.
    package let skewness: Double

    /// - Parameter numbers: finite.
    package init(_ numbers: some Sequence<Double>) {
        var sum = CompensatedSum()
        for number in numbers { sum += number }
        let mean = sum.mean
        var (squares, cubes) = (CompensatedSum(), CompensatedSum())
        for number in numbers {
            let deviation = number - mean
            squares += deviation * deviation
            cubes += deviation * deviation * deviation
        }
        count = sum.count
        self.mean = mean
        let n = Double(count)
        standardDeviation = count < 2 ? .nan : (squares.value / (n - 1)).squareRoot()
        skewness = Self.skewness(n, squares: squares.value, cubes: cubes.value, mean: mean)
    }

    private static func skewness(_ n: Double, squares: Double, cubes: Double, mean: Double) -> Double {
        guard n >= 3 else { return .nan }
        let m2 = squares / n
        // What rounding leaves of equal numbers is no variation.
        guard m2 > mean * mean * 1e-30 else { return 0 }
        return (n * (n - 1)).squareRoot() / (n - 2) * (cubes / n) / (m2 * m2.squareRoot())
    }
}
