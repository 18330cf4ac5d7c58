import ArgumentParser
import Foundation
import MarqueeCatalog

/// How commands end: with a result on standard output, or with an error and the exit status of its code.
enum CommandOutcome {
    /// Runs a command's work and writes what comes of it.
    ///
    /// - Parameters:
    ///   - format: for an error too: in JSON it is one object `{"error": {…}}` on standard output.
    ///   - body: gives the text to be written, without a line end; nil for nothing.
    static func written(as format: OutputFormat, _ body: () throws -> String?) throws {
        do {
            if let text = try body() {
                try StandardStream.output("\(format == .text ? text.printable : text)\n".utf8)
            }
        } catch let error as MarqueeError {
            switch format {
            case .text: StandardStream.error("\("\(error)".printable)\n")
            case .json:
                // Where standard output is what cannot be written, somebody may still read the other one.
                let text = "\(try JSONText.encoded(ErrorReport(error: .init(error))))\n"
                do { try StandardStream.output(text.utf8) } catch { StandardStream.error(text) }
            }
            throw ExitCode(error.code.exitStatus)
        }
    }

    struct ErrorReport: Encodable {
        struct Body: Encodable {
            let code, message: String
            let details: [String]
            let hint: String?

            init(_ error: MarqueeError) {
                code = error.code.rawValue
                message = error.message
                details = error.details + error.internals
                hint = error.hint
            }
        }

        let error: Body
    }
}

/// JSON as commands write it: keys in snake_case and in order, so that equal results are equal bytes.
enum JSONText {
    static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension String {
    /// The text with pictures in place of control characters, but for line ends and tabs, and with the numbers of characters
    /// that change the direction of writing: what stands in a catalog must not steer the terminal of whoever looks at it.
    var printable: String {
        guard unicodeScalars.contains(where: { $0.isSteering || $0.changesDirection }) else { return self }
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            guard !scalar.changesDirection else {
                scalars.append(contentsOf: scalar.escaped.unicodeScalars)
                continue
            }
            let picture: UInt32 = scalar.value < 0x20 ? 0x2400 + scalar.value : scalar.value == 0x7F ? 0x2421 : 0xFFFD
            scalars.append(scalar.isSteering ? Unicode.Scalar(picture) ?? "?" : scalar)
        }
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Whether it is a control character of the sets C0 and C1 other than a line end or a tab.
    fileprivate var isSteering: Bool {
        value < 0x20 ? value != 0x0A && value != 0x09 : (0x7F...0x9F).contains(value)
    }
}
