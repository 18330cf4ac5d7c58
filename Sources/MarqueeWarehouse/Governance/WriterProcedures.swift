import MarqueeCatalog

/// What a writer's account on MySQL, which cannot see the governance schema, does there: by procedures that run with the rights
/// of the account that made them.
///
/// A transaction is sealed once for each one-time token. The token is random, is given over another account's connection and
/// stands in no statement before the transaction's own statements have ended, so that none of these can use it.
package enum WriterProcedures {
    /// Appends the transaction's entry to the audit log and notes which records of changed rows are its own.
    package static let seal = "seal_write_4"
    /// Waits for imports and definitions, as they wait for the open transaction from then on.
    package static let begin = "begin_write_4"
    /// Counts the changed rows that the open transaction has recorded.
    package static let count = "count_changes_4"
    /// Has the session make tables of InnoDB alone, which it cannot undo.
    package static let pinEngine = "pin_engine_4"

    /// Those that a writer may call.
    package static let all = [seal, begin, count, pinEngine]

    /// The server's own id, which tells equal numbers of connections of several servers apart.
    ///
    /// - Parameter version: what `SELECT VERSION()` gives.
    package static func serverID(_ version: String) -> String {
        version.contains("MariaDB") ? "@@server_uid" : "@@server_uuid"
    }

    /// The statements that make the procedures in the governance schema.
    ///
    /// - Parameters:
    ///   - versions: the table of the warehouse's schema versions, quoted, with its schema.
    ///   - server: as ``serverID(_:)``.
    ///   - pinsEngine: false for a server that knows no such setting.
    package static func definitions(versions: String, server: String, pinsEngine: Bool) -> [String] {
        [
            sealDefinition(server), beginDefinition(versions), countDefinition(server),
            pinsEngine ? pinDefinition : emptyDefinition,
        ]
    }

    /// Those of earlier versions.
    package static let retired = ["seal_write_1", "seal_write_2", "seal_write_3"]

    private static let entryColumns = AuditLog.columns
    private static let entryTypes = Dictionary(
        uniqueKeysWithValues: AuditLog.columnDefinitions.map { ($0.name, Dialect.mysql.type(of: $0)) })

    /// The changes are looked up by a plain `SELECT`: as a part of an `INSERT` it would wait for rows of other writers, and they
    /// for the end of the audit log.
    private static func sealDefinition(_ server: String) -> String {
        let parameters = entryColumns.map { "e_\($0) \(entryTypes[$0] ?? "TEXT")" }.joined(separator: ", ")
        return """
            CREATE PROCEDURE IF NOT EXISTS \(seal) (
                permit VARCHAR(64), canonical LONGTEXT, \(parameters), k_principal BIGINT, k_key VARCHAR(128),
                k_request VARCHAR(64), k_status BIGINT, k_response MEDIUMTEXT, c_floor BIGINT, c_more BIGINT,
                c_obstacle TEXT, c_undoes BIGINT)
            SQL SECURITY DEFINER
            BEGIN
                DECLARE number, first_id, last_id, change_count BIGINT;
                DECLARE before_hash, this_hash VARCHAR(64);
                DELETE FROM write_permits WHERE hash = SHA2(permit, 256);
                IF ROW_COUNT() <> 1 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no permit'; END IF;
                SELECT COALESCE(MIN(id), 0), COALESCE(MAX(id), 0), COUNT(*) INTO first_id, last_id, change_count
                FROM row_changes WHERE \(own(server));
                SELECT entries + 1, hash INTO number, before_hash FROM audit_head WHERE id = 1 FOR UPDATE;
                SET this_hash = SHA2(CONCAT(before_hash, canonical), 256);
                INSERT INTO audit_log (id, \(entryColumns.joined(separator: ", ")), previous_hash, hash)
                VALUES (number, \(entryColumns.map { "e_\($0)" }.joined(separator: ", ")), before_hash, this_hash);
                UPDATE audit_head SET entries = number, hash = this_hash WHERE id = 1;
                INSERT INTO undo_logs
                    (audit_id, connection_id, first_change, last_change, changes, obstacle, undoes, writer_id)
                VALUES (number, CONNECTION_ID(), first_id, last_id, change_count + c_more, c_obstacle, c_undoes, \(server));
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

    private static func own(_ server: String) -> String {
        "id > c_floor AND connection_id = CONNECTION_ID() AND writer_id = \(server)"
    }

    /// What the writer then sees is what was there once it had the lock, `row_recording` included.
    private static func beginDefinition(_ versions: String) -> String {
        """
        CREATE PROCEDURE IF NOT EXISTS \(begin) ()
        SQL SECURITY DEFINER
        BEGIN
            DECLARE version_count BIGINT;
            SELECT COUNT(*) INTO version_count FROM \(versions) LOCK IN SHARE MODE;
            SELECT is_on, (SELECT COALESCE(MAX(id), 0) FROM row_changes) FROM row_recording WHERE id = 1;
        END
        """
    }

    /// A record without images says that rows were changed which cannot be counted.
    private static func countDefinition(_ server: String) -> String {
        """
        CREATE PROCEDURE IF NOT EXISTS \(count) (c_floor BIGINT)
        SQL SECURITY DEFINER
        SELECT COUNT(COALESCE(before_image, after_image)), COUNT(*), COALESCE(MAX(id), c_floor)
        FROM row_changes WHERE \(own(server))
        """
    }

    private static let pinDefinition = """
        CREATE PROCEDURE IF NOT EXISTS \(pinEngine) ()
        SQL SECURITY DEFINER
        SET SESSION enforce_storage_engine = InnoDB
        """
    private static let emptyDefinition = "CREATE PROCEDURE IF NOT EXISTS \(pinEngine) () DO 0"

    /// Gives a one-time token for ``seal``.
    package static let give = "INSERT INTO write_permits (hash, created_at) VALUES (SHA2(?, 256), ?)"

    /// Calls a procedure of a schema with so many values.
    package static func call(_ name: String, in schema: String, values: Int = 0) -> String {
        let marks = Array(repeating: "?", count: values).joined(separator: ", ")
        return "CALL \(Dialect.mysql.qualified(schema, name))(\(marks))"
    }

    /// The values for ``seal``.
    ///
    /// - Parameters:
    ///   - floor: the number of a record of changed rows before all those of the open transaction.
    ///   - more: how many rows its records hold beside the first of each.
    package static func sealValues(
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
