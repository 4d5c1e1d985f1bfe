#include "kernels.h"

SESSTAT_MASKS(scalar) {
    uint32_t *next = places;
    for (size_t word = 0; word < words; word++) {
        uint64_t stop = 0, high = 0;
        for (size_t bit = 0; bit < 64; bit++) {
            uint8_t byte = bytes[word * 64 + bit];
            bool is_stop = byte == '"' || byte == '\\' || byte < 0x20;
            stop |= (uint64_t)is_stop << bit;
            high |= (uint64_t)(byte >> 7) << bit;
            if (is_stop && next != NULL) *next++ = origin + (uint32_t)(word * 64 + bit);
        }
        stops[word] = stop;
        wide[word] = high;
    }
    return (size_t)(next - places);
}
