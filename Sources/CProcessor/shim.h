#include <sys/syscall.h>
#include <unistd.h>

// Asks the processor to fetch what will be read soon; Swift has no word for it.
static inline void marquee_prefetch(const void *address) { __builtin_prefetch(address); }

// The calling thread's number in the system; the C library's own word for it is hidden from Swift.
static inline int marquee_thread_id(void) { return (int)syscall(SYS_gettid); }
