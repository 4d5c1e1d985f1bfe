// zlib's initialisers are macros, which Swift cannot import: these functions wrap them.
#ifndef SESSTAT_CZLIB_SHIM_H
#define SESSTAT_CZLIB_SHIM_H

#include <zlib.h>

static inline int sesstat_inflate_init(z_streamp stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

static inline int sesstat_deflate_init(z_streamp stream, int level, int window_bits) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, 9, Z_DEFAULT_STRATEGY);
}

#endif
