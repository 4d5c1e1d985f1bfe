// Byte masks over blocks of text, a fast way over JSON values by them, and UTF-8 validation.
//
// A mask has one bit a byte, least significant bit first, 64 bytes a word. Every kernel gives the same masks; the
// scalar one is the specification. The fastest that the processor has is chosen when it is first asked for, unless the
// environment variable SESSTAT_KERNEL names another (for tests).
#ifndef SESSTAT_CBYTESCAN_H
#define SESSTAT_CBYTESCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Fills two masks for `words` times 64 bytes, all of which must be readable:
// `stops`: bytes at which the inside of a JSON string ends or is not plain: `"`, `\` and control bytes (below 0x20);
// `wide`: bytes from 0x80 on, parts of UTF-8 sequences of two to four bytes.
//
// Unless `places` is null, it gets the places of the stops in rising order, counted from `origin` on for the first byte,
// and must have room for `words` times 64 and SESSTAT_PLACES_MARGIN more, which may be written over with anything.
// Returns how many there are; 0 without `places`.
typedef size_t (*sesstat_mask_function)(
    const uint8_t *bytes, size_t words, uint64_t *stops, uint64_t *wide, uint32_t *places, uint32_t origin);

enum { SESSTAT_PLACES_MARGIN = 64 };

typedef struct {
    const char *name;
    sesstat_mask_function masks;
    // Whether `count` bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
    bool (*is_utf8)(const uint8_t *bytes, size_t count);
} sesstat_kernel;

// The kernels that this processor can run, the scalar one first and the fastest last.
size_t sesstat_kernel_count(void);
const sesstat_kernel *sesstat_kernel_at(size_t index);

// The kernel in use.
const sesstat_kernel *sesstat_kernel_current(void);

// Crosses the JSON object or array that begins at `at`, validating all of it (RFC 8259), and returns the position behind
// it; or -1 where that cannot be told here: something is wrong or cut, more than `depth` containers stand in each other
// (at most 64), or a string escapes a surrogate. A slower scanner then decides.
//
// `places` are those of the stops in `bytes`; behind the text, zero bytes must follow, with their places. `*cursor` is
// the index of a place that is not behind `at`; on success it becomes that of one not behind the result.
ptrdiff_t sesstat_cross_container(
    const uint8_t *bytes, const uint32_t *places, ptrdiff_t at, ptrdiff_t *cursor, int32_t depth);

// How many of `count` bytes equal `byte`.
size_t sesstat_count_byte(const uint8_t *bytes, size_t count, uint8_t byte);

// The first position from `start` on that holds `byte`, or `count`.
size_t sesstat_find_byte(const uint8_t *bytes, size_t start, size_t count, uint8_t byte);

// The first position from `start` on at which `first` is followed by `second`, or `count`. The byte at `count` is not read.
size_t sesstat_find_pair(const uint8_t *bytes, size_t start, size_t count, uint8_t first, uint8_t second);

#endif
