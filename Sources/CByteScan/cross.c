#include <string.h>

#include "CByteScan.h"
#include "values.h"

// Bytes of JSON's white space.
static inline bool is_space(uint8_t byte) {
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

// Goes on in a string at its first stop that is no quote, the one that `cursor` is behind; gives the position behind its
// closing quote, or -1.
static __attribute__((noinline)) ptrdiff_t cross_escaped_string(
    const uint8_t *bytes, const uint32_t *places, ptrdiff_t *cursor) {
    ptrdiff_t next = *cursor;
    ptrdiff_t at = places[next - 1];
    while (bytes[at] == '\\') {
        ptrdiff_t behind = sesstat_cross_escape(bytes, at);
        if (behind < 0) return -1;
        while (places[next] < behind) next++;
        at = places[next++];
    }
    *cursor = next;
    return bytes[at] == '"' ? at + 1 : -1;
}

// The position behind `true`, `false`, `null` or the number at `at`, or -1.
static __attribute__((noinline)) ptrdiff_t cross_scalar(const uint8_t *bytes, ptrdiff_t at) {
    switch (bytes[at]) {
    case 't': return memcmp(bytes + at, "true", 4) == 0 ? at + 4 : -1;
    case 'f': return memcmp(bytes + at, "false", 5) == 0 ? at + 5 : -1;
    case 'n': return memcmp(bytes + at, "null", 4) == 0 ? at + 4 : -1;
    default: return sesstat_cross_number(bytes, at);
    }
}

// Passes white space, of which archived records have none as a rule.
#define PASS_SPACE(at)                                                                                                \
    while (__builtin_expect(bytes[at] <= ' ', 0) && is_space(bytes[at])) at++

// Crosses the string whose opening quote is at `at`.
//
// The closing quote is the next stop, whose place does not have to be looked for: no step waits for the one before.
#define CROSS_STRING(at)                                                                                              \
    do {                                                                                                              \
        while (places[next] <= at) next++;                                                                            \
        ptrdiff_t stop = places[next++];                                                                              \
        if (__builtin_expect(bytes[stop] == '"', 1)) {                                                                \
            at = stop + 1;                                                                                            \
        } else {                                                                                                      \
            at = cross_escaped_string(bytes, places, &next);                                                          \
            if (at < 0) return -1;                                                                                    \
        }                                                                                                             \
    } while (0)

ptrdiff_t sesstat_cross_container(
    const uint8_t *bytes, const uint32_t *places, ptrdiff_t at, ptrdiff_t *cursor, int32_t depth) {
    ptrdiff_t next = *cursor;
    // The containers around, a bit each, the innermost lowest: 1 is an object.
    uint64_t kinds = 0;
    const int32_t most = depth < 64 ? depth : 64;
    int32_t left = most;

value:
    switch (bytes[at]) {
    case '"':
        CROSS_STRING(at);
        goto behind_value;
    case '{':
        if (left-- == 0) return -1;
        kinds = kinds << 1 | 1;
        at++;
        PASS_SPACE(at);
        if (bytes[at] == '}') goto container_end;
        goto key;
    case '[':
        if (left-- == 0) return -1;
        kinds = kinds << 1;
        at++;
        PASS_SPACE(at);
        if (bytes[at] == ']') goto container_end;
        goto value;
    default:
        at = cross_scalar(bytes, at);
        if (at < 0) return -1;
        goto behind_value;
    }

key:
    if (bytes[at] != '"') return -1;
    CROSS_STRING(at);
    PASS_SPACE(at);
    if (bytes[at] != ':') return -1;
    at++;
    PASS_SPACE(at);
    goto value;

behind_value:
    PASS_SPACE(at);
    if (bytes[at] == ',') {
        at++;
        PASS_SPACE(at);
        if (kinds & 1) goto key;
        goto value;
    }
    if (bytes[at] != ((kinds & 1) ? '}' : ']')) return -1;

container_end:
    at++;
    kinds >>= 1;
    if (++left < most) goto behind_value;
    *cursor = next;
    return at;
}
