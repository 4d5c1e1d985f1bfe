// CRC-32 as gzip has it (RFC 1952 §8), by carry-less multiplication where the processor has it.
#ifndef SESSTAT_CCHECKSUM_H
#define SESSTAT_CCHECKSUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Whether this processor can multiply without carries, so that sesstat_crc32_fold does anything.
bool sesstat_crc32_can_fold(void);

// Goes on with the checksum at `crc` over as many of `count` bytes as can be folded, and gives how many those were: a
// multiple of 16, none where there are fewer than 64. The rest is for a plain CRC-32, from the checksum then at `crc`.
size_t sesstat_crc32_fold(uint32_t *crc, const uint8_t *bytes, size_t count);

#endif
