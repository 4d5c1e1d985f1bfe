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

// Records of one sender are much alike: the same text stands between their values. What follows describes what such
// records have in common, as far as it has been learnt, so that another one is crossed by comparing it with that.
//
// A piece is text that stands between two values: it begins with the closing quote of the one, and ends with the opening
// quote of the other, where these are strings. A gap is the place of a value: a string's inside, or a number. Behind each
// piece is a gap, and behind each gap a list of the pieces that may follow it.

enum { SESSTAT_NONE = 0xffff };

// What stands in the gap behind a piece; behind the last, nothing.
enum { SESSTAT_STRING, SESSTAT_NUMBER, SESSTAT_END };

// Something to be said of a piece: an action, and where in the piece.
typedef struct {
    uint16_t action, offset, length;
} sesstat_note;

// 64 bytes, at a multiple of 64.
typedef struct {
    uint8_t text[32];     // its bytes, or the first of them
    uint32_t mask;        // a bit for each of them
    uint32_t rest;        // where in `texts` the others begin: a multiple of 16, with 32 bytes more than these readable
    uint16_t length;      // at least 1
    uint16_t stops;       // how many of its bytes are stops
    uint16_t other;       // another piece that may stand here instead, or SESSTAT_NONE
    uint16_t first_note;  // its notes
    uint16_t note_count;
    uint16_t next;        // the first piece behind the gap that follows, or SESSTAT_NONE
    uint16_t action;      // what is to be said of the value in that gap; 0 for nothing
    uint16_t behind;      // and what it is
    uint8_t unused[8];
} sesstat_piece;

// `first` is the first piece of the list of those that a record begins with, or SESSTAT_NONE.
typedef struct {
    const uint8_t *texts;
    const sesstat_piece *pieces;
    const sesstat_note *notes;
    uint16_t first;
} sesstat_pieces;

// What was said of a stretch of the text.
typedef struct {
    uint32_t start, end;
    uint32_t action;
    uint32_t unused;
} sesstat_mark;

// Most marks of one piece and its gap: its notes are one less.
enum { SESSTAT_PIECE_MARKS = 64 };

// Crosses the record that begins at `at` by the pieces of a table, and returns the position behind it, with the marks of
// its gaps and pieces in `marks`, in order, and their number in `*count`; or -1 where the table has no way through it, a
// value is no sound string or number, or there may be more marks than `room`, of which SESSTAT_PIECE_MARKS are kept in
// reserve. What is crossed is therefore as sound as the records that the pieces are from.
//
// `places` and `*cursor` are as for sesstat_cross_container below.
typedef ptrdiff_t (*sesstat_follow_function)(
    const sesstat_pieces *table, const uint8_t *bytes, const uint32_t *places, ptrdiff_t at, ptrdiff_t *cursor,
    sesstat_mark *marks, size_t room, size_t *count);

typedef struct {
    const char *name;
    sesstat_mask_function masks;
    // Whether `count` bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
    bool (*is_utf8)(const uint8_t *bytes, size_t count);
    sesstat_follow_function follow;
} sesstat_kernel;

// The kernels that this processor can run, the scalar one first and the fastest last.
size_t sesstat_kernel_count(void);
const sesstat_kernel *sesstat_kernel_at(size_t index);

// The kernel in use.
const sesstat_kernel *sesstat_kernel_current(void);

// Crosses the JSON object or array that begins at `at`, validating all of it (RFC 8259), and returns the position behind
// it; or -1 where that cannot be told here: something is wrong or cut, more than `depth` containers stand in each other
// (at most 64), or a string escapes half a surrogate pair. A slower scanner then decides.
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
