/// What a random number is for: each purpose draws from a stream of its own, so that a change to one leaves the
/// others alone.
enum SampleStream: UInt64 {
    case order = 1
    case title, titleName, cast, career, personName, namesake, personID, titleID, imdbID
}

/// SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
///
/// The system's generator would do as well but for the promise that a seed gives the same bytes everywhere.
struct SampleRandom: Sendable {
    private var state: UInt64

    /// The numbers for one thing, such as one title, whatever was drawn for the others before.
    init(seed: UInt64, _ stream: SampleStream, _ index: Int = 0) {
        state = Self.key(seed, stream, index)
    }

    static func key(_ seed: UInt64, _ stream: SampleStream, _ index: Int = 0) -> UInt64 {
        mix(mix(seed &+ stream.rawValue &* 0xD1B5_4A32_D192_ED03) ^ UInt64(truncatingIfNeeded: index))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.finish(state)
    }

    /// A number of `0..<count`. Multiplying instead of dividing (Lemire 2019) leaves a bias of `count` in 2⁶⁴.
    mutating func below(_ count: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(max(count, 1))).high)
    }

    /// True in `parts` of 10,000 cases.
    mutating func chance(_ parts: Int) -> Bool { below(10_000) < parts }

    /// Uniform in `0..<1_000_000`, the unit all distributions of the sample are in.
    mutating func millionth() -> Int { below(1_000_000) }

    /// The place of `value` in a shuffle of `0..<count`, without the shuffle being stored.
    ///
    /// Odd multiplication, addition and shift-xor each permute the numbers of a power of two; numbers that land
    /// outside `count` walk on until they are inside ("cycle walking", Black and Rogaway, CT-RSA 2002).
    static func shuffled(_ value: Int, of count: Int, key: UInt64) -> Int {
        guard count > 1, value >= 0, value < count else { return value }
        let bits = UInt64(UInt64.bitWidth - UInt64(count - 1).leadingZeroBitCount)
        let mask: UInt64 = (1 << bits) &- 1
        let shift = (bits + 1) / 2
        var place = UInt64(value)
        repeat {
            place = (place &* 0xDB4F_0B91_75AE_2165 &+ key) & mask
            place ^= place >> shift
            place = (place &* 0xBBE0_5633_03A4_615F &+ (key >> 21)) & mask
            place ^= place >> shift
            place = (place &* 0xA0F2_EC75_A1FE_1575 &+ (key >> 42)) & mask
            place ^= place >> shift
        } while place >= UInt64(count)
        return Int(place)
    }

    private static func mix(_ value: UInt64) -> UInt64 { finish(value &+ 0x9E37_79B9_7F4A_7C15) }

    private static func finish(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
