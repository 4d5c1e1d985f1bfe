// Runs every kernel over random bytes, for a sanitizer to watch: each length and alignment of small buffers that end where
// their memory ends, and some large ones. Kernels must agree with the first of them, which is the scalar one.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CByteScan.h"
#include "CChecksum.h"

static uint64_t state = 1;
// Records that a kernel crossed by pieces.
static size_t crossed = 0;

static uint8_t next_byte(void) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint8_t)(state >> 56);
}

// A block whose last byte is the last that may be read, so that one step too far is seen.
static uint8_t *make(size_t alignment, size_t count, int kind) {
    uint8_t *block = malloc(alignment + count + (count + alignment == 0));
    if (block == NULL) abort();
    for (size_t index = 0; index < alignment + count; index++) {
        uint8_t byte = next_byte();
        // Text, text with the odd byte among it, or anything at all.
        block[index] = kind == 0 ? (uint8_t)(32 + byte % 95) : kind == 1 && byte < 250 ? (uint8_t)(byte % 128) : byte;
    }
    return block;
}

static void fail(const char *what, size_t count) {
    fprintf(stderr, "kernels: %s differs for %zu bytes\n", what, count);
    exit(1);
}

static void run_masks(const uint8_t *bytes, size_t words) {
    size_t room = words * 64 + SESSTAT_PLACES_MARGIN;
    uint64_t *expected = malloc(words * 2 * sizeof(uint64_t) + 1);
    uint64_t *masks = malloc(words * 2 * sizeof(uint64_t) + 1);
    uint32_t *expected_places = malloc(room * sizeof(uint32_t));
    uint32_t *places = malloc(room * sizeof(uint32_t));
    if (expected == NULL || masks == NULL || expected_places == NULL || places == NULL) abort();
    size_t expected_count = 0;
    for (size_t index = 0; index < sesstat_kernel_count(); index++) {
        const sesstat_kernel *kernel = sesstat_kernel_at(index);
        uint64_t *into = index == 0 ? expected : masks;
        uint32_t *places_into = index == 0 ? expected_places : places;
        (void)kernel->masks(bytes, words, into, into + words, NULL, 0);
        size_t count = kernel->masks(bytes, words, into, into + words, places_into, 5);
        if (index == 0) expected_count = count;
        if (count != expected_count || memcmp(expected, masks, index == 0 ? 0 : words * 2 * sizeof(uint64_t)) != 0
            || memcmp(expected_places, places_into, count * sizeof(uint32_t)) != 0) {
            fail(kernel->name, words * 64);
        }
    }
    free(expected);
    free(masks);
    free(expected_places);
    free(places);
}

// Crosses what may be JSON, at every bracket of a text of its letters, which zero bytes follow as in a block of text.
static void run_crossing(size_t count) {
    static const char letters[] = "{}[]\"\"\"\"::,,\\u0d8tfn1-.e \n";
    size_t words = count / 64 + 2;
    uint8_t *text = calloc(words, 64);
    uint64_t *masks = malloc(words * 2 * sizeof(uint64_t));
    uint32_t *places = malloc((words * 64 + SESSTAT_PLACES_MARGIN) * sizeof(uint32_t));
    if (text == NULL || masks == NULL || places == NULL) abort();
    for (size_t index = 0; index < count; index++) text[index] = (uint8_t)letters[next_byte() % (sizeof letters - 1)];
    (void)sesstat_kernel_current()->masks(text, words, masks, masks + words, places, 0);
    for (size_t at = 0; at < count; at++) {
        if (text[at] != '{' && text[at] != '[') continue;
        ptrdiff_t cursor = 0;
        ptrdiff_t end = sesstat_cross_container(text, places, (ptrdiff_t)at, &cursor, (int32_t)(at % 66));
        if (end > (ptrdiff_t)count) fail("cross_container", count);
    }
    free(text);
    free(masks);
    free(places);
}

