#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "kernels.h"

static const sesstat_kernel all_kernels[] = {
    {"scalar", sesstat_masks_scalar, sesstat_is_utf8_scalar, sesstat_follow_plain},
#if defined(__x86_64__)
    {"sse2", sesstat_masks_sse2, sesstat_is_utf8_scalar, sesstat_follow_plain},
    {"avx2", sesstat_masks_avx2, sesstat_is_utf8_avx2, sesstat_follow_avx2},
    {"avx512", sesstat_masks_avx512, sesstat_is_utf8_avx2, sesstat_follow_avx2},
#elif defined(__aarch64__)
    {"neon", sesstat_masks_neon, sesstat_is_utf8_scalar, sesstat_follow_plain},
#endif
};

size_t sesstat_kernel_count(void) {
#if defined(__x86_64__)
    // SSE2 is part of x86-64.
    bool has_avx2 =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
    if (!has_avx2) return 2;
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") ? 4 : 3;
#elif defined(__aarch64__)
    return 2;  // NEON is part of it
#else
    return 1;
#endif
}

const sesstat_kernel *sesstat_kernel_at(size_t index) {
    return &all_kernels[index];
}

static const sesstat_kernel *choose(void) {
    size_t count = sesstat_kernel_count();
    const char *wanted = getenv("SESSTAT_KERNEL");
    if (wanted != NULL) {
        for (size_t index = 0; index < count; index++) {
            if (strcmp(all_kernels[index].name, wanted) == 0) return &all_kernels[index];
        }
    }
    return &all_kernels[count - 1];
}

const sesstat_kernel *sesstat_kernel_current(void) {
    // Two threads that come first at once both choose the same.
    static _Atomic(const sesstat_kernel *) chosen = NULL;
    const sesstat_kernel *kernel = atomic_load_explicit(&chosen, memory_order_relaxed);
    if (kernel == NULL) {
        kernel = choose();
        atomic_store_explicit(&chosen, kernel, memory_order_relaxed);
    }
    return kernel;
}
