// How pieces are followed, once for each way of comparing 32 bytes: whoever includes this defines TARGET, the attributes of
// all functions, DIFFERENCES, which gives a bit for each of 32 bytes that differ, and names for GO_ON_WITH, BEGIN_WITH and
// FOLLOW, the function's whole declaration.

// Whether `bytes` go on with what a piece has behind its first 32 bytes; nothing is read that lies more than 32 bytes behind
// the first difference.
TARGET static inline bool GO_ON_WITH(const uint8_t *bytes, const uint8_t *text, uint32_t length) {
    for (; length > 32; length -= 32) {
        if (DIFFERENCES(bytes, text) != 0) return false;
        bytes += 32;
        text += 32;
    }
    return (uint64_t)DIFFERENCES(bytes, text) << (32 - length) << 32 == 0;
}

TARGET static inline bool BEGIN_WITH(const uint8_t *bytes, const sesstat_piece *piece, const uint8_t *texts) {
    if ((DIFFERENCES(bytes, piece->text) & piece->mask) != 0) return false;
    return __builtin_expect(piece->length <= 32, 1) || GO_ON_WITH(bytes + 32, texts + piece->rest, piece->length - 32u);
}

TARGET FOLLOW {
    const sesstat_piece *pieces = table->pieces;
    ptrdiff_t next = *cursor;
    while (places[next] < at) next++;
    sesstat_mark *mark = marks, *const last = marks + room - SESSTAT_PIECE_MARKS;
    const uint8_t *texts = table->texts;
    const sesstat_note *all_notes = table->notes;
    uint32_t number = table->first;
    uint32_t action = 0;
    ptrdiff_t end = at;
    for (;;) {
        // Which piece follows is mostly the first.
        const sesstat_piece *piece;
        for (;; number = piece->other) {
            if (number == SESSTAT_NONE) return -1;
            piece = &pieces[number];
            if (BEGIN_WITH(bytes + end, piece, texts)) break;
        }
        if (__builtin_expect(mark > last, 0)) return -1;
        // What is not to be kept is written over.
        *mark = (sesstat_mark){(uint32_t)at, (uint32_t)end, action, 0};
        mark += action != 0;
        const sesstat_note *note = &all_notes[piece->first_note];
#pragma clang loop unroll(disable) vectorize(disable)
        for (uint32_t left = piece->note_count; left > 0; left--, note++) {
            uint32_t start = (uint32_t)end + note->offset;
            *mark++ = (sesstat_mark){start, start + note->length, note->action, 0};
        }
        at = end + piece->length;
        next += piece->stops;
        number = piece->next;
        action = piece->action;
        switch (piece->behind) {
        case SESSTAT_STRING:
            // The piece ended with the quote that opens the string; its end, or a fault, is the next stop.
            end = places[next];
            if (__builtin_expect(bytes[end] != '"', 0)) {
                // A copy, so that the other may stay in a register.
                ptrdiff_t here = next;
                end = sesstat_pass_escapes(bytes, places, &here);
                if (end < 0) return -1;
                next = here;
            }
            break;
        case SESSTAT_NUMBER:
            end = sesstat_cross_number(bytes, at);
            if (end < 0) return -1;
            break;
        default:
            *cursor = next;
            *count = (size_t)(mark - marks);
            return at;
        }
    }
}

#undef TARGET
#undef DIFFERENCES
#undef GO_ON_WITH
#undef BEGIN_WITH
#undef FOLLOW
