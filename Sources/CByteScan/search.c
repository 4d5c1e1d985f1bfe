#include <string.h>

#include "CByteScan.h"

size_t sesstat_count_byte(const uint8_t *bytes, size_t count, uint8_t byte) {
    size_t found = 0;
    for (size_t at = 0; at < count; at++) found += bytes[at] == byte;
    return found;
}

size_t sesstat_find_byte(const uint8_t *bytes, size_t start, size_t count, uint8_t byte) {
    const uint8_t *found = start < count ? memchr(bytes + start, byte, count - start) : NULL;
    return found == NULL ? count : (size_t)(found - bytes);
}

size_t sesstat_find_pair(const uint8_t *bytes, size_t start, size_t count, uint8_t first, uint8_t second) {
    size_t at = start;
    while (at + 1 < count) {
        const uint8_t *next = memchr(bytes + at, first, count - 1 - at);
        if (next == NULL) return count;
        at = (size_t)(next - bytes);
        if (bytes[at + 1] == second) return at;
        at++;
    }
    return count;
}
