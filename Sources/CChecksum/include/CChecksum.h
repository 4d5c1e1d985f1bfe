// CRC-32 as gzip has it (RFC 1952 §8), by carry-less multiplication where the processor has it.
#ifndef SESSTAT_CCHECKSUM_H
#define SESSTAT_CCHECKSUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How many stretches of 128 bits this processor multiplies at once without carries: 2, 1, or 0 where it can not, so that
// sesstat_crc32_fold does nothing.
int sesstat_crc32_stretches(void);

// Goes on with the checksum at `crc` over as many of `count` bytes as can be folded, and gives how many those were: a
// multiple of 16, none where there are fewer than 64. The rest is for a plain CRC-32, from the checksum then at `crc`.
size_t sesstat_crc32_fold(uint32_t *crc, const uint8_t *bytes, size_t count);

// The same with so many stretches at once, at most as many as the processor can: tests compare them.
size_t sesstat_crc32_fold_by(int stretches, uint32_t *crc, const uint8_t *bytes, size_t count);

#endif
