extension StatementParameters {
    /// Bytes of the values, for what is kept or counted by size.
    package var size: Int {
        switch self {
        case .positional(let values): values.reduce(0) { $0 + $1.size }
        case .named(let values): values.reduce(0) { $0 + $1.key.utf8.count + $1.value.size }
        }
    }

    /// Appends the values so that equal ones give equal bytes and different ones do not: each with its type and its length.
    /// The record of a write has a hash of them in place of the values.
    package func append(to bytes: inout [UInt8]) {
        switch self {
        case .positional(let values):
            bytes += "list \(values.count)\n".utf8
            for value in values { value.append(to: &bytes) }
        case .named(let values):
            bytes += "object \(values.count)\n".utf8
            // By bytes: a dictionary has its keys in another order in each process.
            for (name, value) in values.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                Value.text(name).append(to: &bytes)
                value.append(to: &bytes)
            }
        }
    }
}

extension Value {
    fileprivate var size: Int {
        switch self {
        case .null, .integer, .real: 8
        case .text(let text): text.utf8.count
        case .bytes(let bytes): bytes.count
        }
    }

    fileprivate func append(to output: inout [UInt8]) {
        switch self {
        case .null: output += "null\n".utf8
        case .integer(let value): output += "integer \(value)\n".utf8
        case .real(let value): output += "real \(value)\n".utf8
        case .text(let text):
            output += "text \(text.utf8.count) ".utf8
            output += text.utf8
        case .bytes(let bytes):
            output += "bytes \(bytes.count) ".utf8
            output += bytes
        }
    }
}
