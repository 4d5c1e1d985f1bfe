#include "kernels.h"
#include "values.h"

// Goes on in a string at its first stop that is no quote, that of index `*cursor`; gives the position of the next that is no
// escape's, with `*cursor` its index, or -1.
static __attribute__((noinline)) ptrdiff_t sesstat_pass_escapes(
    const uint8_t *bytes, const uint32_t *places, ptrdiff_t *cursor) {
    ptrdiff_t next = *cursor;
    ptrdiff_t at = places[next];
    while (bytes[at] == '\\') {
        ptrdiff_t behind = sesstat_cross_escape(bytes, at);
        if (behind < 0) return -1;
        while (places[next] < behind) next++;
        at = places[next];
    }
    *cursor = next;
    return at;
}

#if defined(__x86_64__)
#include <immintrin.h>

// SSE2 is part of x86-64.
static inline uint32_t differences(const uint8_t *bytes, const uint8_t *text) {
    __m128i low = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)bytes), _mm_load_si128((const __m128i *)text));
    __m128i high = _mm_cmpeq_epi8(
        _mm_loadu_si128((const __m128i *)(bytes + 16)), _mm_load_si128((const __m128i *)(text + 16)));
    return ~((uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16);
}

__attribute__((target("avx2"))) static inline uint32_t differences_avx2(const uint8_t *bytes, const uint8_t *text) {
    __m256i equal = _mm256_cmpeq_epi8(
        _mm256_loadu_si256((const __m256i *)bytes), _mm256_load_si256((const __m256i *)text));
    return ~(uint32_t)_mm256_movemask_epi8(equal);
}

#define TARGET __attribute__((target("avx2,bmi")))
#define DIFFERENCES differences_avx2
#define GO_ON_WITH go_on_with_avx2
#define BEGIN_WITH begin_with_avx2
#define FOLLOW SESSTAT_FOLLOW(avx2)
#include "follow.h"
#else
static inline uint32_t differences(const uint8_t *bytes, const uint8_t *text) {
    uint32_t found = 0;
    for (int index = 0; index < 32; index++) found |= (uint32_t)(bytes[index] != text[index]) << index;
    return found;
}
#endif

#define TARGET
#define DIFFERENCES differences
#define GO_ON_WITH go_on_with
#define BEGIN_WITH begin_with
#define FOLLOW SESSTAT_FOLLOW(plain)
#include "follow.h"
