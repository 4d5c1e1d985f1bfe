// Escapes and numbers of JSON (RFC 8259), for the functions that cross values.
#ifndef SESSTAT_VALUES_H
#define SESSTAT_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool sesstat_is_digit(uint8_t byte) {
    return (uint8_t)(byte - '0') < 10;
}

static inline bool sesstat_is_hex(uint8_t byte) {
    return sesstat_is_digit(byte) || (uint8_t)((byte | 0x20) - 'a') < 6;
}

// Whether four hexadecimal digits stand at `at`.
static inline bool sesstat_is_unit(const uint8_t *bytes, ptrdiff_t at) {
    for (int digit = 0; digit < 4; digit++) {
        if (!sesstat_is_hex(bytes[at + digit])) return false;
    }
    return true;
}

// The position behind the escape, or the two of a surrogate pair, whose backslash is at `at`, or -1.
static inline ptrdiff_t sesstat_cross_escape(const uint8_t *bytes, ptrdiff_t at) {
    switch (bytes[at + 1]) {
    case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
        return at + 2;
    case 'u':
        if (!sesstat_is_unit(bytes, at + 2)) return -1;
        if ((bytes[at + 2] | 0x20) != 'd' || bytes[at + 3] < '8') return at + 6;
        // The first half of a surrogate pair, D800 to DBFF, and behind it the second, DC00 to DFFF.
        if ((bytes[at + 3] | 0x20) >= 'c' || bytes[at + 6] != '\\' || bytes[at + 7] != 'u') return -1;
        if (!sesstat_is_unit(bytes, at + 8)) return -1;
        if ((bytes[at + 8] | 0x20) != 'd' || (bytes[at + 9] | 0x20) < 'c') return -1;
        return at + 12;
    default:
        return -1;
    }
}

// The position behind the number at `at`, or -1.
static inline ptrdiff_t sesstat_cross_number(const uint8_t *bytes, ptrdiff_t at) {
    if (bytes[at] == '-') at++;
    if (bytes[at] == '0') {
        at++;
    } else {
        if (!sesstat_is_digit(bytes[at])) return -1;
        while (sesstat_is_digit(bytes[at])) at++;
    }
    if (bytes[at] == '.') {
        if (!sesstat_is_digit(bytes[++at])) return -1;
        while (sesstat_is_digit(bytes[at])) at++;
    }
    if ((bytes[at] | 0x20) == 'e') {
        at++;
        if (bytes[at] == '+' || bytes[at] == '-') at++;
        if (!sesstat_is_digit(bytes[at])) return -1;
        while (sesstat_is_digit(bytes[at])) at++;
    }
    return at;
}

#endif
