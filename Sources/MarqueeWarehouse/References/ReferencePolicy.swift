/// The treatment of users' foreign keys that would make the database refuse an import.
///
/// A key whose own rule says what happens (`ON DELETE CASCADE`, `ON DELETE SET NULL`) is left to its rule.
package enum ReferencePolicy: String, CaseIterable, Sendable {
    /// The import is refused, and the error names the keys.
    case refuse
    /// The referring columns become NULL.
    case setNull = "set-null"
    /// The foreign keys are dropped; the rows stay as they are.
    case dropConstraint = "drop-constraint"
}
