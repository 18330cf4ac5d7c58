import MarqueeCatalog

/// How a writer's account on MySQL, which can't see the governance schema, seals its transaction: by a procedure that runs
/// with the rights of the account that made it, and does so once for each permit. A permit is random, is given over another
/// account's connection and stands in no statement before the transaction's own statements have ended, so that none of these
/// can use it.
package enum SealProcedure {
    package static let name = "seal_write_3"

    private static let entryColumns = AuditLog.columns
    private static let entryTypes = Dictionary(
        uniqueKeysWithValues: AuditLog.columnDefinitions.map { ($0.name, Dialect.mysql.type(of: $0)) })

    /// Makes the procedure in the governance schema.
    package static var definition: String {
        let parameters = entryColumns.map { "e_\($0) \(entryTypes[$0] ?? "TEXT")" }.joined(separator: ", ")
        return """
            CREATE PROCEDURE IF NOT EXISTS \(name) (
                permit VARCHAR(64), canonical LONGTEXT, \(parameters), k_principal BIGINT, k_key VARCHAR(128),
                k_request VARCHAR(64), k_status BIGINT, k_response MEDIUMTEXT, c_floor BIGINT, c_more BIGINT,
                c_obstacle TEXT, c_undoes BIGINT)
            SQL SECURITY DEFINER
            BEGIN
                DECLARE number BIGINT;
                DECLARE before_hash, this_hash VARCHAR(64);
                DELETE FROM write_permits WHERE hash = SHA2(permit, 256);
                IF ROW_COUNT() <> 1 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no permit'; END IF;
                SELECT entries + 1, hash INTO number, before_hash FROM audit_head WHERE id = 1 FOR UPDATE;
                SET this_hash = SHA2(CONCAT(before_hash, canonical), 256);
                INSERT INTO audit_log (id, \(entryColumns.joined(separator: ", ")), previous_hash, hash)
                VALUES (number, \(entryColumns.map { "e_\($0)" }.joined(separator: ", ")), before_hash, this_hash);
                UPDATE audit_head SET entries = number, hash = this_hash WHERE id = 1;
                INSERT INTO undo_logs
                    (audit_id, connection_id, first_change, last_change, changes, obstacle, undoes)
                SELECT number, CONNECTION_ID(), COALESCE(MIN(id), 0), COALESCE(MAX(id), 0), COUNT(*) + c_more,
                    c_obstacle, c_undoes
                FROM row_changes WHERE id > c_floor AND connection_id = CONNECTION_ID();
                IF k_key IS NOT NULL THEN
                    INSERT INTO idempotency_keys
                        (principal_id, idempotency_key, request_hash, created_at, status, response)
                    VALUES (k_principal, k_key, k_request, e_at, k_status,
                        REPLACE(k_response, '\(KeptAnswer.place)', CONCAT('"audit_id":', number)));
                END IF;
                SELECT number;
            END
            """
    }

    /// Gives a permit.
    package static let give = "INSERT INTO write_permits (hash, created_at) VALUES (SHA2(?, 256), ?)"

    /// Calls the procedure in that schema.
    package static func call(in schema: String) -> String {
        let places = Array(repeating: "?", count: entryColumns.count + 11).joined(separator: ", ")
        return "CALL \(Dialect.mysql.quoted(schema)).\(name)(\(places))"
    }

    /// The values for ``call(in:)``.
    ///
    /// - Parameters:
    ///   - floor: the number of a record of changed rows before all those of the open transaction.
    ///   - more: how many rows its records hold beside the first of each.
    package static func values(
        permit: String, _ entry: AuditEntry, _ answer: KeptAnswer?, _ note: ChangeNote, floor: Int64, more: Int
    ) -> [Value] {
        [.text(permit), .text(entry.canonical)] + entry.values
            + [
                answer.map { .integer($0.key.principalID) } ?? .null, answer.map { .text($0.key.key) } ?? .null,
                answer.map { .text($0.key.requestHash) } ?? .null,
                answer.map { .integer(Int64($0.answer.status)) } ?? .null,
                answer.map { .text($0.answer.response) } ?? .null,
                .integer(floor), .integer(Int64(more)), note.obstacle.map { .text($0) } ?? .null,
                note.undoes.map { .integer($0) } ?? .null,
            ]
    }
}
