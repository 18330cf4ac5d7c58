import CMariaDB
import MarqueeCatalog

/// The errors of client library and server in Marquee's terms (https://mariadb.com/kb/en/mariadb-error-code-reference/).
enum MySQLFailure {
    static let unknownDatabase: UInt32 = 1049

    /// A connection's last error, and what was being done.
    static func error(_ connection: UnsafeMutablePointer<MYSQL>, _ doing: String) -> MarqueeError {
        error(mysql_errno(connection), String(cString: mysql_error(connection)), doing)
    }

    /// A statement's last error, and what was being done.
    static func error(_ statement: UnsafeMutablePointer<MYSQL_STMT>, _ doing: String) -> MarqueeError {
        error(mysql_stmt_errno(statement), String(cString: mysql_stmt_error(statement)), doing)
    }

    private static func error(_ number: UInt32, _ message: String, _ doing: String) -> MarqueeError {
        let details = ["server error \(number): \(message)", "while executing: \(doing.prefix(300))"]
        return switch number {
        case 2002, 2003, 2005, 1040:
            MarqueeError(
                .serverUnreachable, "the database server cannot be reached", details: details,
                hint: "check host and port, and that the server runs")
        case 2006, 2013, 2055, 1053, 1047:
            MarqueeError(
                .connectionLost, "the connection to the database server was lost", details: details,
                hint: "what had not been committed was rolled back; try again")
        case 1044, 1045, 1142, 1143, 1227, 1370, 1698:
            MarqueeError(
                .loginRefused, "the database server refuses the account", details: details,
                hint: "check user, password and rights")
        case unknownDatabase:
            MarqueeError(.cannotOpenStore, "the database does not exist and cannot be made", details: details)
        case 1205, 1213: MarqueeError(.storeLocked, "another writer is in the way", details: details, hint: "try again")
        case 1021, 1114, 3, 28: MarqueeError(.storeFull, "the server's disk is full", details: details)
        case 1036, 1290, 1792: MarqueeError(.storeReadOnly, "the database cannot be written", details: details)
        case 1022, 1048, 1062, 1216, 1217, 1264, 1366, 1406, 1451, 1452, 4025:
            MarqueeError(.constraintViolated, "a constraint refused a row", details: details)
        case 1034, 1194: MarqueeError(.storeDamaged, "a table is damaged", details: details)
        default: MarqueeError(.storeFailure, "the database reports a failure", details: details)
        }
    }
}
