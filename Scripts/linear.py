"""What Scripts/linear counts: shapes of input that a careless reader would read again and again."""

import gzip
import os
import re
import struct
import subprocess
import sys
import zlib

SMALL, TIMES = 40_000, 8
# Between the 8 of what is in proportion and the 64 of what is not.
MOST = 24

# Each repeated until it is long enough: records that never end, envelopes that turn out to be none, escapes, keys late.
TEXTS = [
    "{}{x}", "x}{}", "}{", '"}{', "{x\n", '{"a":\n', '{"a":[\n', '{"a":[', "[1,\n", "[", "[{},x,", "[{}{}", '{"a":"}{',
    '{"a":"\\ud800', '{"a":{},"', "{},", "[]", "[{}]x", "1 ", "1\n", "\ufeff", "{}x\n", '\\"', '{"\\u0065ventType":',
    '{"open":{},"eventType":"Open"}',
]


def member(text: bytes) -> bytes:
    return gzip.compress(text, 6, mtime=0)


def members(size: int) -> bytes:
    """Many members of a line each."""
    one = member(b"x\n")
    return one * (size // len(one))


def fake_headers(size: int) -> bytes:
    """Garbage whose every header begins data that only fails late."""
    header = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
    stored = b"\x1f" * 40
    fake = header + b"\x00" + struct.pack("<HH", len(stored), len(stored) ^ 0xFFFF) + stored + b"\x07"
    return member(b"x\n") + b"\x55" + fake * (size // len(fake))


def nested_headers(size: int) -> bytes:
    """Stored blocks that each hold the next ones' headers; at most 64 KiB of them hold each other."""
    header = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
    out = bytearray()
    count = size // 24
    for index in range(count):
        length = min((count - index - 1) * 24 + 9, 0xFFFF)
        out += header + b"\x00" + struct.pack("<HH", length, length ^ 0xFFFF) + b"A" * 9
    return bytes(out) + b"\x07"


def cut_members(size: int) -> bytes:
    """Members with a wrong checksum, one behind the other."""
    text = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = text.compress(b"{}\n" * 9) + text.flush()
    one = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]) + data + b"\x00" * 4 + struct.pack("<I", 27)
    return one * (size // len(one))


def shapes() -> list[tuple[str, bytes, bytes]]:
    """Each with its name, small and large."""
    found = []
    for text in TEXTS:
        shape = text.encode()
        found.append((repr(text), shape * (SMALL // len(shape)), shape * (SMALL * TIMES // len(shape))))
    for make in (members, fake_headers, nested_headers, cut_members):
        found.append((make.__doc__.split(".")[0].split(";")[0], make(SMALL), make(SMALL * TIMES)))
    return found


def count(sesstat: str, folder: str, data: bytes) -> int:
    """Instructions of a run over an input."""
    path = os.path.join(folder, "input")
    with open(path, "wb") as file:
        file.write(data)
    environment = {**os.environ, "SESSTAT_KERNEL": "avx2" if "avx2" in open("/proc/cpuinfo").read() else "scalar"}
    run = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sesstat, "metrics", path, "--quiet",
         "--threads", "1", "--output", "/dev/null"],
        capture_output=True, text=True, env=environment)
    found = re.search(r"Collected : (\d+)", run.stderr)
    if run.returncode not in (0, 1) or found is None:
        sys.exit(f"linear: sesstat ended with status {run.returncode}:\n{run.stderr}")
    return int(found[1])


def main() -> None:
    sesstat, folder = sys.argv[1:]
    start = count(sesstat, folder, b"")
    failed = 0
    for name, small, large in shapes():
        costs = [count(sesstat, folder, data) - start for data in (small, large)]
        ratio = costs[1] / max(costs[0], 1)
        isLinear = ratio <= MOST
        failed += not isLinear
        print(f"linear: {ratio:5.1f} times, {costs[1] / len(large):6.0f} instructions a byte: {name}"
              + ("" if isLinear else "  NOT IN PROPORTION"), flush=True)
    if failed:
        sys.exit(f"linear: {failed} shapes are out of proportion")
    print(f"linear: {TIMES} times the bytes cost at most {MOST} times the instructions")


main()
