#include <mysql.h>
#include <errmsg.h>

// Number of parameter rows that the next mysql_stmt_execute sends (array binding).
static inline int marquee_stmt_rows(MYSQL_STMT *statement, unsigned int rows) {
    return mysql_stmt_attr_set(statement, STMT_ATTR_ARRAY_SIZE, &rows);
}
