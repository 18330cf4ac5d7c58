#define _GNU_SOURCE
#include "include/CStatementMemory.h"
#include <errno.h>
#include <malloc.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

struct marquee_allowance {
    atomic_int isStopped;
    int refusal;
    int64_t most, used;
    // The lowest address that the stack may reach.
    uintptr_t floor;
    // What the thread goes back to.
    marquee_allowance *outer;
};

static _Thread_local marquee_allowance *current;
static _Thread_local uintptr_t stackFloor;

// SQLite follows nested views and CTEs by recursion, and takes memory for each. One half of the stack is for that; what goes
// through the result without taking memory has the other half.
static uintptr_t floorOfStack(void) {
    if (stackFloor) return stackFloor;
    pthread_attr_t attributes;
    void *low = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &low, &size);
        pthread_attr_destroy(&attributes);
    }
    stackFloor = (uintptr_t)low + size / 2;
    return stackFloor;
}

static void *refuse(marquee_allowance *allowance, int refusal) {
    if (!allowance->refusal) allowance->refusal = refusal;
    return NULL;
}

// Counts bytes that are about to be taken. Returns 0 when they must not be.
static int take(marquee_allowance *allowance, int64_t bytes) {
    if (atomic_load_explicit(&allowance->isStopped, memory_order_relaxed)) {
        refuse(allowance, marquee_refused_stopped);
        return 0;
    }
    if ((uintptr_t)__builtin_frame_address(0) < allowance->floor) {
        refuse(allowance, marquee_refused_depth);
        return 0;
    }
    if (allowance->used + bytes > allowance->most) {
        refuse(allowance, marquee_refused_memory);
        return 0;
    }
    return 1;
}

static void *takeMemory(int bytes) {
    marquee_allowance *allowance = current;
    if (!allowance) return malloc(bytes);
    if (!take(allowance, bytes)) return NULL;
    void *memory = malloc(bytes);
    if (memory) allowance->used += malloc_usable_size(memory);
    return memory;
}

static void giveBack(void *memory) {
    if (current && memory) current->used -= malloc_usable_size(memory);
    free(memory);
}

static void *changeSize(void *memory, int bytes) {
    marquee_allowance *allowance = current;
    if (!allowance) return realloc(memory, bytes);
    int64_t before = malloc_usable_size(memory);
    if (!take(allowance, bytes - before)) return NULL;
    void *moved = realloc(memory, bytes);
    if (moved) allowance->used += (int64_t)malloc_usable_size(moved) - before;
    return moved;
}

static int size(void *memory) { return (int)malloc_usable_size(memory); }
static int roundUp(int bytes) { return (bytes + 7) & ~7; }
static int begin(void *context) { return SQLITE_OK; }
static void end(void *context) {}

static ssize_t (*writeAt)(int, const void *, size_t, off64_t);

// A sort merges megabytes in its own files in one step. A statement that was stopped writes none of them any further.
static ssize_t writeUnlessStopped(int file, const void *bytes, size_t count, off64_t place) {
    if (current && atomic_load_explicit(&current->isStopped, memory_order_relaxed)) {
        errno = EIO;
        return -1;
    }
    return writeAt(file, bytes, count, place);
}

int marquee_watch_statements(void) {
    static const sqlite3_mem_methods methods = {
        takeMemory, giveBack, changeSize, size, roundUp, begin, end, NULL,
    };
    // Statistics of memory use take a lock at each allocation, and nothing here reads them.
    int status = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    if (status == SQLITE_OK) status = sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    if (status != SQLITE_OK) return status;
    sqlite3_vfs *files = sqlite3_vfs_find(NULL);
    if (!files || files->iVersion < 3) return SQLITE_OK;
    static const char *names[] = {"pwrite64", "pwrite"};
    for (int i = 0; i < 2 && !writeAt; i++) {
        writeAt = (ssize_t(*)(int, const void *, size_t, off64_t))files->xGetSystemCall(files, names[i]);
        if (writeAt) files->xSetSystemCall(files, names[i], (sqlite3_syscall_ptr)writeUnlessStopped);
    }
    return SQLITE_OK;
}

marquee_allowance *marquee_allowance_make(void) { return calloc(1, sizeof(marquee_allowance)); }

void marquee_allowance_free(marquee_allowance *allowance) { free(allowance); }

void marquee_allowance_begin(marquee_allowance *allowance, int64_t bytes) {
    atomic_store_explicit(&allowance->isStopped, 0, memory_order_relaxed);
    allowance->refusal = marquee_not_refused;
    allowance->used = 0;
    allowance->most = bytes;
    allowance->floor = floorOfStack();
    allowance->outer = current;
    current = allowance;
}

int marquee_allowance_end(marquee_allowance *allowance) {
    current = allowance->outer;
    return allowance->refusal;
}

void marquee_allowance_stop(marquee_allowance *allowance) {
    atomic_store_explicit(&allowance->isStopped, 1, memory_order_relaxed);
}
