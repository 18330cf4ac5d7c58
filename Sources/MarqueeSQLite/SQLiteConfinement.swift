import CSQLite

/// What a connection may not do whose statements, or parts of them, somebody else has written.
enum SQLiteConfinement {
    /// Limits what a statement may work on, because one step of the engine can't be stopped, and switches off what reaches
    /// beyond the file.
    static func limit(_ handle: OpaquePointer) {
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1_000_000)
        sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 1_000_000)
        sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 100)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        // A pattern may be tried at each character of a text.
        sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64)
        sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 1_000_000)
        sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0)
        // A schema that was tampered with can't call functions, and no statement writes it directly.
        _ = marquee_switch(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
        _ = marquee_switch(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        _ = marquee_switch(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    }
}
