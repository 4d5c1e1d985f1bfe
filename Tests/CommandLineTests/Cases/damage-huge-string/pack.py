"""Packs 2,000 records, and between them one with a string of 1 GiB, into about 1 MB of gzip.

Every block of the string is packed alike and by itself, so one is packed and written 1,024 times.
"""
import struct
import sys
import zlib

record = '{"eventType":"Send","mail":{"timestamp":"2026-03-01T12:00:00Z","messageId":"m%s"},"send":{}}\n'
before = "".join(record % number for number in range(1000)) + record[:-2] % "huge" + ',"x":"'
after = '"}\n' + "".join(record % number for number in range(1000, 2000))
block = b"a" * (1 << 20)

def packed(data, flush=zlib.Z_FULL_FLUSH):
    compressor = zlib.compressobj(9, zlib.DEFLATED, -15)
    return compressor.compress(data) + compressor.flush(flush)

checksum = size = 0
sys.stdout.buffer.write(bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]))
parts = [before.encode()] + [block] * 1024 + [after.encode()]
packedBlock = packed(block)
for part in parts:
    checksum = zlib.crc32(part, checksum)
    size += len(part)
    flush = zlib.Z_FINISH if part is parts[-1] else zlib.Z_FULL_FLUSH
    sys.stdout.buffer.write(packedBlock if part is block else packed(part, flush))
sys.stdout.buffer.write(struct.pack("<II", checksum, size & 0xFFFFFFFF))
