// The kernels, one file each; an instruction set that the compiler's target lacks leaves its file empty.
#ifndef SESSTAT_KERNELS_H
#define SESSTAT_KERNELS_H

#include "CByteScan.h"

void sesstat_masks_scalar(const uint8_t *bytes, size_t words, uint64_t *stops, uint64_t *wide);
#if defined(__x86_64__)
void sesstat_masks_sse2(const uint8_t *bytes, size_t words, uint64_t *stops, uint64_t *wide);
void sesstat_masks_avx2(const uint8_t *bytes, size_t words, uint64_t *stops, uint64_t *wide);
#endif

#endif
