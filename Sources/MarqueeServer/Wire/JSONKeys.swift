/// The keys of a JSON text, which its reader silently takes once.
enum JSONKeys {
    /// Whether an object has a key twice, as it is written. Text that is no JSON is none of this one's business.
    static func areDoubled(in bytes: some Collection<UInt8>) -> Bool {
        bytes.withContiguousStorageIfAvailable(areDoubled) ?? areDoubled(in: Array(bytes))
    }

    private static func areDoubled(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
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
                    if levels[levels.count - 1]?.insert(key).inserted == false { return true }
                }
            default: break
            }
            place += 1
        }
        return false
    }
}
