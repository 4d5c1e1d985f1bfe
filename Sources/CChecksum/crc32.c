// CRC-32 by folding, after V. Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction",
// Intel 2009, in its reflected form, in which the first bit of the message is the lowest of its first byte.
//
// A message is a polynomial over GF(2), its checksum the remainder by P = x^32 + x^26 + x^23 + x^22 + x^16 + x^12 + x^11 +
// x^10 + x^8 + x^7 + x^5 + x^4 + x^2 + x + 1. A stretch of 128 bits that stands n bits before another may be replaced by
// something of the same remainder that stands where the other does: its halves times x^(n+64) and x^n modulo P, each
// constant of 33 bits at most. Four stretches are folded at a time, each onto the one 512 bits behind it, so that the
// multiplications need not wait for each other; then the four onto one, that to 64 bits, and Barrett's reduction, a
// multiplication by floor(x^64 / P) and one by P, leaves 32.
#include "CChecksum.h"

#if defined(__x86_64__)
#include <immintrin.h>

// x^n mod P, reflected and shifted left by one bit, as a product of two reflected numbers comes out one bit too low.
#define POWER_544 0x154442bd4  // 512 bits ahead, the earlier half: x^(512+32)
#define POWER_480 0x1c6e41596  // the later half: x^(512-32)
#define POWER_160 0x1751997d0  // 128 bits ahead: x^(128+32)
#define POWER_96 0x0ccaa009e   // x^(128-32)
#define POWER_64 0x163cd6124
#define POWER_1056 0x1e88ef372  // 1024 bits ahead
#define POWER_992 0x14a7fe880
#define POWER_288 0x0f1da05aa  // 256 bits ahead
#define POWER_224 0x15a546366
#define POLYNOMIAL 0x1db710641  // P, reflected, with its highest power
#define QUOTIENT 0x1f7011641    // floor(x^64 / P), reflected

#define FOLDING __attribute__((target("pclmul,sse4.1")))

FOLDING static inline __m128i load(const uint8_t *bytes) {
    return _mm_loadu_si128((const __m128i *)bytes);
}

// Moves a stretch onto the one at which its halves' powers lead.
FOLDING static inline __m128i fold(__m128i stretch, __m128i powers, __m128i onto) {
    __m128i earlier = _mm_clmulepi64_si128(stretch, powers, 0x00);
    __m128i later = _mm_clmulepi64_si128(stretch, powers, 0x11);
    return _mm_xor_si128(_mm_xor_si128(earlier, later), onto);
}

// Folds `a`, which stands for all before, onto `count` more bytes, a multiple of 16, and gives the checksum.
FOLDING static uint32_t fold_rest(__m128i a, const uint8_t *bytes, size_t count) {
    const __m128i near = _mm_set_epi64x(POWER_96, POWER_160);
    for (size_t offset = 0; offset < count; offset += 16) a = fold(a, near, load(bytes + offset));

    // 128 bits to 96, and those to 64.
    const __m128i low = _mm_set_epi32(0, 0, 0, -1);
    a = _mm_xor_si128(_mm_srli_si128(a, 8), _mm_clmulepi64_si128(a, near, 0x10));
    __m128i first = _mm_clmulepi64_si128(_mm_and_si128(a, low), _mm_set_epi64x(0, POWER_64), 0x00);
    a = _mm_xor_si128(_mm_srli_si128(a, 4), first);

    const __m128i barrett = _mm_set_epi64x(QUOTIENT, POLYNOMIAL);
    __m128i times = _mm_clmulepi64_si128(_mm_and_si128(a, low), barrett, 0x10);
    __m128i multiple = _mm_clmulepi64_si128(_mm_and_si128(times, low), barrett, 0x00);
    return ~(uint32_t)_mm_extract_epi32(_mm_xor_si128(a, multiple), 1);
}

