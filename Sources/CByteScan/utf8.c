#include <string.h>

#include "kernels.h"

static bool continues(uint8_t byte) {
    return (byte & 0xc0) == 0x80;
}

bool sesstat_is_utf8_scalar(const uint8_t *bytes, size_t count) {
    size_t at = 0;
    while (at < count) {
        if (count - at >= 8) {
            uint64_t eight;
            memcpy(&eight, bytes + at, 8);
            if ((eight & 0x8080808080808080u) == 0) {
                at += 8;
                continue;
            }
        }
        uint8_t first = bytes[at];
        size_t left = count - at;
        if (first < 0x80) {
            at += 1;
        } else if (first < 0xc2) {
            return false;  // a continuation without a start, or an overlong form of ASCII
        } else if (first < 0xe0) {
            if (left < 2 || !continues(bytes[at + 1])) return false;
            at += 2;
        } else if (first < 0xf0) {
            if (left < 3 || !continues(bytes[at + 1]) || !continues(bytes[at + 2])) return false;
            if (first == 0xe0 && bytes[at + 1] < 0xa0) return false;  // overlong
            if (first == 0xed && bytes[at + 1] > 0x9f) return false;  // surrogates
            at += 3;
        } else if (first < 0xf5) {
            if (left < 4 || !continues(bytes[at + 1]) || !continues(bytes[at + 2]) || !continues(bytes[at + 3]))
                return false;
            if (first == 0xf0 && bytes[at + 1] < 0x90) return false;  // overlong
            if (first == 0xf4 && bytes[at + 1] > 0x8f) return false;  // above U+10FFFF
            at += 4;
        } else {
            return false;
        }
    }
    return true;
}
