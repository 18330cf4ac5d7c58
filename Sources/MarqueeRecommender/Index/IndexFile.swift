import Glibc

extension RecommenderIndex {
    /// Writes the index into a file, which is whole or not there: it is written beside its place and then moved there.
    ///
    /// - Throws: ``RecommenderError/indexFile(_:)`` with what the system says.
    package func write(to path: String) throws(RecommenderError) {
        let beside = "\(path).\(getpid()).part"
        let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Self.failure("open", beside) }
        var rest = image.bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else {
                let error = Self.failure("write", beside)
                close(file)
                unlink(beside)
                throw error
            }
            rest = rest.dropFirst(written)
        }
        guard fsync(file) == 0, close(file) == 0, rename(beside, path) == 0 else {
            let error = Self.failure("finish", beside)
            unlink(beside)
            throw error
        }
    }

    /// Maps an index file into memory; processes that map the same file share it.
    ///
    /// - Throws: ``RecommenderError/indexFile(_:)`` when the file cannot be read, is no index of this version, or is damaged.
    package convenience init(mapping path: String) throws(RecommenderError) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Self.failure("open", path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure("look at", path) }
        let size = Int(status.st_size)
        guard size >= IndexImage.headerSize else { throw .indexFile("\(path): it is no index of Marquee") }
        guard let memory = mmap(nil, size, PROT_READ, MAP_PRIVATE, file, 0), memory != MAP_FAILED else {
            throw Self.failure("map", path)
        }
        try self.init(image: IndexImage(mapped: UnsafeRawBufferPointer(start: memory, count: size)))
    }

    private static func failure(_ doing: String, _ path: String) -> RecommenderError {
        .indexFile("cannot \(doing) \(path): \(String(cString: strerror(errno)))")
    }
}
