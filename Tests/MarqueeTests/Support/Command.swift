import Foundation
import Testing

/// A process whose standard output and error are kept in files, so that neither can block it.
///
/// Foundation's `Process` takes a program for running as long as something that the program has left behind runs, which a
/// database server does.
final class Command {
    let id: pid_t
    private let output = TemporaryFolder()
    private var ended: Int32?

    /// Starts a program, which is looked for on the path.
    ///
    /// - Parameters:
    ///   - words: the program and its arguments.
    ///   - folder: the working folder; nil for that of the tests.
    ///   - input: what the program reads; nil for nothing.
    /// - Throws: a failed requirement when the program cannot be started.
    init(_ words: [String], in folder: String? = nil, input: FileHandle? = nil) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input.fileDescriptor, STDIN_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        }
        for (descriptor, name) in [(STDOUT_FILENO, "out"), (STDERR_FILENO, "err")] {
            posix_spawn_file_actions_addopen(&actions, descriptor, output(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        }
        let words = (folder.map { ["env", "-C", $0] } ?? []) + words
        let arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var started = pid_t()
        let status = posix_spawnp(&started, words[0], &actions, nil, arguments, environ)
        try #require(status == 0, "\(words[0]) cannot be started: \(String(cString: strerror(status)))")
        id = started
    }

    deinit {
        if isRunning { kill() }
    }

    var isRunning: Bool {
        if ended == nil { look(WNOHANG) }
        return ended == nil
    }

    /// What the program has written to standard output so far.
    func outputSoFar() throws -> String { try output.text("out") }

    /// What the program has written to standard error so far.
    func errors() throws -> String { try output.text("err") }

    /// Waits for the program's end.
    func finished() throws -> Marquee.Result {
        if ended == nil { look(0) }
        return Marquee.Result(status: ended ?? -1, out: try output.text("out"), err: try output.text("err"))
    }

    /// Ends the program as a power cut would.
    func kill() {
        guard isRunning else { return }
        Foundation.kill(id, SIGKILL)
        look(0)
    }

    /// Asks how the program has ended; a signal gives 128 and its number, as in a shell.
    private func look(_ options: Int32) {
        var status: Int32 = 0
        var found: pid_t
        repeat { found = waitpid(id, &status, options) } while found < 0 && errno == EINTR
        if found == id { ended = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F }
    }

    /// Runs a program to its end and gives its output; an exit status other than 0 is a failure.
    @discardableResult
    static func output(_ words: [String], _ location: SourceLocation = #_sourceLocation) throws -> String {
        let result = try Command(words).finished()
        #expect(result.status == 0, "\(words.joined(separator: " ")): \(result.err)", sourceLocation: location)
        return result.out
    }
}
