/// Places for words of different size in a box, so that none covers another.
///
/// The words are placed one after the other, each at the first free place on a spiral from the middle outwards (after
/// Wordle, Feinberg 2010). Sizes grow with the root of the count. Widths are estimated, for there is no font at hand;
/// only the four basic operations and square roots are used, so that every machine gives the same places.
struct WordCloud {
    struct Word {
        let text: String
        let count: Int
        /// The middle of the word.
        let x, y: Double
        /// Height of the font.
        let size: Double
        /// In degrees clockwise: 0 or -90.
        let angle: Int
    }

    /// The box is `width` by `height` units, its origin at the top left.
    static let width = 800.0
    static let height = 400.0
    /// Height of the most frequent word's font at most.
    private static let largest = 72.0
    /// How much of the box the words may cover: what is more finds no places.
    private static let density = 0.5
    /// Free space around a word, in units.
    private static let margin = 2.0

    private(set) var words: [Word] = []
    private var boxes: [Box] = []

    private struct Box {
        let (left, top, right, bottom): (Double, Double, Double, Double)

        @inline(__always)
        func overlaps(_ other: Box) -> Bool {
            left < other.right && other.left < right && top < other.bottom && other.top < bottom
        }
    }

    /// - Parameter counts: most frequent first; words for which no place is found are left out.
    init(_ counts: [(word: String, texts: Int)]) {
        guard let most = counts.first?.texts else { return }
        let shares = counts.map { Double($0.texts) / Double(most) }
        let area = zip(counts, shares).reduce(0) { $0 + Self.width(of: $1.0.word) * $1.1 }
        let largest = min(Self.largest, (Self.density * Self.width * Self.height / area).squareRoot())
        let spiral = Self.spiral()
        for (place, (entry, share)) in zip(counts, shares).enumerated() {
            let size = (largest * share.squareRoot() * 10).rounded() / 10
            // Every fifth word stands upright, which fills gaps that lying words leave.
            put(entry.word, entry.texts, size, isUpright: place % 5 == 4, spiral)
        }
    }

    private mutating func put(
        _ word: String, _ count: Int, _ size: Double, isUpright: Bool, _ spiral: [(x: Double, y: Double)]
    ) {
        let (length, height) = (Self.width(of: word) * size + Self.margin, size + Self.margin)
        let (wide, high) = isUpright ? (height, length) : (length, height)
        for point in spiral {
            let box = Box(
                left: point.x - wide / 2, top: point.y - high / 2, right: point.x + wide / 2, bottom: point.y + high / 2
            )
            guard box.left >= 0, box.top >= 0, box.right <= Self.width, box.bottom <= Self.height,
                !boxes.contains(where: box.overlaps)
            else { continue }
            boxes.append(box)
            words.append(
                Word(text: word, count: count, x: point.x, y: point.y, size: size, angle: isUpright ? -90 : 0))
            return
        }
    }

    /// Points on a spiral over the box: each a golden angle on from the one before, so that they cover it evenly.
    private static func spiral() -> [(x: Double, y: Double)] {
        let (cosine, sine) = (-0.7373688780783197, 0.6754902942615238)
        var (x, y) = (1.0, 0.0)
        return (0..<points).map { point in
            (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
            let radius = (Double(point) / Double(points)).squareRoot() * 0.72
            return (
                ((0.5 + x * radius) * width * 10).rounded() / 10, ((0.5 + y * radius) * height * 10).rounded() / 10
            )
        }
    }

    private static let points = 3000

    /// Estimated width of a text in a sans-serif font of height 1.
    private static func width(of text: String) -> Double {
        text.unicodeScalars.reduce(0) { width, scalar in
            switch scalar {
            case "i", "j", "l", "t", "f", "r", "'", "1": width + 0.38
            case "m", "w": width + 0.88
            case "\u{1100}"...: width + 1.05
            default: width + 0.6
            }
        }
    }
}
