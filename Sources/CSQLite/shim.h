// Declares the hook by which changed rows are recorded; the library of Debian and Ubuntu is built with it.
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include "texts.h"

// SQLITE_TRANSIENT is a macro with a cast, which Swift does not import.
static inline int marquee_bind_text(sqlite3_stmt *statement, int index, const char *text, int length) {
    return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}
static inline int marquee_bind_blob(sqlite3_stmt *statement, int index, const void *bytes, int length) {
    return sqlite3_bind_blob(statement, index, bytes, length, SQLITE_TRANSIENT);
}
// sqlite3_db_config is variadic, which Swift does not import either. Returns SQLITE_OK when the switch was turned.
static inline int marquee_switch(sqlite3 *connection, int option, int on) {
    return sqlite3_db_config(connection, option, on, (int *)0);
}

// As above: a result that SQLite copies. A text without an address is an empty one.
static inline void marquee_result_text(sqlite3_context *context, const char *text, sqlite3_uint64 length) {
    sqlite3_result_text64(context, text ? text : "", length, SQLITE_TRANSIENT, SQLITE_UTF8);
}
