import CSQLite
import MarqueeCatalog

/// SQLite's result codes in Marquee's terms (https://www.sqlite.org/rescode.html).
enum SQLiteFailure {
    /// An error of a statement from outside: what the engine does not take is the statement's fault, not the store's.
    static func outside(_ error: MarqueeError, _ connection: OpaquePointer) -> MarqueeError {
        let message = String(cString: sqlite3_errmsg(connection))
        return switch sqlite3_extended_errcode(connection) & 0xFF {
        case SQLITE_ERROR, SQLITE_RANGE, SQLITE_MISMATCH, SQLITE_SCHEMA:
            MarqueeError(.statementFailed, "the statement is not understood: \(message)", details: [])
        case SQLITE_AUTH: MarqueeError(.tableOutOfReach, "the engine refuses the statement", details: [message])
        case SQLITE_TOOBIG:
            MarqueeError(
                .valueTooLarge, "a text, a value or the statement is larger than it may be", details: [message])
        case SQLITE_CONSTRAINT:
            MarqueeError(.constraintViolated, "a constraint refused a row", details: [message])
        default: error
        }
    }

    /// The connection's last error, and what was being done.
    static func error(_ connection: OpaquePointer, _ doing: String) -> MarqueeError {
        let status = sqlite3_extended_errcode(connection)
        let words = "SQLite error \(status): \(String(cString: sqlite3_errmsg(connection)))"
        let internals = [words, "while executing: \(doing.prefix(300))"]
        return switch status & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED:
            MarqueeError(
                .storeLocked, "the database is locked by another process", internals: internals,
                hint: "wait until the other writer is done, then try again")
        case SQLITE_FULL:
            MarqueeError(
                .storeFull, "the disk is full", internals: internals,
                hint: "nothing was changed; make room and try again")
        case SQLITE_IOERR where status == SQLITE_IOERR | 3 << 8:
            // SQLITE_IOERR_WRITE: what a quota or a file size limit gives.
            MarqueeError(
                .storeFull, "the database cannot be written any further", internals: internals,
                hint: "nothing was changed; make room and try again")
        case SQLITE_READONLY, SQLITE_PERM:
            MarqueeError(
                .storeReadOnly, "the database cannot be written", internals: internals,
                hint: "check that you may write in the file and in its folder")
        case SQLITE_CANTOPEN:
            MarqueeError(
                .cannotOpenStore, "the database cannot be opened", internals: internals,
                hint: "check that the folder exists and that you may write in it")
        case SQLITE_NOTADB:
            MarqueeError(.notAMarqueeStore, "the file is no SQLite database", internals: internals)
        case SQLITE_CORRUPT:
            MarqueeError(.storeDamaged, "the database is damaged", internals: internals, hint: "restore it from a copy")
        case SQLITE_CONSTRAINT:
            MarqueeError(
                .constraintViolated, "a constraint refused a row", details: [words],
                internals: Array(internals.dropFirst()))
        default: MarqueeError(.storeFailure, "the database reports a failure", internals: internals)
        }
    }
}
