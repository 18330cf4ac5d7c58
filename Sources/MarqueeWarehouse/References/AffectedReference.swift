/// A user's foreign key, and what an import does to the rows that refer by it.
package struct AffectedReference: Sendable {
    /// What happens to the rows that are referred to.
    package enum Change: String, Sendable {
        case delete
        /// Their key changes.
        case update
    }

    /// What happens to the rows that refer to them.
    package enum Action: String, Sendable {
        /// The key's own rule has them follow: they are deleted, or refer to the new key.
        case cascade
        /// Their columns become NULL, by the key's own rule or by choice.
        case setNull = "set-null"
        /// They stay, and the key is dropped.
        case dropConstraint = "drop-constraint"
        /// The import is refused because of them.
        case refuse
    }

    package let reference: UserReference
    package let change: Change
    /// The number of rows that refer to one which is deleted or whose key changes.
    package internal(set) var rows = 0
    package internal(set) var action: Action
    /// Why the choice could not be followed.
    package internal(set) var reason: String?
    /// The referenced values that are lost.
    var values: Set<[Value]> = []
    /// True if the key's own rule takes care of the rows, so that there is nothing to choose.
    var isByRule: Bool

    /// The key's rule for the change, as in its definition.
    package var rule: String {
        if reference.isBroken { return "refers to no key" }
        return change == .delete ? "ON DELETE \(reference.onDelete)" : "ON UPDATE \(reference.onUpdate)"
    }

    /// The reference in a sentence, without what happens to its rows.
    package var text: String {
        let constraint = reference.constraint.map { ", constraint \($0)" } ?? ""
        guard !reference.isBroken else {
            return "\(reference.text) refers to \(reference.parentText), which is no key\(constraint)"
        }
        let verb = rows == 1 ? "row of \(reference.text) refers" : "rows of \(reference.text) refer"
        return "\(rows) \(verb) to \(reference.parentText), \(rule)\(constraint)"
    }
}
