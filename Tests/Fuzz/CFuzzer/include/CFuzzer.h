// The part of libFuzzer that a program with its own `main` calls; the library comes with `-sanitize=fuzzer`.
#ifndef SESSTAT_CFUZZER_H
#define SESSTAT_CFUZZER_H

#include <stddef.h>
#include <stdint.h>

// Runs libFuzzer with its command line, and `run` on every input, which gives 0 for each that is worth keeping.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*run)(const uint8_t *bytes, size_t count));

#endif
