/// Mean, standard deviation and skewness of numbers, by two passes over them.
package struct Moments: Sendable {
    package let count: Int
    /// NaN when there is no number.
    package let mean: Double
    /// Of a sample: the squares are divided by n - 1, as pandas does. NaN below two numbers.
    package let standardDeviation: Double
    /// The adjusted Fisher-Pearson coefficient G1 = √(n(n - 1)) / (n - 2) · m3 / m2^1.5, as pandas gives it (Joanes
    /// and Gill 1998). NaN below three numbers, and where all are equal.
    package let skewness: Double

    /// - Parameter numbers: finite.
    package init(_ numbers: some Sequence<Double>) {
        var sum = CompensatedSum()
        var (least, most) = (Double.infinity, -Double.infinity)
        for number in numbers {
            sum += number
            (least, most) = (min(least, number), max(most, number))
        }
        let (n, mean) = (Double(sum.count), sum.mean)
        var (rest, squares, cubes) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
        for number in numbers {
            let deviation = number - mean
            rest += deviation
            squares += deviation * deviation
            cubes += deviation * deviation * deviation
        }
        // The mean is rounded; what the deviations leave says by how much, and takes the error out again.
        let error = rest.mean
        let m2 = squares.mean - error * error
        let m3 = cubes.mean - 3 * error * squares.mean + 2 * error * error * error
        count = sum.count
        self.mean = mean
        standardDeviation = count < 2 ? .nan : least == most ? 0 : (m2 * n / (n - 1)).squareRoot()
        skewness =
            count < 3 || least == most ? .nan : (n * (n - 1)).squareRoot() / (n - 2) * m3 / (m2 * m2.squareRoot())
    }
}