enum { PIECES = 8, TEXT_ROOM = 128, MARKS = 256 };

// A table of pieces of random text, which may follow each other in any order; `texts` has room for all.
static sesstat_pieces make_pieces(uint8_t *texts, sesstat_piece *pieces, sesstat_note *notes) {
    static const char letters[] = "{}[]\"\":,\\a0-. ";
    for (int number = 0; number < PIECES; number++) {
        uint8_t *text = texts + number * TEXT_ROOM;
        sesstat_piece *piece = &pieces[number];
        memset(text, 0, TEXT_ROOM);
        memset(piece, 0, sizeof *piece);
        piece->length = (uint16_t)(1 + next_byte() % 90);
        piece->behind = next_byte() % 3;
        for (size_t index = 0; index < piece->length; index++) {
            text[index] = (uint8_t)letters[next_byte() % (sizeof letters - 1)];
        }
        if (piece->behind == SESSTAT_STRING) text[piece->length - 1] = '"';
        for (size_t index = 0; index < piece->length; index++) {
            piece->stops += text[index] == '"' || text[index] == '\\';
        }
        memcpy(piece->text, text, 32);
        piece->mask = piece->length >= 32 ? UINT32_MAX : (UINT32_C(1) << piece->length) - 1;
        piece->rest = (uint32_t)(number * TEXT_ROOM + 32);
        piece->other = number + 1 < PIECES && next_byte() % 4 != 0 ? (uint16_t)(number + 1) : SESSTAT_NONE;
        piece->next = next_byte() % 8 == 0 ? SESSTAT_NONE : next_byte() % PIECES;
        piece->action = next_byte() % 3;
        piece->first_note = (uint16_t)number;
        piece->note_count = next_byte() % 2;
        notes[number] = (sesstat_note){7, 0, piece->length};
    }
    return (sesstat_pieces){texts, pieces, notes, 0};
}

// Text that the pieces lead through, for the most part.
static size_t write_record(const sesstat_pieces *table, uint8_t *text, size_t room) {
    static const char *const values[] = {"", "a", "b\\n", "\\u00e9", "\\", "0", "-12.5e7", "01", "a longer value"};
    size_t count = 0;
    uint32_t number = table->first;
    while (number != SESSTAT_NONE) {
        const sesstat_piece *piece = &table->pieces[number];
        while (piece->other != SESSTAT_NONE && next_byte() % 3 == 0) piece = &table->pieces[piece->other];
        const char *value = values[next_byte() % (sizeof values / sizeof *values)];
        if (count + piece->length + strlen(value) > room) break;
        memcpy(text + count, table->texts + (piece->rest - 32), piece->length);
        count += piece->length;
        if (piece->behind == SESSTAT_END) break;
        memcpy(text + count, value, strlen(value));
        count += strlen(value);
        number = piece->next;
    }
    if (count > 0 && next_byte() % 4 == 0) text[next_byte() % count] = next_byte();
    return count;
}