// `count` is a multiple of 16, at least 64; `crc` is as gzip writes it, inverted.
FOLDING static uint32_t fold_all(uint32_t crc, const uint8_t *bytes, size_t count) {
    const __m128i far = _mm_set_epi64x(POWER_480, POWER_544);
    const __m128i near = _mm_set_epi64x(POWER_96, POWER_160);
    // What came before stands before the first 32 bits.
    __m128i a = _mm_xor_si128(load(bytes), _mm_cvtsi32_si128((int)~crc));
    __m128i b = load(bytes + 16);
    __m128i c = load(bytes + 32);
    __m128i d = load(bytes + 48);
    size_t offset = 64;
    for (; count - offset >= 64; offset += 64) {
        a = fold(a, far, load(bytes + offset));
        b = fold(b, far, load(bytes + offset + 16));
        c = fold(c, far, load(bytes + offset + 32));
        d = fold(d, far, load(bytes + offset + 48));
    }
    a = fold(fold(fold(a, near, b), near, c), near, d);
    return fold_rest(a, bytes + offset, count - offset);
}

// The same, two stretches at a time, where the processor multiplies so.
#define FOLDING_TWO __attribute__((target("vpclmulqdq,avx2,pclmul,sse4.1")))

FOLDING_TWO static inline __m256i load_two(const uint8_t *bytes) {
    return _mm256_loadu_si256((const __m256i *)bytes);
}

FOLDING_TWO static inline __m256i fold_two(__m256i stretches, __m256i powers, __m256i onto) {
    __m256i earlier = _mm256_clmulepi64_epi128(stretches, powers, 0x00);
    __m256i later = _mm256_clmulepi64_epi128(stretches, powers, 0x11);
    return _mm256_xor_si256(_mm256_xor_si256(earlier, later), onto);
}

// `count` is a multiple of 16, at least 128.
FOLDING_TWO static uint32_t fold_all_by_two(uint32_t crc, const uint8_t *bytes, size_t count) {
    const __m256i far = _mm256_set_epi64x(POWER_992, POWER_1056, POWER_992, POWER_1056);
    const __m256i near = _mm256_set_epi64x(POWER_224, POWER_288, POWER_224, POWER_288);
    __m256i a = _mm256_xor_si256(load_two(bytes), _mm256_zextsi128_si256(_mm_cvtsi32_si128((int)~crc)));
    __m256i b = load_two(bytes + 32);
    __m256i c = load_two(bytes + 64);
    __m256i d = load_two(bytes + 96);
    size_t offset = 128;
    for (; count - offset >= 128; offset += 128) {
        a = fold_two(a, far, load_two(bytes + offset));
        b = fold_two(b, far, load_two(bytes + offset + 32));
        c = fold_two(c, far, load_two(bytes + offset + 64));
        d = fold_two(d, far, load_two(bytes + offset + 96));
    }
    a = fold_two(fold_two(fold_two(a, near, b), near, c), near, d);
    const __m128i next = _mm_set_epi64x(POWER_96, POWER_160);
    __m128i last = fold(_mm256_castsi256_si128(a), next, _mm256_extracti128_si256(a, 1));
    return fold_rest(last, bytes + offset, count - offset);
}

int sesstat_crc32_stretches(void) {
    if (!__builtin_cpu_supports("pclmul") || !__builtin_cpu_supports("sse4.1")) return 0;
    return __builtin_cpu_supports("vpclmulqdq") && __builtin_cpu_supports("avx2") ? 2 : 1;
}

size_t sesstat_crc32_fold_by(int stretches, uint32_t *crc, const uint8_t *bytes, size_t count) {
    count &= ~(size_t)15;
    if (count < 64 || stretches == 0) return 0;
    *crc = stretches == 2 && count >= 128 ? fold_all_by_two(*crc, bytes, count) : fold_all(*crc, bytes, count);
    return count;
}

#else

int sesstat_crc32_stretches(void) {
    return 0;
}

size_t sesstat_crc32_fold_by(int stretches, uint32_t *crc, const uint8_t *bytes, size_t count) {
    (void)stretches, (void)crc, (void)bytes, (void)count;
    return 0;
}

#endif

size_t sesstat_crc32_fold(uint32_t *crc, const uint8_t *bytes, size_t count) {
    return sesstat_crc32_fold_by(sesstat_crc32_stretches(), crc, bytes, count);
}
