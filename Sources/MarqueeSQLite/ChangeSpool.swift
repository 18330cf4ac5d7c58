import Glibc
import MarqueeCatalog

/// Images of changed rows on their way into the database, in memory while they are few and else in a file without a name: the
/// hook that makes them must not write to the database itself.
struct ChangeSpool: ~Copyable {
    private var buffer: [UInt8] = []
    private var file: UnsafeMutablePointer<FILE>?
    /// Where the image that is being added has its length.
    private var lengthPlace = 0
    private var isDamaged = false

    /// Bytes from which on images go into the file.
    private static let mostInMemory = 4 << 20
    private static let nothing = UInt32.max

    deinit { if let file { fclose(file) } }

    mutating func clear() {
        buffer.removeAll(keepingCapacity: buffer.capacity <= 2 * Self.mostInMemory)
        if let file { fclose(file) }
        file = nil
        isDamaged = false
    }

    /// Begins a change of a row of some shape; its two images follow.
    mutating func begin(_ shape: Int) { append(UInt32(shape)) }

    mutating func addNothing() { append(Self.nothing) }

    mutating func add(_ body: (inout [UInt8]) -> Void) {
        lengthPlace = buffer.count
        append(0)
        body(&buffer)
        let length = UInt32(buffer.count - lengthPlace - 4)
        withUnsafeBytes(of: length) { buffer.replaceSubrange(lengthPlace..<lengthPlace + 4, with: $0) }
    }

    private mutating func append(_ number: UInt32) {
        withUnsafeBytes(of: number) { buffer.append(contentsOf: $0) }
    }

    /// Ends a change.
    ///
    /// - Returns: false when there is no room for it.
    mutating func end() -> Bool { buffer.count < Self.mostInMemory || spill() }

    private mutating func spill() -> Bool {
        if file == nil { file = tmpfile() }
        guard let file, !isDamaged, fwrite(buffer, 1, buffer.count, file) == buffer.count else {
            isDamaged = true
            return false
        }
        buffer.removeAll(keepingCapacity: true)
        return true
    }

    /// Hands over each change in the order in which they were added.
    ///
    /// - Throws: what `body` throws; `MQ512` when the file can't be read.
    mutating func forEach(
        _ body: (_ shape: Int, _ before: UnsafeBufferPointer<UInt8>?, _ after: UnsafeBufferPointer<UInt8>?) throws ->
            Void
    ) throws {
        guard let file else {
            try buffer.withUnsafeBufferPointer { try Self.forEach($0, body) }
            return
        }
        guard spill(), fflush(file) == 0 else { throw unreadable }
        let size = ftell(file)
        guard size > 0, let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, fileno(file), 0), start != MAP_FAILED else {
            throw unreadable
        }
        defer { munmap(start, size) }
        let bytes = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: size)
        try Self.forEach(bytes, body)
    }

    private var unreadable: MarqueeError {
        MarqueeError(.storeFailure, "the changed rows can't be read from the temporary folder")
    }

    private static func forEach(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (Int, UnsafeBufferPointer<UInt8>?, UnsafeBufferPointer<UInt8>?) throws -> Void
    ) throws {
        var place = 0
        func number() -> UInt32 {
            defer { place += 4 }
            return UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: place, as: UInt32.self)
        }
        func image() -> UnsafeBufferPointer<UInt8>? {
            let length = number()
            guard length != nothing else { return nil }
            defer { place += Int(length) }
            return UnsafeBufferPointer(rebasing: bytes[place..<place + Int(length)])
        }
        while place < bytes.count {
            let shape = Int(number())
            let before = image()
            try body(shape, before, image())
        }
    }
}
