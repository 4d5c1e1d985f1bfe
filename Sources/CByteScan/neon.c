#include "kernels.h"

#if defined(__aarch64__)
#include <arm_neon.h>

// A bit a byte of 64 bytes of 0x00 or 0xff: each byte keeps the bit of its place, and sums of neighbours gather them.
static inline uint64_t mask_of(uint8x16_t first, uint8x16_t second, uint8x16_t third, uint8x16_t fourth) {
    const uint8x16_t bit = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t low = vpaddq_u8(vandq_u8(first, bit), vandq_u8(second, bit));
    uint8x16_t high = vpaddq_u8(vandq_u8(third, bit), vandq_u8(fourth, bit));
    uint8x16_t sum = vpaddq_u8(low, high);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(sum, sum)), 0);
}

static inline uint8x16_t is_stop(uint8x16_t text) {
    uint8x16_t quote = vceqq_u8(text, vdupq_n_u8('"')), backslash = vceqq_u8(text, vdupq_n_u8('\\'));
    return vorrq_u8(vorrq_u8(quote, backslash), vcltq_u8(text, vdupq_n_u8(0x20)));
}

static inline uint8x16_t is_wide(uint8x16_t text) {
    return vcgeq_u8(text, vdupq_n_u8(0x80));
}

SESSTAT_MASKS(neon) {
    uint32_t *next = places;
    for (size_t word = 0; word < words; word++) {
        const uint8_t *at = bytes + word * 64;
        uint8x16_t first = vld1q_u8(at), second = vld1q_u8(at + 16), third = vld1q_u8(at + 32),
                   fourth = vld1q_u8(at + 48);
        uint64_t stop = mask_of(is_stop(first), is_stop(second), is_stop(third), is_stop(fourth));
        stops[word] = stop;
        wide[word] = mask_of(is_wide(first), is_wide(second), is_wide(third), is_wide(fourth));
        if (next != NULL) next = sesstat_append_places(next, stop, origin + (uint32_t)(word * 64));
    }
    return (size_t)(next - places);
}
#else
typedef int sesstat_neon_is_not_here;
#endif
