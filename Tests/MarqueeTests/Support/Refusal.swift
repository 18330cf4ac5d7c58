import Foundation
import Testing

/// Runs a command that must be refused: with this code on standard error, this exit status, nothing on standard output,
/// and the warehouse as it was before.
func expectRefusal(
    _ code: String, status: Int32, _ arguments: [String], as user: Marquee.User = .current,
    leaving warehouse: Warehouse,
    _ location: SourceLocation = #_sourceLocation
) throws {
    let before = try warehouse.wholeDump()
    let result = try Marquee.run(arguments, as: user)
    expectRefusal(code, status: status, result, location)
    #expect(try warehouse.wholeDump() == before, "the warehouse has changed", sourceLocation: location)
}

/// The same of a command that has run.
func expectRefusal(
    _ code: String, status: Int32, _ result: Marquee.Result, _ location: SourceLocation = #_sourceLocation
) {
    let errors = result.err.split(separator: "\n").filter { $0.hasPrefix("MQ") }
    #expect(errors.count == 1 && errors[0].hasPrefix("\(code) "), "\(result.err)", sourceLocation: location)
    #expect(result.status == status, sourceLocation: location)
    #expect(result.out == "", sourceLocation: location)
}

/// Waits until a condition holds, up to a minute.
func wait(
    for what: String, _ location: SourceLocation = #_sourceLocation, until condition: () throws -> Bool
) throws {
    let end = ContinuousClock.now + .seconds(60)
    while try !condition() {
        try #require(ContinuousClock.now < end, "waited a minute for \(what)", sourceLocation: location)
        usleep(2_000)
    }
}
