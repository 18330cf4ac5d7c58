/// In how many rows of a column of texts each character stands that is neither letter nor number nor space (Unicode
/// general categories L and N, property White_Space). Marks that combine with a letter are such characters.
struct CharacterCounts {
    private var places: [UInt32: Int] = [:]
    private var classes = ScalarClasses()
    /// Rows by place, and the last row counted there.
    private var tallies: [(scalar: UInt32, rows: Int, last: Int)] = []
    /// By ASCII character, its place in ``tallies``; -1 not yet, -2 letter, number or space.
    private var ascii: [Int] = (0..<128).map { Self.isOrdinary(UInt8($0)) ? -2 : -1 }
    /// Rows in which such a character is.
    private(set) var rows = 0
    /// Rows in which a character beyond the Basic Multilingual Plane is: four bytes of UTF-8.
    private(set) var rowsBeyondBasicPlane = 0

    /// Counts the characters of a row's text.
    ///
    /// - Parameter row: another one with each call.
    /// - Returns: the text's length in Unicode scalars.
    mutating func add(_ text: UnsafeBufferPointer<UInt8>, times: Int, _ row: Int) -> Int {
        // Most texts are of plain characters throughout.
        var length = Self.plainBeginning(of: text)
        guard length < text.count else { return length }
        var (isOdd, isBeyond) = (false, false)
        for scalar in Scalars(UnsafeBufferPointer(rebasing: text[length...])) {
            length += 1
            if scalar > 0xFFFF { isBeyond = true }
            guard let place = place(of: scalar) else { continue }
            isOdd = true
            if tallies[place].last != row {
                tallies[place].rows += times
                tallies[place].last = row
            }
        }
        if isOdd { rows += times }
        if isBeyond { rowsBeyondBasicPlane += times }
        return length
    }

    /// The characters in most rows, those in equally many by code point.
    func first(_ count: Int) -> [(scalar: UInt32, rows: Int)] {
        tallies.sorted { ($1.rows, $0.scalar) < ($0.rows, $1.scalar) }.prefix(count).map { ($0.scalar, $0.rows) }
    }

    /// Gives the memory back that only counting needs.
    mutating func forget() {
        classes = ScalarClasses()
        places = [:]
    }

    @inline(__always)
    private mutating func place(of scalar: UInt32) -> Int? {
        if scalar < 128 {
            let place = ascii[Int(scalar)]
            if place == -2 { return nil }
            if place >= 0 { return place }
            ascii[Int(scalar)] = tallies.count
        } else {
            let known = classes[scalar]
            guard known == .other || known == .mark else { return nil }
            if let place = places[scalar] { return place }
            places[scalar] = tallies.count
        }
        tallies.append((scalar, 0, -1))
        return tallies.count - 1
    }

    private static func plainBeginning(of text: UnsafeBufferPointer<UInt8>) -> Int {
        var length = 0
        while length < text.count, isOrdinary(text[length]) { length += 1 }
        return length
    }

    /// Whether the character is a letter, a digit or a space of ASCII.
    @inline(__always)
    private static func isOrdinary(_ character: UInt8) -> Bool {
        (character | 0x20) &- 97 < 26 || character == 32 || character &- 48 < 10 || character &- 9 < 5
    }
}
