#include "kernels.h"

#if defined(__x86_64__)
#include <emmintrin.h>

SESSTAT_MASKS(sse2) {
    const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), last_control = _mm_set1_epi8(0x1f);
    uint32_t *next = places;
    for (size_t word = 0; word < words; word++) {
        uint64_t stop = 0, high = 0;
        for (int part = 0; part < 4; part++) {
            __m128i text = _mm_loadu_si128((const __m128i *)(bytes + word * 64 + part * 16));
            // There is no unsigned comparison: a byte is at most 0x1f where the lesser of both is the byte itself.
            __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(text, last_control), text);
            __m128i found = _mm_or_si128(
                control, _mm_or_si128(_mm_cmpeq_epi8(text, quote), _mm_cmpeq_epi8(text, backslash)));
            stop |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << (part * 16);
            high |= (uint64_t)(uint32_t)_mm_movemask_epi8(text) << (part * 16);
        }
        stops[word] = stop;
        wide[word] = high;
        if (next != NULL) next = sesstat_append_places(next, stop, origin + (uint32_t)(word * 64));
    }
    return (size_t)(next - places);
}
#else
typedef int sesstat_sse2_is_not_here;
#endif
