#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx512f,avx512bw,bmi,popcnt"))) SESSTAT_MASKS(avx512) {
    const __m512i quote = _mm512_set1_epi8('"'), backslash = _mm512_set1_epi8('\\'), space = _mm512_set1_epi8(0x20);
    uint32_t *next = places;
    for (size_t word = 0; word < words; word++) {
        __m512i text = _mm512_loadu_si512(bytes + word * 64);
        uint64_t stop = _mm512_cmpeq_epi8_mask(text, quote) | _mm512_cmpeq_epi8_mask(text, backslash)
            | _mm512_cmplt_epu8_mask(text, space);
        stops[word] = stop;
        wide[word] = _mm512_movepi8_mask(text);
        if (next != NULL) next = sesstat_append_places(next, stop, origin + (uint32_t)(word * 64));
    }
    return (size_t)(next - places);
}
#else
typedef int sesstat_avx512_is_not_here;
#endif
