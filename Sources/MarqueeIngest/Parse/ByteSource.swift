import MarqueeCatalog
import Glibc

/// Where the bytes of a source file come from, a chunk at a time.
package protocol ByteSource: AnyObject {
    /// Fills the buffer, or as much of it as it likes.
    ///
    /// - Returns: the number of bytes put in; 0 at the end, and only there.
    /// - Throws: `MQ402` when the source cannot be read.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A file on disk, read once from front to back.
package final class FileSource: ByteSource {
    private let descriptor: Int32
    private let path: String
    /// Size in bytes when the file was opened.
    package let size: Int

    /// Opens the file.
    ///
    /// - Throws: `MQ401` when there is none, `MQ402` when it cannot be opened or is none with an end, such as a pipe: files
    ///   are read one after the other, and a pipe may wait for its writer for ever.
    package init(path: String) throws {
        self.path = path
        // A pipe without a writer would be waited for here already.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw errno == ENOENT
                ? MarqueeError(.sourceNotFound, "there is no file \(path)")
                : MarqueeError(.sourceUnreadable, "\(path) cannot be opened", details: [reason])
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw MarqueeError(.sourceUnreadable, "\(path) is no file", hint: "folders, pipes and devices are not read")
        }
        size = Int(status.st_size)
    }

    deinit { close(descriptor) }

    package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw MarqueeError(
                    .sourceUnreadable, "\(path) cannot be read", details: [String(cString: strerror(errno))])
            }
        }
    }
}

/// Bytes that are in memory already.
package final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private var position = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, bytes.count - position)
        bytes.withUnsafeBytes {
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count]))
        }
        position += count
        return count
    }
}
