#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx2,bmi,popcnt"))) SESSTAT_MASKS(avx2) {
    const __m256i quote = _mm256_set1_epi8('"'), backslash = _mm256_set1_epi8('\\'),
                  last_control = _mm256_set1_epi8(0x1f);
    uint32_t *next = places;
    for (size_t word = 0; word < words; word++) {
        uint64_t stop = 0, high = 0;
        for (int part = 0; part < 2; part++) {
            __m256i text = _mm256_loadu_si256((const __m256i *)(bytes + word * 64 + part * 32));
            __m256i control = _mm256_cmpeq_epi8(_mm256_min_epu8(text, last_control), text);
            __m256i found = _mm256_or_si256(
                control, _mm256_or_si256(_mm256_cmpeq_epi8(text, quote), _mm256_cmpeq_epi8(text, backslash)));
            stop |= (uint64_t)(uint32_t)_mm256_movemask_epi8(found) << (part * 32);
            high |= (uint64_t)(uint32_t)_mm256_movemask_epi8(text) << (part * 32);
        }
        stops[word] = stop;
        wide[word] = high;
        if (next != NULL) next = sesstat_append_places(next, stop, origin + (uint32_t)(word * 64));
    }
    return (size_t)(next - places);
}
#else
typedef int sesstat_avx2_is_not_here;
#endif
