import Glibc
import MarqueeCatalog

/// The streams of the process that a user sees.
enum StandardStream {
    /// Writes to standard output.
    ///
    /// - Throws: `MQ408` when it cannot be written; what the command has done before stands.
    static func output(_ bytes: some Collection<UInt8>) throws {
        guard write(bytes, to: STDOUT_FILENO) else {
            throw MarqueeError(
                .outputNotWritable, "standard output cannot be written", details: [String(cString: strerror(errno))])
        }
    }

    /// Writes to standard error. What cannot be said there cannot be said at all.
    static func error(_ text: String) {
        _ = write(text.utf8, to: STDERR_FILENO)
    }

    private static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Bool {
        let bytes = Array(bytes)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 { written += count } else if errno != EINTR { return false }
        }
        return true
    }
}
