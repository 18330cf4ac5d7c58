#include <mysql.h>
#include <errmsg.h>

// Number of parameter rows that the next mysql_stmt_execute sends (array binding).
static inline int marquee_stmt_rows(MYSQL_STMT *statement, unsigned int rows) {
    return mysql_stmt_attr_set(statement, STMT_ATTR_ARRAY_SIZE, &rows);
}

// Whether the server takes several parameter rows at once; 0 for MySQL's.
static inline int marquee_stmt_takes_rows(MYSQL_STMT *statement) {
    unsigned long capabilities = 0;
    if (!statement->mysql || mariadb_get_infov(
            statement->mysql, MARIADB_CONNECTION_EXTENDED_SERVER_CAPABILITIES, &capabilities) != 0) return 0;
    return (capabilities & (MARIADB_CLIENT_STMT_BULK_OPERATIONS >> 32)) != 0;
}
