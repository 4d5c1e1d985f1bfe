#include "kernels.h"

void sesstat_masks_scalar(const uint8_t *bytes, size_t words, uint64_t *stops, uint64_t *wide) {
    for (size_t word = 0; word < words; word++) {
        uint64_t stop = 0, high = 0;
        for (size_t bit = 0; bit < 64; bit++) {
            uint8_t byte = bytes[word * 64 + bit];
            stop |= (uint64_t)(byte == '"' || byte == '\\' || byte < 0x20) << bit;
            high |= (uint64_t)(byte >> 7) << bit;
        }
        stops[word] = stop;
        wide[word] = high;
    }
}
