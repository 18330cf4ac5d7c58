/// Bytes that are being written, handed over in pieces and summed up on the way.
struct OutputBuffer: ~Copyable {
    private var memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0
    /// Bytes handed over so far.
    private(set) var handedOver = 0
    private var checksum = CRC32()

    init(capacity: Int) { memory = .allocate(byteCount: capacity, alignment: 8) }

    deinit { memory.deallocate() }

    /// All bytes written.
    var total: Int { handedOver + count }

    @inline(__always)
    private mutating func reserve(_ bytes: Int) {
        if count + bytes > memory.count { grow(bytes) }
    }

    private mutating func grow(_ bytes: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: (count + bytes) * 2, alignment: 8)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
        memory.deallocate()
        memory = larger
    }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        reserve(1)
        memory[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        memory.baseAddress?.advanced(by: count).copyMemory(from: start, byteCount: bytes.count)
        count += bytes.count
    }

    mutating func append(_ number: Int64) {
        guard number < 0 || number > 9 else { return append(UInt8(truncatingIfNeeded: number) + 0x30) }
        reserve(20)
        var rest = number.magnitude
        if number < 0 { append(UInt8(ascii: "-")) }
        var digits = 1
        var limit: UInt64 = 10
        while digits < 19, rest >= limit {
            digits += 1
            limit *= 10
        }
        if digits == 19, rest >= 10_000_000_000_000_000_000 { digits = 20 }
        var place = count + digits
        count = place
        repeat {
            place -= 1
            memory[place] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
            rest /= 10
        } while rest > 0
    }

    /// Takes back what was written after a place and has not been handed over.
    mutating func cut(to place: Int) { count = min(count, place) }

    /// Hands over what has been written.
    mutating func flush(_ write: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        guard count > 0 else { return }
        let bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
        checksum.update(bytes)
        handedOver += count
        count = 0
        try write(bytes)
    }

    /// Hands over what has been written to another buffer, which will sum it up.
    mutating func flushUnsummed(_ write: (UnsafeBufferPointer<UInt8>) -> Void) {
        write(UnsafeRawBufferPointer(rebasing: memory[..<count]).assumingMemoryBound(to: UInt8.self))
        count = 0
    }

    /// The checksum of every byte so far.
    func checksumText() -> String {
        var whole = checksum
        whole.update(UnsafeRawBufferPointer(rebasing: memory[..<count]))
        return whole.text
    }
}
