// The kernels, one file each; an instruction set that the compiler's target lacks leaves its file empty.
#ifndef SESSTAT_KERNELS_H
#define SESSTAT_KERNELS_H

#include "CByteScan.h"

#define SESSTAT_MASKS(name)                                                                                           \
    size_t sesstat_masks_##name(                                                                                      \
        const uint8_t *bytes, size_t words, uint64_t *stops, uint64_t *wide, uint32_t *places, uint32_t origin)

#define SESSTAT_FOLLOW(name)                                                                                          \
    ptrdiff_t sesstat_follow_##name(                                                                                  \
        const sesstat_pieces *table, const uint8_t *bytes, const uint32_t *places, ptrdiff_t at, ptrdiff_t *cursor,   \
        sesstat_mark *marks, size_t room, size_t *count)

SESSTAT_MASKS(scalar);
SESSTAT_FOLLOW(plain);
bool sesstat_is_utf8_scalar(const uint8_t *bytes, size_t count);
#if defined(__x86_64__)
SESSTAT_MASKS(sse2);
SESSTAT_MASKS(avx2);
SESSTAT_MASKS(avx512);
SESSTAT_FOLLOW(avx2);
bool sesstat_is_utf8_avx2(const uint8_t *bytes, size_t count);
#elif defined(__aarch64__)
SESSTAT_MASKS(neon);
#endif

// Writes the places of a word's bits, eight at a time, for most words have few: what is too much is written over by the
// next word's. Returns where that goes.
static inline __attribute__((always_inline)) uint32_t *sesstat_append_places(
    uint32_t *places, uint64_t bits, uint32_t origin) {
    if (bits == 0) return places;
    uint32_t *next = places + __builtin_popcountll(bits);
    uint32_t *at = places;
    do {
        for (int index = 0; index < 8; index++) {
            at[index] = origin + (uint32_t)(bits == 0 ? 64 : __builtin_ctzll(bits));
            bits &= bits - 1;
        }
        at += 8;
    } while (at < next);
    return next;
}

#endif
