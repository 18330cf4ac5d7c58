/// What a column of a result holds.
package enum ResultType: String, CaseIterable, Sendable {
    case integer
    case real
    /// An exact number, written as its digits.
    case decimal
    case text
    case blob
    case date
    case datetime
    case time
    /// Nothing but NULL has been seen in a column that declares nothing.
    case unknown

    /// The type that holds values of both.
    func widened(to other: ResultType) -> ResultType {
        switch (self, other) {
        case (.unknown, _): other
        case (_, .unknown): self
        case (.integer, .real), (.real, .integer): .real
        case (.integer, .decimal), (.decimal, .integer), (.real, .decimal), (.decimal, .real): .decimal
        default: self == other ? self : .text
        }
    }
}

/// A column of a result.
package struct ResultColumn: Equatable, Sendable {
    package let name: String
    /// What the engine declares; SQLite declares nothing for an expression.
    package let type: ResultType

    package init(_ name: String, _ type: ResultType) {
        self.name = name
        self.type = type
    }
}

/// Takes a result as it comes from the engine.
package protocol ResultSink: AnyObject {
    /// Called once, before the first row.
    func begin(_ columns: [ResultColumn]) throws

    /// Takes a row, whose cells are valid during the call.
    ///
    /// - Returns: whether more rows are wanted.
    /// - Throws: what ends the query; the engine's statement is then stopped.
    func add(_ row: any Row) throws -> Bool
}
