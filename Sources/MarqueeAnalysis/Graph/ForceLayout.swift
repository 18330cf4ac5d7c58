/// Places for the nodes of a small graph: linked nodes draw each other near, all others push each other away.
///
/// Fruchterman and Reingold, "Graph drawing by force-directed placement", 1991, with a pull to the middle that keeps
/// parts together that are not linked. It starts from a fixed arrangement and uses only the four basic operations and
/// square roots, so that every machine gives the same places.
struct ForceLayout {
    /// The box is `width` by `height` units.
    static let width = 800.0
    static let height = 600.0
    private static let steps = 200
    private static let gravity = 0.6

    /// Within the box, rounded to a tenth.
    private(set) var x: [Double]
    private(set) var y: [Double]

    init(_ links: Links) {
        let count = links.count
        (x, y) = Self.sunflower(count)
        guard count > 1 else {
            finish()
            return
        }
        // In units of the ideal distance between nodes.
        var temperature = Double(count).squareRoot() / 4
        let cooling = temperature / Double(Self.steps + 1)
        for _ in 0..<Self.steps {
            step(links, temperature)
            temperature -= cooling
        }
        finish()
    }

    private mutating func step(_ links: Links, _ temperature: Double) {
        let count = links.count
        var (dx, dy) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count))
        for one in 0..<count {
            for other in one + 1..<count {
                let (across, down) = (x[one] - x[other], y[one] - y[other])
                // Force 1 / distance along the direction: the difference over the distance's square.
                let push = 1 / max(across * across + down * down, 1e-6)
                dx[one] += across * push
                dy[one] += down * push
                dx[other] -= across * push
                dy[other] -= down * push
            }
            for link in links.of(one) {
                let other = Int(links.targets[link])
                let (across, down) = (x[one] - x[other], y[one] - y[other])
                let pull = (across * across + down * down).squareRoot()
                dx[one] -= across * pull
                dy[one] -= down * pull
            }
            dx[one] -= x[one] * Self.gravity
            dy[one] -= y[one] * Self.gravity
        }
        for node in 0..<count {
            let length = (dx[node] * dx[node] + dy[node] * dy[node]).squareRoot()
            guard length > 0 else { continue }
            let step = min(length, temperature) / length
            x[node] += dx[node] * step
            y[node] += dy[node] * step
        }
    }

    /// Points that cover a disc evenly, a golden angle apart.
    private static func sunflower(_ count: Int) -> ([Double], [Double]) {
        let (cosine, sine) = (-0.7373688780783197, 0.6754902942615238)
        var (x, y) = (1.0, 0.0)
        var (xs, ys) = ([Double](), [Double]())
        for point in 0..<count {
            (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
            let radius = (Double(point) + 0.5).squareRoot()
            xs.append(x * radius)
            ys.append(y * radius)
        }
        return (xs, ys)
    }

    /// Stretches what was found over the box.
    private mutating func finish() {
        x = Self.stretched(x, to: Self.width)
        y = Self.stretched(y, to: Self.height)
    }

    private static func stretched(_ places: [Double], to size: Double) -> [Double] {
        guard let least = places.min(), let most = places.max(), most > least else {
            return places.map { _ in size / 2 }
        }
        return places.map { (($0 - least) / (most - least) * size * 10).rounded() / 10 }
    }
}
