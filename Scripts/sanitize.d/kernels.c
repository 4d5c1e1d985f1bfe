// Runs every kernel over random bytes, for a sanitizer to watch: each length and alignment of small buffers that end where
// their memory ends, and some large ones. Kernels must agree with the first of them, which is the scalar one.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CByteScan.h"
#include "CChecksum.h"

static uint64_t state = 1;

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
}

int main(void) {
    for (int kind = 0; kind < 3; kind++) {
        for (size_t alignment = 0; alignment < 64; alignment += kind == 2 ? 1 : 9) {
            for (size_t count = 0; count <= 640; count++) {
                uint8_t *block = make(alignment, count, kind);
                if (count % 64 == 0) run_masks(block + alignment, count / 64);
                run_others(block + alignment, count);
                run_crossing(count);
                free(block);
            }
        }
        uint8_t *block = make(1, 1 << 20, kind);
        run_masks(block + 1, (1 << 20) / 64);
        run_others(block + 1, 1 << 20);
        free(block);
    }
    printf("kernels: %zu mask kernels, CRC-32 %s\n", sesstat_kernel_count(),
           sesstat_crc32_can_fold() ? "folded" : "not folded");
    return 0;
}
