// Byte masks over blocks of text: one bit a byte, least significant bit first, 64 bytes a word.
#ifndef SESSTAT_CBYTESCAN_H
#define SESSTAT_CBYTESCAN_H

#include <stddef.h>
#include <stdint.h>

#endif
