#include <string.h>

#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>

// Every fault of UTF-8 but one shows in two bytes that follow each other: in the halves of the first and the upper half
// of the second. Three tables tell of each half to which faults it may belong, and what they agree on is one.
// After J. Keiser, D. Lemire: Validating UTF-8 in less than one instruction per byte, 2021 (arXiv:2010.03090).
enum {
    TOO_SHORT = 1,        // a start, then no continuation
    TOO_LONG = 2,         // ASCII, then a continuation
    OVERLONG_3 = 4,       // E0 80 … E0 9F
    TOO_LARGE = 8,        // above F4 8F
    SURROGATE = 16,       // ED A0 … ED BF
    OVERLONG_2 = 32,      // C0, C1
    TOO_LARGE_8X = 64,    // F5 and up, then 8x
    OVERLONG_4 = 64,      // F0 80 … F0 8F
    TWO_CONTINUATIONS = 128,
    ANY_LOW_HALF = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS,
};

#define TWICE(...) _mm256_setr_epi8(__VA_ARGS__, __VA_ARGS__)
#define AVX2 __attribute__((target("avx2")))

// Bytes by one, two or three places earlier, `before` standing before `text`.
#define EARLIER(text, before, places)                                                                                 \
    _mm256_alignr_epi8(text, _mm256_permute2x128_si256(before, text, 0x21), 16 - (places))

static AVX2 inline __m256i upper_half(__m256i bytes) {
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0f));
}

// Nonzero bytes where `text`, which follows `before`, is wrong.
static AVX2 inline __m256i faults(__m256i text, __m256i before) {
    const __m256i first_upper = TWICE(
        TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
        (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS, (char)TWO_CONTINUATIONS,
        TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
        TOO_SHORT | TOO_LARGE | TOO_LARGE_8X | OVERLONG_4);
    const char above = (char)(ANY_LOW_HALF | TOO_LARGE | TOO_LARGE_8X);
    const __m256i first_lower = TWICE(
        (char)(ANY_LOW_HALF | OVERLONG_2 | OVERLONG_3 | OVERLONG_4), (char)(ANY_LOW_HALF | OVERLONG_2),
        (char)ANY_LOW_HALF, (char)ANY_LOW_HALF, (char)(ANY_LOW_HALF | TOO_LARGE),
        above, above, above, above, above, above, above, above, (char)(above | SURROGATE), above, above);
    const char continuation = (char)(TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS);
    const __m256i second_upper = TWICE(
        TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
        (char)(continuation | OVERLONG_3 | TOO_LARGE_8X | OVERLONG_4), (char)(continuation | OVERLONG_3 | TOO_LARGE),
        (char)(continuation | SURROGATE | TOO_LARGE), (char)(continuation | SURROGATE | TOO_LARGE),
        TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT);
    __m256i first = EARLIER(text, before, 1);
    __m256i pairs = _mm256_and_si256(
        _mm256_and_si256(
            _mm256_shuffle_epi8(first_upper, upper_half(first)),
            _mm256_shuffle_epi8(first_lower, _mm256_and_si256(first, _mm256_set1_epi8(0x0f)))),
        _mm256_shuffle_epi8(second_upper, upper_half(text)));
    // Two continuations are right where a start of three or four bytes stands before: the top bit of each difference.
    __m256i of_three = _mm256_subs_epu8(EARLIER(text, before, 2), _mm256_set1_epi8((char)(0xe0 - 0x80)));
    __m256i of_four = _mm256_subs_epu8(EARLIER(text, before, 3), _mm256_set1_epi8((char)(0xf0 - 0x80)));
    __m256i expected = _mm256_and_si256(_mm256_or_si256(of_three, of_four), _mm256_set1_epi8((char)0x80));
    return _mm256_xor_si256(expected, pairs);
}

AVX2 bool sesstat_is_utf8_avx2(const uint8_t *bytes, size_t count) {
    __m256i before = _mm256_setzero_si256(), wrong = _mm256_setzero_si256();
    bool may_go_on = false;  // whether a sequence may reach beyond `before`
    size_t at = 0;
    for (; at + 32 <= count; at += 32) {
        __m256i text = _mm256_loadu_si256((const __m256i *)(bytes + at));
        uint32_t wide = (uint32_t)_mm256_movemask_epi8(text);
        if (wide != 0 || may_go_on) wrong = _mm256_or_si256(wrong, faults(text, before));
        may_go_on = wide >> 29 != 0;
        before = text;
    }
    // The rest, and a zero byte at least, which no sequence goes on with.
    uint8_t rest[32] = {0};
    memcpy(rest, bytes + at, count - at);
    wrong = _mm256_or_si256(wrong, faults(_mm256_loadu_si256((const __m256i *)rest), before));
    return _mm256_testz_si256(wrong, wrong);
}
#else
typedef int sesstat_utf8_avx2_is_not_here;
#endif
