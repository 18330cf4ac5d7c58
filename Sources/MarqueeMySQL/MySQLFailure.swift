import CMariaDB
import MarqueeCatalog
import MarqueeWarehouse

/// The errors of client library and server in Marquee's terms (https://mariadb.com/kb/en/mariadb-error-code-reference/).
enum MySQLFailure {
    static let unknownDatabase: UInt32 = 1049
    static let syntaxError: UInt32 = 1064
    static let missingPrivilege: UInt32 = 1227
    static let unknownProcedure: UInt32 = 1305
    static let noExecution: UInt32 = 1370

    /// What the server says of tables whose files are missing or damaged: 1016 and 1017 no file, 1033 and 1034 a wrong one, 1035
    /// an old one, 1194 and 1195 crashed, 1712 a corrupt index, 1932 unknown to InnoDB.
    private static let damage: Set<UInt32> = [1016, 1017, 1033, 1034, 1035, 1194, 1195, 1712, 1932]

    /// A connection's last error, and what was being done.
    static func error(_ connection: UnsafeMutablePointer<MYSQL>, _ doing: String) -> MarqueeError {
        error(mysql_errno(connection), String(cString: mysql_error(connection)), doing)
    }

    /// A statement's last error, and what was being done.
    static func error(_ statement: UnsafeMutablePointer<MYSQL_STMT>, _ doing: String) -> MarqueeError {
        error(mysql_stmt_errno(statement), String(cString: mysql_stmt_error(statement)), doing)
    }

    /// An error of a statement from outside: what the server does not take is the statement's fault, not the store's.
    static func outside(_ error: MarqueeError, _ connection: UnsafeMutablePointer<MYSQL>) -> MarqueeError {
        guard let first = words(of: error), let number = number(error) else {
            return error
        }
        let message = withoutValues(String(first.drop { $0 != ":" }.dropFirst(2)))
        return switch number {
        case 1142, 1143, 1227, 1044, 1045, 1370, 1419:
            MarqueeError(
                .tableOutOfReach, "the database account may not do this", details: ["rule: account-rights", message])
        case 1290 where message.contains("NO_ENGINE_SUBSTITUTION"):
            MarqueeError(.statementRefused, "tables are InnoDB's", details: ["rule: storage", message])
        case 1290 where error.code == .valueTooLarge: error
        case 1792, 1836: MarqueeError(.notARead, "the transaction is read-only", details: ["rule: read-only", message])
        case 1022, 1048, 1062, 1216, 1217, 1264, 1265, 1292, 1364, 1366, 1406, 1451, 1452, 4025:
            MarqueeError(.constraintViolated, "a constraint refused a row", details: [message])
        case 1153, 1301, 2020:
            MarqueeError(.valueTooLarge, "a value is larger than the server takes", details: [message])
        case 1969: Stopped.error(.timeLimit)
        case 1317: Stopped.error(.cancelled)
        case 1205, 1213, 1020, 1021, 1114, 1047, 1053, 3, 28: error
        case _ where damage.contains(number): error
        case 1000..<2000, 3000..<5000:
            MarqueeError(.statementFailed, "the statement is not understood: \(message)", details: [])
        default: error
        }
    }

    /// The names that the server's words quote.
    static func names(in error: MarqueeError) -> [String] {
        (error.details + error.internals).flatMap { detail in
            (try? SQLTokens(detail, .mysql))?.tokens.filter { $0.kind == .name }.map(\.text) ?? []
        }
    }

    private static let mark = "server error "

    /// The server's number of an error; nil for one that is not the server's.
    static func number(_ error: MarqueeError) -> UInt32? {
        words(of: error).flatMap { UInt32($0.dropFirst(mark.count).prefix { $0.isNumber }) }
    }

    /// The server's number and words.
    private static func words(of error: MarqueeError) -> String? {
        (error.details + error.internals).first { $0.hasPrefix(mark) }
    }

    /// Why something failed, in the server's words as others may see them.
    static func reason(_ error: MarqueeError) -> String { words(of: error).map(withoutValues) ?? error.message }

    /// The server's words without the values that it repeats and the account; the names of keys and columns stay.
    private static func withoutValues(_ message: String) -> String {
        message.replacing(/\ to user '[^']*'@'[^']*'/, with: "").replacing(/'[^']*'@'[^']*'/, with: "the account")
            .replacing(/(Duplicate entry|[Ii]ncorrect [a-z]+ value:) '.*' for/) { "\($0.1) '…' for" }
            .replacing(/(Truncated incorrect [A-Za-z]+ value:) '.*'/) { "\($0.1) '…'" }
    }

    private static func error(_ number: UInt32, _ message: String, _ doing: String) -> MarqueeError {
        let internals = ["\(mark)\(number): \(message)", "while executing: \(doing.prefix(300))"]
        return switch number {
        case 2002, 2003, 2005, 1040:
            MarqueeError(
                .serverUnreachable, "the database server cannot be reached", internals: internals,
                hint: "check host and port, and that the server runs")
        case 2006, 2013, 2055, 1053, 1047:
            MarqueeError(
                .connectionLost, "the connection to the database server was lost", internals: internals,
                hint: "what had not been committed was rolled back; try again")
        case 1044, 1045, 1142, 1143, 1227, 1370, 1698:
            MarqueeError(
                .loginRefused, "the database server refuses the account", internals: internals,
                hint: "check user, password and rights")
        case unknownDatabase:
            MarqueeError(.cannotOpenStore, "the database does not exist and cannot be made", internals: internals)
        case 1205, 1213:
            MarqueeError(.storeLocked, "another writer is in the way", internals: internals, hint: "try again")
        case 1412: MarqueeError(.storeLocked, "a table was changed meanwhile", internals: internals, hint: "try again")
        case 1021, 1114, 3, 28: MarqueeError(.storeFull, "the server's disk is full", internals: internals)
        case 1290 where message.contains("max-session-mem-used"):
            MarqueeError(
                .valueTooLarge, "the statement takes more memory than it may",
                details: ["rule: memory", "it was stopped, nothing was changed"], internals: internals)
        case 1036, 1290, 1792: MarqueeError(.storeReadOnly, "the database cannot be written", internals: internals)
        case 1022, 1048, 1062, 1216, 1217, 1264, 1366, 1406, 1451, 1452, 4025:
            MarqueeError(
                .constraintViolated, "a constraint refused a row",
                details: ["\(mark)\(number): \(withoutValues(message))"],
                internals: Array(internals.dropFirst()))
        case _ where damage.contains(number): MarqueeError(.storeDamaged, "a table is damaged", internals: internals)
        default: MarqueeError(.storeFailure, "the database reports a failure", internals: internals)
        }
    }
}
