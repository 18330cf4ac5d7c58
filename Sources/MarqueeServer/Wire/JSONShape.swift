/// What a JSON text must not have, although its reader would take it.
enum JSONShape {
    /// Nothing that is sent here is deeper, and the reader's time grows with the square of the depth.
    private static let deepest = 16

    /// Says what is wrong: a key that an object has twice, as it is written, or values too deep within each other. Text that is
    /// no JSON is none of this one's business.
    static func problem(in bytes: some Collection<UInt8>) -> String? {
        Array(bytes).withUnsafeBufferPointer(problem)
    }

    private static func problem(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        // An array is a level without keys.
        var levels: [Set<[UInt8]>?] = []
        var place = 0
        var isKey = false
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "{"):
                levels.append([])
                isKey = true
            case UInt8(ascii: "["):
                levels.append(nil)
                isKey = false
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = levels.popLast()
                isKey = false
            case UInt8(ascii: ","): isKey = levels.last.map { $0 != nil } ?? false
            case UInt8(ascii: ":"): isKey = false
            case UInt8(ascii: "\""):
                let start = place + 1
                place = start
                while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
                    place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
                }
                if isKey, place <= bytes.count, levels.last != nil {
                    let key = Array(bytes[start..<min(place, bytes.count)])
                    if levels[levels.count - 1]?.insert(key).inserted == false { return "a key stands there twice" }
                }
            default: break
            }
            if levels.count > deepest { return "values stand too deep within each other" }
            place += 1
        }
        return nil
    }
}
