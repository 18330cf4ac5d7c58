import Foundation
import Testing

/// The built `marquee` executable, run as a process.
enum Marquee {
    struct Result {
        let status: Int32
        let out: String
        let err: String
    }

    /// `MARQUEE_BINARY`, or the executable beside the test bundle.
    static let binary: String = {
        if let path = ProcessInfo.processInfo.environment["MARQUEE_BINARY"] { return path }
        let places = [Bundle.main.bundlePath, folder(of: CommandLine.arguments[0]), folder(of: bundleArgument)]
        let candidates = places.map { "\($0)/marquee" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) } ?? candidates[0]
    }()

    /// The test bundle, where the toolchain's helper runs it.
    private static var bundleArgument: String {
        CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
    }

    private static func folder(of path: String) -> String {
        URL(fileURLWithPath: path).deletingLastPathComponent().path
    }

    /// Runs `marquee` with these arguments and waits for its end.
    static func run(_ arguments: [String], as user: User = .current, in folder: String? = nil) throws -> Result {
        try Command(user.prefix + [binary] + arguments, in: folder).finished()
    }

    /// Runs `marquee import` with `--format json`, expects success, and gives what it says.
    static func importing(_ arguments: [String], _ location: SourceLocation = #_sourceLocation) throws -> Report {
        let result = try run(["import", "--format", "json"] + arguments)
        #expect(result.status == 0, "\(result.out)\(result.err)", sourceLocation: location)
        return try Report(result.out)
    }

    /// Who runs the program.
    enum User {
        case current
        /// Someone to whom the permissions of files apply, which they do not to root.
        case unprivileged

        fileprivate var prefix: [String] {
            guard self == .unprivileged, getuid() == 0 else { return [] }
            return ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        }
    }
}
