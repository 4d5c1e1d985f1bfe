"""Makes the damaged inputs: `python inputs.py EVENTGEN FOLDER [TEXT]` writes a file each, and prints what is right as JSON.

A process of its own, so that the memory it takes is not counted for the tools (a child's peak is never below its parent's).
"""

import dataclasses
import gzip
import io
import json
import pathlib
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

GOOD = 2_000


@dataclass
class Wanted:
    """What is right: events that count, copies, what is rejected and why, damage, and other counts that are right too."""

    counted: int = GOOD
    duplicate: int = 0
    # None where it is not known how many pieces the rest is in.
    rejected: dict[str, int] | None = field(default_factory=dict)
    damage: list[str] = field(default_factory=list)
    # What is right, too: of a tool without a limit on depth or length, or one that reads more formats.
    also: list[int] = field(default_factory=list)
    # What answers another question than ours, and is not wrong: how many records there are, copies and all.
    other: list[int] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Short, for the table."""
        bad = " + the rest bad" if self.rejected is None else f" + {sum(self.rejected.values())} bad" * bool(self.rejected)
        return f"{self.counted:,}{bad}{', damaged' * bool(self.damage)}"


def packed(data: bytes) -> bytes:
    return gzip.compress(data, 6, mtime=0)


def inflated(stored: bytes) -> tuple[list[bytes], str]:
    """The lines that zlib gives of a damaged member, and the code of the damage."""
    inflater = zlib.decompressobj(31)
    data = bytearray()
    code = "gzip_truncated"
    try:
        for at in range(0, len(stored), 1 << 12):
            before = inflater.copy()
            try:
                data += inflater.decompress(stored[at : at + (1 << 12)])
            except zlib.error:
                # What came out before the fault is lost with it, so that the last bytes are given one by one.
                for byte in stored[at : at + (1 << 12)]:
                    data += before.decompress(bytes([byte]))
    except zlib.error as error:
        code = "gzip_checksum" if "data check" in str(error) else "gzip_corrupt"
    lines = bytes(data).split(b"\n")
    return lines if lines[-1] else lines[:-1], code


def is_json(line: bytes) -> bool:
    try:
        json.loads(line)
        return True
    except ValueError:
        return False


class Inputs:
    def __init__(self, lines: list[bytes], folder: pathlib.Path):
        self.lines = lines
        self.folder = folder
        self.text = b"\n".join(lines) + b"\n"

    def halves(self, between: bytes = b"") -> bytes:
        """All records, with something between the first thousand and the second."""
        middle = GOOD // 2
        return b"\n".join(self.lines[:middle]) + b"\n" + between + b"\n".join(self.lines[middle:]) + b"\n"

    def marked(self, tail: bytes) -> bytes:
        """One record with a last member more, whose value is given."""
        return self.lines[0][:-1].replace(b'"messageId":"', b'"messageId":"more-') + b',"more":' + tail + b"}"

    # Each of these gives the bytes of a file and what is right, or names the file that it wrote.

    def whole(self):
        return packed(self.text), Wanted()

    def two_members(self):
        seam = len(self.text) // 2
        return packed(self.text[:seam]) + packed(self.text[seam:]), Wanted()

    def back_to_back(self):
        return packed(b"".join(self.lines)), Wanted()

    def two_on_a_line(self):
        pairs = [b" ".join(self.lines[at : at + 2]) for at in range(0, GOOD, 2)]
        return packed(b"\n".join(pairs) + b"\n"), Wanted()

    def over_lines(self):
        record = json.dumps(json.loads(self.lines[GOOD // 2]), indent=2).encode()
        return packed(b"\n".join(self.lines[: GOOD // 2] + [record] + self.lines[GOOD // 2 + 1 :]) + b"\n"), Wanted()

    def array(self):
        return packed(b"[" + b",\n".join(self.lines) + b"]\n"), Wanted()

    def crlf(self):
        return packed(self.text.replace(b"\n", b"\r\n")), Wanted()

    def byte_order_mark(self):
        return packed(b"\xef\xbb\xbf" + self.text), Wanted()

    def plain_named_gz(self):
        return self.text, Wanted()

    def gzip_in_gzip(self):
        return packed(packed(self.text)), Wanted()

    def zip_named_gz(self):
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as entries:
            entries.writestr("events.ndjson", self.text)
        return archive.getvalue(), Wanted(counted=0, damage=["unsupported_format"], also=[GOOD])

    def empty(self):
        return b"", Wanted(counted=0)

    def cut(self):
        stored = packed(self.text)
        stored = stored[: len(stored) * 3 // 4]
        lines, code = inflated(stored)
        assert all(map(is_json, lines[:-1])) and not is_json(lines[-1])
        return stored, Wanted(counted=len(lines) - 1, rejected={"json_syntax": 1}, damage=[code])

    def flipped(self):
        """A byte behind the middle by which records are broken, but none is altered and stays JSON."""
        whole = packed(self.text)
        sound = set(self.lines)
        for place in range(len(whole) // 2, len(whole) - 8):
            stored = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
            lines, code = inflated(stored)
            good = sum(line in sound for line in lines)
            if good < GOOD - 1 and not any(is_json(line) for line in lines if line not in sound):
                return stored, Wanted(counted=good, rejected=None, damage=[code])
        raise AssertionError("every such byte alters a record")

    def checksum(self):
        stored = bytearray(packed(self.text))
        stored[-8] ^= 0xFF
        return bytes(stored), Wanted(damage=["gzip_checksum"])

    def garbage_after(self):
        return packed(self.text) + b"this is no gzip member\n" * 4, Wanted(damage=["gzip_trailing_garbage"])

    def garbage_between(self):
        seam = len(b"\n".join(self.lines[: GOOD // 2])) + 1
        return (packed(self.text[:seam]) + b"this is no gzip member\n" * 4 + packed(self.text[seam:]),
                Wanted(damage=["gzip_trailing_garbage"]))

    def zeros_after(self):
        return packed(self.text) + bytes(4_096), Wanted()

    def broken_line(self):
        return packed(self.halves(self.lines[0][:300] + b"\n")), Wanted(rejected={"json_syntax": 1})

    def text_after_record(self):
        lines = self.lines.copy()
        lines[GOOD // 2] += b" and more"
        return packed(b"\n".join(lines) + b"\n"), Wanted(rejected={"json_syntax": 1})

    def invalid_utf8(self):
        return packed(self.halves(self.marked(b'"\xc3\x28"') + b"\n")), Wanted(rejected={"invalid_utf8": 1})

    def control_character(self):
        return packed(self.halves(self.marked(b'"a\x01b"') + b"\n")), Wanted(rejected={"json_syntax": 1})

    def number_with_zeros(self):
        return packed(self.halves(self.marked(b"007") + b"\n")), Wanted(rejected={"json_syntax": 1})

    def deep(self):
        tail = b"[" * 100_000 + b"]" * 100_000
        return packed(self.halves(self.marked(tail) + b"\n")), Wanted(rejected={"too_deep": 1}, also=[GOOD + 1])

    def delivered_twice(self):
        return packed(self.text * 2), Wanted(duplicate=GOOD, other=[2 * GOOD])

    def huge_string(self):
        """A string of 1 GiB in 1 MB, never in memory as a whole."""
        path = self.folder / "huge_string.gz"
        chunk = b"a" * (1 << 20)
        with open(path, "wb") as file:
            packer = zlib.compressobj(9, zlib.DEFLATED, 31)
            start, end = self.halves(self.marked(b'"\0"') + b"\n").split(b"\0")
            for part in chunks(start, chunk, end):
                file.write(packer.compress(part))
            file.write(packer.flush())
        return path, Wanted(rejected={"too_long": 1}, also=[GOOD + 1])


def chunks(start: bytes, chunk: bytes, end: bytes) -> Iterable[bytes]:
    yield start
    for _ in range(1 << 10):
        yield chunk
    yield end


ROWS: list[tuple[str, Callable]] = [
    ("nothing wrong", Inputs.whole),
    ("two gzip members, the seam within a record", Inputs.two_members),
    ("no newlines, `}{`", Inputs.back_to_back),
    ("two records on each line", Inputs.two_on_a_line),
    ("one record over several lines", Inputs.over_lines),
    ("one array of all records", Inputs.array),
    ("lines that end in CR LF", Inputs.crlf),
    ("byte-order mark", Inputs.byte_order_mark),
    ("plain text named `.gz`", Inputs.plain_named_gz),
    ("gzip within gzip", Inputs.gzip_in_gzip),
    ("zip named `.gz`", Inputs.zip_named_gz),
    ("0-byte file", Inputs.empty),
    ("cut at 3/4", Inputs.cut),
    ("one byte flipped inside", Inputs.flipped),
    ("wrong checksum at the end", Inputs.checksum),
    ("garbage after the member", Inputs.garbage_after),
    ("garbage between two members", Inputs.garbage_between),
    ("zero padding after the member", Inputs.zeros_after),
    ("one broken line more", Inputs.broken_line),
    ("text after a record on its line", Inputs.text_after_record),
    ("one more record with invalid UTF-8", Inputs.invalid_utf8),
    ("one more with a control character in a string", Inputs.control_character),
    ("one more with the number 007", Inputs.number_with_zeros),
    ("one more with 100,000 nested brackets", Inputs.deep),
    ("one more with a string of 1 GiB, 1 MB packed", Inputs.huge_string),
    ("every record delivered twice", Inputs.delivered_twice),
]


def main() -> None:
    eventgen, folder, only = sys.argv[1], pathlib.Path(sys.argv[2]), "".join(sys.argv[3:])
    subprocess.run([eventgen, "--events", str(GOOD), "--files", "1", "--every-type", "-o", folder / "events"],
                   check=True, stdout=subprocess.DEVNULL)
    lines = []
    for file in sorted((folder / "events").rglob("*.gz")):
        lines += gzip.decompress(file.read_bytes()).splitlines()
    assert len(lines) == GOOD, f"eventgen made {len(lines)} records"
    inputs = Inputs(lines, folder)
    rows = []
    for label, make in ROWS:
        if only not in label:
            continue
        data, wanted = make(inputs)
        path = folder / f"{make.__name__}.gz"
        if isinstance(data, bytes):
            path.write_bytes(data)
        rows.append({"label": label, "path": str(path), "text": wanted.text} | dataclasses.asdict(wanted))
    json.dump(rows, sys.stdout)


main()
