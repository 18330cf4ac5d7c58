package import MarqueeCatalog

extension UserReference {
    /// An error of a constraint with the users' foreign keys that may be its reason: the engine does not always say whose they
    /// are.
    package static func explaining(_ error: MarqueeError, _ connection: any Connection) -> MarqueeError {
        guard error.code == .constraintViolated, let references = try? all(of: connection) else { return error }
        var details = references.map { reference in
            let constraint = reference.constraint.map { ", constraint \($0)" } ?? ""
            return "\(reference.text) refers to \(reference.parentText), ON DELETE \(reference.onDelete), ON UPDATE "
                + reference.onUpdate + constraint
        }
        if details.isEmpty, connection.dialect == .mysql {
            details = ["this account sees no table of a user that refers to the warehouse; others may see one"]
        }
        guard !details.isEmpty else { return error }
        return MarqueeError(
            error.code, error.message, details: error.details + details, internals: error.internals,
            hint: error.hint)
    }
}
