#include <sqlite3.h>
#include <stdint.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// A set of characters of at most four bytes, each with its place in the list that it came from. In C, because it is asked
// once for each character of a text, also by programs that are built without optimization.
typedef struct {
    uint64_t *keys;
    uint32_t *places;
    uint64_t mask;
} marquee_characters;

// A character's length and bytes; never 0.
static inline uint64_t marquee_key(const unsigned char *bytes, int length) {
    uint64_t key = (uint64_t)length;
    for (int i = 0; i < length; i++) key = key << 8 | bytes[i];
    return key;
}

static inline uint64_t marquee_slot(const marquee_characters *set, uint64_t key) {
    uint64_t slot = key * 0x9E3779B97F4A7C15u >> 20 & set->mask;
    while (set->keys[slot] && set->keys[slot] != key) slot = (slot + 1) & set->mask;
    return slot;
}

// Cuts a text into characters as SQLite's trim does. Returns 0 when one is longer than any of UTF-8, or there is no memory.
static inline int marquee_characters_make(marquee_characters *set, const unsigned char *text, int length) {
    uint64_t slots = 16;
    while (slots < (uint64_t)length * 2) slots *= 2;
    set->mask = slots - 1;
    set->keys = (uint64_t *)calloc(slots, sizeof(uint64_t));
    set->places = (uint32_t *)calloc(slots, sizeof(uint32_t));
    if (!set->keys || !set->places) return 0;
    uint32_t place = 0;
    for (int start = 0; start < length && text[start];) {
        int end = start + 1;
        if (text[start] >= 0xC0) while (end < length && (text[end] & 0xC0) == 0x80) end++;
        if (end - start > 4) return 0;
        uint64_t key = marquee_key(text + start, end - start), slot = marquee_slot(set, key);
        if (!set->keys[slot]) {
            set->keys[slot] = key;
            set->places[slot] = place++;
        }
        start = end;
    }
    return 1;
}

static inline void marquee_characters_free(marquee_characters *set) {
    free(set->keys);
    free(set->places);
}

// The length of the character of the set with which a text begins, or ends; of two, of that which stands first in the list.
static inline int marquee_character(const marquee_characters *set, const unsigned char *text, int length, int atEnd) {
    int found = 0;
    uint32_t best = UINT32_MAX;
    for (int size = 1; size <= 4 && size <= length; size++) {
        uint64_t key = marquee_key(atEnd ? text + length - size : text, size), slot = marquee_slot(set, key);
        if (set->keys[slot] && set->places[slot] < best) {
            best = set->places[slot];
            found = size;
        }
    }
    return found;
}

// Moves start and end of a text inwards past the characters of the set.
static inline void marquee_trim(
    const marquee_characters *set, const unsigned char *text, int *start, int *end, int left, int right) {
    int size;
    while (left && (size = marquee_character(set, text + *start, *end - *start, 0))) *start += size;
    while (right && (size = marquee_character(set, text + *start, *end - *start, 1))) *end -= size;
}

// memmem is declared for GNU programs alone, which Swift is not. It takes time in proportion to both lengths.
extern void *memmem(const void *whole, size_t wholeLength, const void *part, size_t partLength);
static inline const void *marquee_find(const void *whole, size_t wholeLength, const void *part, size_t partLength) {
    return memmem(whole, wholeLength, part, partLength);
}

// Replaces a part, which is not empty, wherever it stands. Returns how long the result is, or -1 when it would be longer than
// `longest`; it is to be freed.
static inline ptrdiff_t marquee_replace(
    const char *whole, size_t wholeLength, const char *part, size_t partLength, const char *with, size_t withLength,
    size_t longest, char **result) {
    size_t count = 0;
    const char *end = whole + wholeLength;
    for (const char *at = whole; (at = (const char *)memmem(at, end - at, part, partLength)); at += partLength) count++;
    size_t length = wholeLength - count * partLength;
    if (withLength && count > (longest > length ? longest - length : 0) / withLength) return -1;
    length += count * withLength;
    char *out = *result = (char *)malloc(length + 1);
    if (!out || length > longest) return -1;
    for (const char *at; (at = (const char *)memmem(whole, end - whole, part, partLength)); whole = at + partLength) {
        memcpy(out, whole, at - whole);
        out += at - whole;
        memcpy(out, with, withLength);
        out += withLength;
    }
    memcpy(out, whole, end - whole);
    return length;
}
