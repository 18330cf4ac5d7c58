#pragma once
#include <stdint.h>

// What a statement of SQLite's may take, enforced where SQLite asks for memory. Its interrupt does nothing while a statement
// is prepared, and nothing within one call of a function; what is refused memory ends there too.
typedef struct marquee_allowance marquee_allowance;

// Why memory was refused.
enum { marquee_not_refused = 0, marquee_refused_memory = 1, marquee_refused_depth = 2, marquee_refused_stopped = 3 };

// Has SQLite ask here for memory. Before its first use in the process; returns SQLITE_OK when it does.
int marquee_watch_statements(void);

// NULL when there is no memory.
marquee_allowance *marquee_allowance_make(void);
void marquee_allowance_free(marquee_allowance *allowance);

// From here on SQLite has so many bytes in this thread, and a part of its stack. What is given back counts as free again, also
// what was taken before; memory that a statement leaves to its connection, such as pages of the file, counts for that statement
// alone.
void marquee_allowance_begin(marquee_allowance *allowance, int64_t bytes);

// Ends it: this thread has what there is. Returns why memory was refused.
int marquee_allowance_end(marquee_allowance *allowance);

// Refuses any further memory until the next begin; any thread may call it.
void marquee_allowance_stop(marquee_allowance *allowance);
