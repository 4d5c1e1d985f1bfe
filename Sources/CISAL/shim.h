// Intel's Intelligent Storage Acceleration Library: its inflater, its CRC-32 and its version.
#ifndef SESSTAT_CISAL_SHIM_H
#define SESSTAT_CISAL_SHIM_H

#include <isa-l.h>

#endif
