import ArgumentParser
import Foundation
import MarqueeCatalog

/// How a command ends that cannot do what it was asked for.
enum CommandFailure {
    /// Runs a command; an error is written to standard error, and decides the exit status.
    static func reported(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as MarqueeError {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            throw ExitCode(error.code.exitStatus)
        }
    }
}