// Crosses records by pieces with each kernel. Zero bytes follow the text, as in a block of text.
static void run_pieces(void) {
    uint8_t *texts = aligned_alloc(64, PIECES * TEXT_ROOM);
    sesstat_piece *pieces = aligned_alloc(64, PIECES * sizeof(sesstat_piece));
    sesstat_note notes[PIECES];
    if (texts == NULL || pieces == NULL) abort();
    sesstat_pieces table = make_pieces(texts, pieces, notes);
    for (int record = 0; record < 50; record++) {
        uint8_t written[1024];
        size_t count = write_record(&table, written, sizeof written);
        size_t words = count / 64 + 2;
        uint8_t *text = calloc(words, 64);
        uint64_t *masks = malloc(words * 2 * sizeof(uint64_t));
        uint32_t *places = malloc((words * 64 + SESSTAT_PLACES_MARGIN) * sizeof(uint32_t));
        if (text == NULL || masks == NULL || places == NULL) abort();
        memcpy(text, written, count);
        (void)sesstat_kernel_current()->masks(text, words, masks, masks + words, places, 0);
        ptrdiff_t expected = 0, expected_cursor = 0;
        size_t expected_count = 0;
        sesstat_mark expected_marks[MARKS];
        for (size_t index = 0; index < sesstat_kernel_count(); index++) {
            ptrdiff_t cursor = 0;
            size_t mark_count = 0;
            sesstat_mark *marks = malloc(MARKS * sizeof *marks);
            if (marks == NULL) abort();
            ptrdiff_t end = sesstat_kernel_at(index)->follow(&table, text, places, 0, &cursor, marks, MARKS, &mark_count);
            if (end > (ptrdiff_t)count) fail("follow, beyond the end", count);
            if (end >= 0) crossed++;
            if (index == 0) {
                expected = end;
                expected_cursor = cursor;
                expected_count = mark_count;
                memcpy(expected_marks, marks, mark_count * sizeof *marks);
            } else if (end != expected || cursor != expected_cursor || mark_count != expected_count
                       || memcmp(marks, expected_marks, mark_count * sizeof *marks) != 0) {
                fail("follow", count);
            }
            free(marks);
        }
        free(text);
        free(masks);
        free(places);
    }
    free(texts);
    free(pieces);
}

static void run_others(const uint8_t *bytes, size_t count) {
    size_t total = 0;
    for (size_t index = 0; index < count; index++) total += bytes[index] == 0x0A;
    if (sesstat_count_byte(bytes, count, 0x0A) != total) fail("count_byte", count);
    bool is_utf8 = sesstat_kernel_at(0)->is_utf8(bytes, count);
    for (size_t index = 1; index < sesstat_kernel_count(); index++) {
        if (sesstat_kernel_at(index)->is_utf8(bytes, count) != is_utf8) fail("is_utf8", count);
    }
    for (size_t start = 0; start <= count; start += 1 + count / 7) {
        if (sesstat_find_byte(bytes, start, count, '{') > count) fail("find_byte", count);
        if (sesstat_find_pair(bytes, start, count, '}', '{') > count) fail("find_pair", count);
    }
    uint32_t crc = 0, split = 0;
    size_t taken = sesstat_crc32_fold(&crc, bytes, count);
    if (taken > count) fail("crc32_fold", count);
    if (taken >= 128) {
        size_t first = sesstat_crc32_fold(&split, bytes, 64);
        (void)sesstat_crc32_fold(&split, bytes + first, taken - first);
        if (split != crc) fail("crc32_fold, split", count);
    }
    for (int stretches = 1; stretches <= sesstat_crc32_stretches(); stretches++) {
        uint32_t other = 0;
        if (sesstat_crc32_fold_by(stretches, &other, bytes, count) == taken && other != crc) {
            fail("crc32_fold_by", count);
        }
    }
}

int main(void) {
    for (int kind = 0; kind < 3; kind++) {
        for (size_t alignment = 0; alignment < 64; alignment += kind == 2 ? 1 : 9) {
            for (size_t count = 0; count <= 640; count++) {
                uint8_t *block = make(alignment, count, kind);
                if (count % 64 == 0) run_masks(block + alignment, count / 64);
                run_others(block + alignment, count);
                run_crossing(count);
                if (count % 16 == 0) run_pieces();
                free(block);
            }
        }
        uint8_t *block = make(1, 1 << 20, kind);
        run_masks(block + 1, (1 << 20) / 64);
        run_others(block + 1, 1 << 20);
        free(block);
    }
    if (crossed == 0) fail("follow, nothing crossed", 0);
    printf("kernels: %zu mask kernels, CRC-32 in stretches of %d, %zu records crossed by pieces\n", sesstat_kernel_count(),
           sesstat_crc32_stretches(), crossed);
    return 0;
}
